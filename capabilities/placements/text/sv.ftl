# Menyn.
menu-placements = VFU
menu-offers = Platser

# Ord som återkommer.
placements-vfu = VFU
placements-period = Period
placements-days = Dagar
placements-students = Studenter
placements-student = Student
placements-seats = Platser
placements-reserved = Reserverade
placements-reserved-n = { $n ->
    [one] { $n } plats är reserverad
   *[other] { $n } platser är reserverade
}
placements-placed = Placerade
placements-municipality = Kommun
placements-municipality-unknown = Kommunen är inte angiven
placements-everywhere = Alla kommuner
placements-unit = Enhet
placements-unit-gone = Enheten finns inte längre
placements-place-type = Platstyp
placements-types = Platstyper
placements-programme = Program
placements-term = Termin
placements-name = Namn
placements-reference = Lärosätets id
placements-priority = Prioritet
placements-travel = Restid, uppskattad
placements-total = Alla
placements-yes = Ja
placements-no = Nej
placements-save = Spara
placements-show = Visa
placements-clear = Rensa filtret
placements-paging = { $a }–{ $b } av { $n }
placements-paging-label = Sidor i listan
placements-nothing-changed = Inget är ändrat. Det stod så redan.

# Perioderna.
placements-index-title = Hur går det med placeringarna?
placements-index-empty-lead = Du har ingen period än.
placements-index-empty = Här kommer dina VFU-perioder.
placements-index-empty-why = VFU är verksamhetsförlagd utbildning. Börja med en period. Sedan lägger du in studenter och platser.
placements-no-students-yet = Inga studenter är inlagda än.
placements-placed-left = { $a } av { $b } placerade. { $n } kvar.
placements-everybody-placed = { $n ->
    [one] Studenten är placerad.
   *[other] Alla { $what } är placerade.
}
placements-ended = Perioder som är slut
placements-next = Vad är nästa steg?
placements-step-students = Lägg in studenter
placements-step-seats = Lägg in platser
placements-step-propose = Ta fram förslag
placements-step-accept = Godkänn ett förslag
placements-step-accepted = Ett förslag är godkänt och gäller.
placements-step-not-accepted = Inget förslag gäller förrän du har godkänt det.
placements-n-students = { $n ->
    [0] Inga än
    [one] { $what } student
   *[other] { $what } studenter
}
placements-n-seats = { $n ->
    [0] Inga än
    [one] { $what } plats
   *[other] { $what } platser
}
placements-n-plans = { $n ->
    [0] Inget än
    [one] { $what } förslag
   *[other] { $what } förslag
}

# Skapa period.
placements-create = Skapa period
placements-new-title = Skapa en period
placements-new-lead = En period är ett programs VFU under några veckor.
placements-programme-hint = Skriv som studenterna känner igen det. Exempel: Socionom, termin 5
placements-first = Första dag
placements-first-hint = Välj måndagen i första veckan.
placements-last = Sista dag
placements-types-hint = En per rad. Exempel: Individ- och familjeomsorg
placements-copy = Inställningar
placements-copy-none = Börja med våra startvärden
placements-copy-hint = Kopiera gränser och vikter från en tidigare period.
placements-created = Perioden { $name } är skapad.
placements-period-refused = Perioden är inte sparad.
placements-programme-wrong = Skriv programmets namn, högst 120 tecken.
placements-term-wrong = Välj en termin.
placements-day-wrong = Skriv en dag som 2027-01-18.
placements-last-before-first = Sista dagen är före den första.
placements-period-too-long = Perioden är längre än 40 veckor.
placements-types-wrong = Skriv 1 till 12 olika platstyper, en per rad.
placements-period-exists = Programmet har redan en period som börjar den dagen.
placements-period-over = Perioden är slut. Inget har sparats.

