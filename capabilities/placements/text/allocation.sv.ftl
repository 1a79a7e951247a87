# Beräkning, förslag, förklaringar (V4, V5).
placements-title = VFU
placements-minutes = { $n } min
placements-of = av { $n }
placements-placed-of = { $n } av { $of }
placements-and = { $a } och { $b }
placements-and-more = { $a } och { $n } till
placements-no-place = Ingen plats
placements-search = Sök
placements-somebody = En samordnare
placements-student-gone = En student som inte finns kvar
placements-to-period = Till perioden

placements-no-students = Perioden har inga studenter.
placements-no-seats = Perioden har inga platser.
placements-import-first = Läs in en fil först.
placements-changed-meanwhile = Någon hann före. Inget har sparats.
placements-look-again = Se vad som gäller nu och försök igen.
placements-already-accepted = Förslaget är redan godkänt.
placements-superseded = Ett annat förslag har godkänts sedan dess.
placements-stale = Studenter, platser eller regler har ändrats sedan förslaget räknades.
placements-run-again = Ta fram ett nytt förslag.
placements-plan-broken = Förslaget följer inte längre reglerna på { $n } ställen.

placements-run-title = Vem kan gå vart?
placements-run-over-title = Beräkningen är klar
placements-run-may-leave = Du kan lämna sidan. Beräkningen fortsätter.
placements-run-reads = Läser { $a } studenter och { $b } enheter med platser.
placements-run-solves = { $a } av { $b } studenter är prövade. { $c } saknar plats.
placements-run-cancel = Avbryt
placements-run-cancelled = Du avbröt beräkningen. Inget har ändrats.
placements-run-failed = Beräkningen gick inte att slutföra. Felet är loggat. Inget har ändrats.
placements-run-last-stays = Det senaste förslaget finns kvar:
placements-run-again-button = Ta fram nytt förslag
placements-plan-number = Förslag { $n }
placements-plan-of = Förslag { $n }, { $what }

placements-proposal-title = Är förslaget bra nog att godkänna?
placements-accepted-title = Förslaget gäller
placements-superseded-title = Förslaget har ersatts
placements-proposal-lead = { $left ->
    [0] Alla { $of } har plats.
    [one] { $placed } av { $of } har plats. En behöver dig.
   *[other] { $placed } av { $of } har plats. { $left } behöver dig.
}
placements-proposal-wishes = { $n } av { $of } med önskemål får sitt första eller andra.
placements-proposal-first-come = Först till kvarn hade lämnat { $a } utan plats, förslaget lämnar { $b }.
placements-accept = Godkänn förslaget
placements-accepted = Förslaget är godkänt. { $n } av { $of } studenter har plats.
placements-accepted-by = Godkänt av { $name } { $day }.
placements-superseded-by = Godkändes av { $name } { $day } och har ersatts av ett nyare.
placements-to-board = Flytta och lås
placements-to-list = Hela listan
placements-compare-with = Jämför med förslag { $n }
placements-export-xlsx = Hämta som XLSX
placements-export-csv = Hämta som CSV
placements-proved = Bevisat bäst.
placements-proved-why = Inget förslag inom reglerna placerar fler eller ger kortare resor sammanlagt. Räknat på { $seconds } s.
placements-not-proved = Förslaget följer reglerna. Det är inte bevisat att inget är bättre.
placements-see-proof = Se beviset
placements-figure-placed = Har plats
placements-figure-median = Hälften reser högst
placements-figure-p95 = 95 av 100 reser högst
placements-figure-worst = Längst resa

placements-unplaced-heading = { $n ->
    [0] Alla har plats
    [one] En utan plats
   *[other] { $n } utan plats
}
placements-all-placed = Alla studenter har plats.
placements-all-placed-why = Nästa steg är att godkänna förslaget.
placements-why-too-far = Ingen plats klarar restiden { $limit } min. Närmast: { $place }, { $n } min.
placements-why-forbidden = Den enda platsen är spärrad för studenten: { $place }.
placements-why-no-type = Ingen enhet erbjuder den typ av plats som behövs.
placements-why-shared = { $seats ->
    [0] Det finns ingen ledig plats inom räckhåll i { $place }.
    [one] { $n } studenter delar på en plats i { $place }. { $missing } saknas.
   *[other] { $n } studenter delar på { $seats } platser i { $place }. { $missing } saknas.
}
placements-why-next = Nästa plats ligger i { $place }, { $n } min bort.
placements-fix = { $n ->
    [0] En plats till räcker: { $place }.
    [one] En plats till räcker: { $place }. En annan student byter då plats.
   *[other] En plats till räcker: { $place }. { $n } andra byter då plats.
}