# En period.
placements-to-allocation = Till fördelningen
placements-to-import = Läs in fil
placements-about = Om perioden
placements-by-municipality = Studenter och platser per kommun
placements-live-there = Studenter som bor där
placements-seats-there = Platser där
placements-placed-there = Placerade där
placements-missing = Det här saknas
placements-missing-students = Inga studenter är inlagda.
placements-missing-seats = Inga platser är inlagda.
placements-missing-type = { $what }: { $a } studenter behöver plats, { $b } platser är lediga. { $n } saknas.
placements-missing-holds = { $n ->
    [one] { $n } reserverad plats har ingen enhet än.
   *[other] { $n } reserverade platser har ingen enhet än.
}
placements-missing-wishes = { $n ->
    [one] { $n } önskemål gäller en enhet utan platser.
   *[other] { $n } önskemål gäller enheter utan platser.
}

# Inställningar.
placements-settings = Inställningar
placements-settings-title = Vad ska fördelningen väga in?
placements-settings-lead = Allt räknas i minuter. Då går det att jämföra restid med önskemål.
placements-settings-below-rules = Perioden följer { $name }. Det som reglerna säger om restid går före.
placements-settings-after = När du sparar blir tidigare förslag inaktuella. Ta fram ett nytt.
placements-settings-saved = Inställningarna är sparade. Ta fram ett nytt förslag.
placements-settings-refused = Inställningarna är inte sparade.
placements-limit = Längsta restid, minuter
placements-limit-hint = Enkel resa, uppskattad. 90 minuter är vanligast.
placements-limit-kind = Vad gäller över gränsen?
placements-limit-hard = Ingen får resa längre
placements-limit-soft = Längre resor räknas hårdare
placements-factor = Vikt för minuter över gränsen, gånger
placements-factor-hint = 5 betyder att en minut över gränsen räknas som 5 minuter. Används bara när längre resor får finnas.
placements-wish-second = Andra önskemålet, minuter
placements-wish-second-hint = Så många minuters längre resa är förstahandsvalet värt.
placements-wish-third = Tredje önskemålet, minuter
placements-wish-third-hint = Jämfört med det första. Minst lika mycket som det andra.
placements-wish-none = Inget av önskemålen, minuter
placements-wish-none-hint = Jämfört med det första. Minst lika mycket som det tredje.
placements-limit-wrong = Skriv 10 till 600 minuter.
placements-factor-wrong = Skriv 1 till 100.
placements-wishes-wrong = Talen ska stiga från andra till inget önskemål, högst 600.
placements-number-wrong = Skriv ett heltal med siffror.

# Studenter.
placements-students-title = Vilka ska ha plats?
placements-students-empty = Här kommer periodens studenter.
placements-students-empty-why = Läs in en fil med studenter och deras önskemål.
placements-students-lead = { $n ->
    [one] { $what } student ska ha plats.
   *[other] { $what } studenter ska ha plats.
}
placements-search-name = Namn eller id
placements-hits = { $n ->
    [one] { $what } träff.
   *[other] { $what } träffar.
}
placements-no-hits = Inga träffar.
placements-no-hits-why = Ingen student passar både namnet och kommunen.
placements-student-no-plan = Inget förslag är godkänt, så studenten har ingen plats än.
placements-student-unplaced = Studenten har ingen plats i det godkända förslaget.
placements-student-placed = Placerad: { $place }.
placements-home = Bor i
placements-home-point = Reser från
placements-home-at = Punkt på kartan ({ $what })
placements-forbidden = Får inte komma till
placements-forbidden-none = Inga enheter
placements-wishes = Önskemål
placements-wishes-none = Studenten har inga önskemål.
placements-wish-rank = Nr
placements-seats-of-type = Platser av rätt typ
placements-change = Ändra
placements-car = Har studenten bil?
placements-car-hint = Avgör om restiden räknas med bil eller buss.
placements-priority-hint = 0 till 9. Lägst tal får plats först om platserna inte räcker.
placements-priority-wrong = Skriv ett heltal från 0 till 9.
placements-type-unknown = Välj en av periodens platstyper.
placements-student-refused = Ändringen är inte sparad.
placements-student-saved = Ändringen är sparad. Tidigare förslag är inaktuella.