placements-worth-title = Vad en plats till är värd
placements-worth-lead = Be först om fler platser här. Siffran visar hur alla studenters resor tillsammans ändras.
placements-worth-caption = En plats till per enhet
placements-worth-places = Ger någon plats
placements-worth-saves = Resor tillsammans
placements-worth-longer = { $n } min längre
placements-worth-shorter = { $n } min kortare
placements-worth-same = Lika långa
placements-worth-one = En student till
placements-worth-no-one = Nej
placements-worth-none = Ingen enhet skulle ge någon student en bättre plats.

placements-spread-title = Hur det faller ut
placements-spread-caption = Restid enkel väg, uppskattad, efter grupp
placements-spread-group = Grupp
placements-with-car = Med bil
placements-without-car = Utan bil
placements-home-unknown = Hemort okänd
placements-histogram-none = Ingen har plats
placements-histogram-within = Ingen reser längre än { $n } min
placements-histogram-over = { $n ->
    [one] En reser längre än { $limit } min
   *[other] { $n } reser längre än { $limit } min
}
placements-histogram-note = Antal studenter efter restid enkel väg i minuter, uppskattad.
placements-histogram-words = Hälften reser högst { $n } minuter. Den längsta resan är { $worst } minuter.
placements-histogram-what = Restid, min
placements-histogram-how-many = Studenter

placements-list-title = Vem kommer vart?
placements-list-shown = { $a }–{ $b } av { $of }
placements-list-pages = Sidor i listan
placements-list-search = Sök namn, hemort eller enhet
placements-list-empty = Inga träffar.
placements-list-empty-why = Pröva ett kortare ord.
placements-list-clear = Rensa sökningen
placements-list-caption = Studenter i förslaget
placements-column-student-id = Student-id
placements-column-name = Namn
placements-column-home = Hemort
placements-column-place-type = Typ av plats
placements-column-unit = Enhet
placements-column-travel-minutes = Restid
placements-column-wish = Önskemål
placements-column-taken = Tagna
placements-column-follows = Följd
placements-column-price = Pris
placements-column-before = Före
placements-column-after = Nu

placements-student-at = { $place }, { $n } min enkel väg (uppskattad).
placements-student-none = Studenten har ingen plats i förslaget.
placements-student-move = Flytta eller lås
placements-why-title = Varför?
placements-blocked-title = Vad som hindrar
placements-nearer-title = Närmare platser, och vem som då måste flytta
placements-nearer-caption = Platser som vore bättre för studenten
placements-nearest-already = Ingen annan plats vore bättre för studenten.
placements-not-explained = Underlaget har ändrats sedan förslaget räknades. Ta fram ett nytt för att få förklaringen.
placements-rule-travel = Restid
placements-rule-travel-value = { $n } min, gräns { $limit }
placements-rule-type = Typ av plats
placements-rule-wish = Önskemål { $n }
placements-rule-forbidden = Spärrade enheter undviks
placements-rule-locked = Låst av en samordnare
placements-follows-nobody = Ingen annan behöver flytta.
placements-follows-not = Går inte: alla platser där är låsta.
placements-follows-longer = { $name } till { $place }, { $n } min längre.
placements-follows-shorter = { $name } till { $place }, { $n } min kortare.
placements-follows-out = { $name } blir utan plats.
placements-follows-more = Ytterligare { $n } flyttar.
placements-follows-sum = Sammanlagt { $n } min sämre, önskemål inräknade.
placements-follows-locked = Studenten är låst. Lås upp för att se vad som skulle följa.
placements-follows-sum-better = Sammanlagt { $n } min bättre, önskemål inräknade.

placements-proof-title = Beviset
placements-proof-what = Varje enhet med platser har ett pris i tiondels minuter. Priset är vad en plats där är värd för de andra.
placements-proof-how = Om varje student väljer det billigaste, resa plus pris, blir summan en gräns som inget förslag kan gå under. Förslaget når gränsen.
placements-proof-caption = Enheter som någon tävlar om
placements-proof-unplaced = Studenter utan plats
placements-proof-cost = Sammanlagd kostnad, tiondels minuter
placements-compare-title = Förslag { $a } jämfört med förslag { $b }
placements-compare-lead = { $n ->
    [0] Ingen student har fått en annan plats.
    [one] En student har fått en annan plats.
   *[other] { $n } studenter har fått en annan plats.
}
placements-compare-caption = Studenter med en annan plats
audit-placements-run-start = Startade en beräkning
audit-placements-run-join = Följde en pågående beräkning
audit-placements-run-cancel = Avbröt en beräkning
audit-placements-run-give-up = En beräkning gick inte att slutföra
audit-placements-plan-propose = Ett förslag kom fram
audit-placements-plan-view = Såg ett förslag
audit-placements-plan-list = Såg listan i ett förslag
audit-placements-plan-compare = Jämförde två förslag
audit-placements-plan-accept = Godkände ett förslag
audit-placements-plan-export = Hämtade ett förslag som fil
audit-placements-student-view = Såg en student