# Platser.
placements-seats-title = Var finns det platser?
placements-seats-lead = { $n ->
    [one] { $what } plats i { $of } grupper.
   *[other] { $what } platser i { $of } grupper.
}
placements-seats-empty = Här kommer periodens platser.
placements-seats-empty-why = Lägg till en enhet i taget, eller läs in en fil.
placements-add-seats = Lägg till platser
placements-add-title = Lägg till platser
placements-add-lead = Välj enhet, platstyp och antal.
placements-search-unit = Sök enhet
placements-search-unit-hint = Skriv en del av namnet eller kommunen.
placements-no-unit = Ingen enhet hittades.
placements-no-unit-why = Sök på färre ord. Saknas enheten behöver den läggas in först.
placements-more-units = De första { $a } av { $n } visas. Sök för att hitta fler.
placements-unit-wrong = Välj en enhet i listan.
placements-seats-exist = Enheten har redan platser av den typen. Ändra antalet i stället.
placements-group-lead = { $n } platser. { $a } är placerade, { $b } är reserverade.
placements-seats-hint = Så många studenter på en gång.
placements-seats-wrong = Skriv ett heltal från 0 till 10 000.
placements-seats-refused = Platserna är inte sparade.
placements-seats-taken = { $n } platser är upptagna: { $a } placerade och { $b } reserverade. Inget har sparats.
placements-seats-taken-hint = Flytta studenter först, eller behåll fler platser.
placements-seats-at-least = Minst { $n } platser behövs.
placements-seats-saved = { $unit }: platserna är ändrade från { $from } till { $to }.
placements-seats-added = { $unit }: { $n } platser är tillagda.
placements-seat-choose = Välj en plats i listan.
placements-seat-gone = Platsen är inte ledig längre. Inget har sparats.

# Någon hann före.
placements-conflict-caption = Vad som skiljer
placements-conflict-what = Uppgift
placements-conflict-now = Gäller nu
placements-conflict-yours = Du skrev

# Det som kommunen ser.
placements-offers-title = Vilka kommer till oss?
placements-offers-lead = { $n ->
    [one] Ni har erbjudit { $a } plats. { $b } studenter kommer.
   *[other] Ni har erbjudit { $a } platser. { $b } studenter kommer.
}
placements-offers-empty-lead = Ni har inga platser i någon kommande period.
placements-offers-empty = Här kommer era platser och studenterna som ska till er.
placements-offers-empty-why = Lärosätet lägger in platserna som ni erbjuder.
placements-offers-no-units = Er organisation har inga enheter än.
placements-offers-nobody = Ingen är placerad här än.
placements-offers-estimated = Restiden är uppskattad och gäller enkel resa.
placements-coming-caption = Studenter som kommer, { $what }

# Filer.
placements-import-students = Studenter
placements-import-students-explain = Studenter till en period, med hemkommun, bil och önskemål. Skyddade personuppgifter tas om hand för sig.
placements-import-capacity = Platser
placements-import-capacity-explain = Platser som enheterna erbjuder i en period.
placements-import-one-unit = en enda enhet, men flera heter så
placements-import-say-municipality = Skriv kommunen efter namnet: Hemtjänst Norr, Åsele
placements-import-type = någon av periodens platstyper: { $what }
placements-import-wish-twice = en annan enhet än i önskemålet före
placements-import-wish-forbidden = en enhet som studenten får komma till
placements-import-home = hemkommun, eller latitud och longitud
placements-import-point = både latitud och longitud
placements-import-home-fix = Skriv kommunens namn eller kod, eller båda talen.
placements-import-other-period = Raden hör till en annan period. Ta bort den eller välj den perioden.
placements-import-seats-taken = minst { $n }, för så många platser är upptagna
placements-import-protected-wrong = raden är märkt som skyddad och något i den går inte att läsa
placements-import-protected-fix = Rätta raden i filen. Skriv ja eller nej som märkning.

audit-placements-period-create = Skapade en period
audit-placements-period-settings = Ändrade inställningar
audit-placements-seats-add = Lade till platser
audit-placements-seats-set = Ändrade platser
audit-placements-student-change = Ändrade en student
audit-placements-student-list = Såg en lista med studenter
