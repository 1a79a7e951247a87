# Regler som data: se ruleset/.
menu-rules = Regler
rules-vfu = VFU
rules-title = Regler för VFU
rules-lead-list = Här står reglerna som era placeringar följer. Studenter kan läsa dem.
rules-none-yet = Ni har inga regler än.
rules-none-yet-why = Börja från ett exempel eller läs in en fil.
rules-new = Nya regler
rules-list-caption = Regler
rules-column-title = Regler
rules-column-state = Läge
rules-column-programmes = Program
rules-column-version = Version
rules-state-draft = Utkast
rules-state-published = Gäller från { $day }
rules-version-n = Version { $n }
rules-new-lead = Välj ett exempel att börja från, eller läs in en egen fil.
rules-from-example = Börja från ett exempel
rules-example = Exempel
rules-example-hint = Publicerade regler från svenska lärosäten. Du ändrar dem sedan till era egna.
rules-begin = Börja
rules-from-file = Läs in en fil
rules-file = Fil med regler
rules-file-hint = En TOML-fil. Hämta en fil från regler som finns, så ser du hur den ser ut.
rules-upload = Läs in
rules-file-missing = Välj en fil.
rules-example-missing = Välj ett exempel.
rules-file-refused = Filen lästes inte in. Inget har ändrats.
rules-faults-caption = Fel i filen
rules-column-line = Rad
rules-column-where = Var
rules-column-fault = Vad som är fel
rules-created = Reglerna { $name } finns nu som utkast.
rules-replaced = Utkastet är ersatt med filens regler.
rules-id-taken = Ni har redan regler med det korta namnet. Gör en ny version av dem i stället.
rules-other-id = Filen gäller andra regler än de här.
rules-show-lead = { $n ->
    [one] En regel för { $what }.
   *[other] { $n } regler för { $what }.
}
rules-draft-note = Det här är ett utkast. Det gäller inte förrän du har satt ett datum.
rules-published-note = Versionen gäller från { $day } och kan inte ändras. Gör en ny version för att ändra.
rules-source-title = Källa
rules-source-seen-part = Bara början av sidan är läst. Fler regler kan finnas.
rules-source-doubt = Källan är inte utgivarens egen sida.
rules-source-date = Sidans datum
rules-source-quotes = Så står det i källan
rules-not-stated-title = Inte angivet
rules-not-stated = Reglerna säger inget om detta: { $what }. Det är varken ja eller nej.
rules-edit = Ändra
rules-add = Lägg till en regel
rules-download = Hämta som fil
rules-student-page = Så ser studenten reglerna
rules-new-version = Gör en ny version
rules-version-made = Version { $n } finns nu som utkast.
rules-draft-exists = Det finns redan ett utkast. Ändra det i stället.
rules-publish-title = Låt versionen gälla
rules-publish = Låt gälla
rules-in-force = Gäller från
rules-in-force-hint = Första dagen, som 2027-01-18. Därefter kan versionen inte ändras.
rules-in-force-wrong = Skriv dagen som 2027-01-18.
rules-in-force-early = En tidigare version gäller från en senare dag.
rules-published = Versionen gäller från { $day }.
rules-publish-refused = Versionen gäller inte än.
rules-not-draft = Versionen gäller och kan inte ändras.
rules-make-new = Gör en ny version.
rules-changed-meanwhile = Någon annan har ändrat utkastet.
rules-look-again = Läs igenom det som gäller nu och ändra igen.
rules-replace-title = Ersätt utkastet med en fil
rules-compare-with = Jämför med version { $n }
rules-compare-title = Version { $a } och version { $b }
rules-compare-lead = { $n ->
    [one] En regel skiljer.
   *[other] { $n } regler skiljer.
}
rules-compare-none = Versionerna säger samma sak.
rules-compare-caption = Vad som skiljer
rules-compare-rule = Regel
rules-compare-before = Version { $n }
rules-compare-added = Fanns inte
rules-compare-removed = Borttagen
rules-rule-title = Ändra regeln { $name }
rules-rule-new-title = Ny regel
rules-rule-lead = Skriv en sak per rad. Tomma fält betyder att regeln inte säger något.
rules-rule-words = Ord som går att använda
rules-field-name = Kort namn
rules-field-name-hint = Små bokstäver utan mellanslag, som restid.
rules-field-about = Handlar om
rules-field-force = Hur bestämt
rules-field-rank = Plats i ordningen
rules-field-rank-hint = Ett heltal från 1, för förturer och steg.
rules-save = Spara
rules-remove = Ta bort regeln
rules-rule-saved = Regeln { $name } är sparad.
rules-rule-removed = Regeln { $name } är borttagen.
rules-rule-refused = Regeln sparades inte.
rules-about-missing = Säg vad regeln handlar om.
rules-wrong-name = Namnet består av bokstäver, siffror och _, utan mellanslag.
rules-name-twice = En annan regel heter så.
rules-wrong-rank = Ordningen är ett heltal från 1 till 1000.
rules-wrong-choice = Det valet finns inte.
rules-unknown-topic = Regler kan inte handla om det.
rules-unknown-key = Det ordet känns inte igen här.
rules-unknown-word = Ordet är inte känt. Skriv ett känt ord, eller förklara det under [words].
rules-unknown-place = Det finns ingen sådan kommun eller inget sådant län.
rules-part-missing = Regeln säger för lite. Fyll i något av det som står här.
rules-wrong-condition = Villkoret går inte att läsa. Skriv som: child_age < 16
rules-wrong-number = Talet går inte att läsa. Skriv som: at most 90 minute
rules-wrong-money = Beloppet går inte att läsa. Skriv som: 1225 sek per week
rules-wrong-place = Platsen går inte att läsa. Skriv som: municipality Åre
rules-wrong-when = Tiden går inte att läsa. Skriv som: 2 week before placement_start
rules-wrong-format = Filen är inte av rätt slag.
rules-wrong-id = Det korta namnet består av små bokstäver a–z, siffror och bindestreck.
rules-title-missing = Reglerna saknar titel.
rules-wrong-word = Ett eget ord behöver en svensk och en engelsk förklaring.
rules-not-a-rule = Här väntas en regel.
rules-none = Filen har inga regler.
rules-not-text = Här väntas text inom citattecken.
rules-one-only = Här får bara en sak stå.
rules-no-toml = Filen går inte att läsa som TOML.
rules-file-too-long = Filen är för stor.
rules-fault = { $what } Här står: { $a }.
rules-fault-meant = { $what } Här står: { $a }. Menade du { $b }?
rules-fault-allowed = { $what } Möjligt är: { $b }.
rules-lead = { $force }: { $what }
rules-force-must = Ska
rules-force-should = Bör
rules-force-aim = Mål
rules-force-may = Får
rules-force-should-not = Bör inte
rules-force-must-not = Får inte
rules-force-none = Inte angivet
rules-part-what = Vad
rules-part-who = Vem
rules-part-to = Till
rules-part-from = Räknas från
rules-part-where = Var
rules-part-number = Antal
rules-part-money = Pengar
rules-part-when = När
rules-part-if = Gäller om
rules-part-proof = Visa
rules-part-effect = Följd
rules-part-rank = Ordning
rules-hint-what = Ord, som sole_custody
rules-hint-who = Ord, som principal
rules-hint-to = Ord, som training_school
rules-hint-from = Ord, som home_town
rules-hint-where = Som: county Skåne, municipality Åre, town Kalix, own_region
rules-hint-number = Som: at most 90 minute, at least 2 site
rules-hint-money = Som: 1225 sek per week, 75 percent of cheapest_means, nothing
rules-hint-when = Som: 2 week before placement_start, 04-01 for autumn, term 5
rules-hint-if = Som: child_age < 16, not distance_student. Alla rader ska stämma.
rules-hint-proof = Ord, som certificate
rules-hint-effect = Ord, som placement_nearer_home
rules-per = { $what } per { $unit }
rules-number-exactly = { $n } { $unit }
rules-number-at-least = minst { $n } { $unit }
rules-number-at-most = högst { $n } { $unit }
rules-number-below = färre än { $n } { $unit }
rules-number-above = fler än { $n } { $unit }
rules-number-about = cirka { $n } { $unit }
rules-money-amount = { $sum }
rules-money-at-most = högst { $sum }
rules-money-full-above = hela det som överstiger { $sum }
rules-money-share = { $n } procent av { $what }
rules-money-actual = den verkliga kostnaden om den är lägre
rules-money-nothing = ingen ersättning
rules-place-county = { $name } (län)
rules-place-municipality = { $name } (kommun)
rules-place-near = inom { $n } km från { $name }
rules-when-before = { $n } { $unit } före { $what }
rules-when-after = { $n } { $unit } efter { $what }
rules-when-must = senast { $what }
rules-when-should = helst { $what }
rules-when-about = cirka { $what }
rules-when-some-time-before = före { $what }
rules-when-some-time-after = efter { $what }
rules-when-at = vid { $what }
rules-when-during = under { $what }
rules-when-spring = { $day } för våren
rules-when-autumn = { $day } för hösten
rules-when-since = sedan { $day }
rules-when-term = termin { $n }
rules-when-cut-off = anges på sidan, men texten är inte läst
rules-if-below = { $what } under { $n }
rules-if-at-most = { $what } högst { $n }
rules-if-above = { $what } över { $n }
rules-if-at-least = { $what } minst { $n }
rules-if-not = inte: { $what }
rules-or = eller
rules-and = och
rules-unit-hour = { $n ->
    [one] timme
   *[other] timmar
}
rules-unit-day = { $n ->
    [one] dag
   *[other] dagar
}
rules-unit-working-day = { $n ->
    [one] arbetsdag
   *[other] arbetsdagar
}
rules-unit-week = { $n ->
    [one] vecka
   *[other] veckor
}
rules-unit-month = { $n ->
    [one] månad
   *[other] månader
}
rules-unit-term = { $n ->
    [one] termin
   *[other] terminer
}
rules-unit-year = { $n ->
    [one] år
   *[other] år
}
rules-unit-minute = { $n ->
    [one] minut
   *[other] minuter
}
rules-unit-student = { $n ->
    [one] student
   *[other] studenter
}
rules-unit-site = { $n ->
    [one] enhet
   *[other] enheter
}
rules-unit-night = { $n ->
    [one] natt
   *[other] nätter
}
rules-unit-municipality = { $n ->
    [one] kommun
   *[other] kommuner
}
rules-unit-placement = { $n ->
    [one] placering
   *[other] placeringar
}
rules-topic-volume = Omfattning
rules-topic-occasion = Tillfällen
rules-topic-area = Område
rules-topic-travel = Restid
rules-topic-step = Vem placerar
rules-topic-criterion = Vad som vägs in
rules-topic-priority = Förtur
rules-topic-allocation = Fördelning och lottning
rules-topic-quota = Kvoter
rules-topic-wish = Önskemål
rules-topic-continuity = Samma plats
rules-topic-variety = Olika platser
rules-topic-group = Gruppstorlek
rules-topic-together = Tillsammans
rules-topic-notice = Besked
rules-topic-deadline = Datum
rules-topic-change = Byte av plats
rules-topic-queue = Återbudskö
rules-topic-conflict = Jäv och anknytning
rules-topic-prerequisite = Förkunskaper
rules-topic-eligibility = Behörighet
rules-topic-check = Att visa upp
rules-topic-site = Slag av enheter
rules-topic-site-demand = Enhetens krav
rules-topic-placement-supervisor = Handledare
rules-topic-host-role = Ansvar på skolan
rules-topic-own-place = Egen plats
rules-topic-choice = Eget val
rules-topic-contact = Kontakt med enheten
rules-topic-own-workplace = Egen arbetsplats
rules-topic-abroad = Utomlands
rules-topic-subject = Ämnen
rules-topic-duty = Vem gör vad
rules-topic-absence = Frånvaro
rules-topic-reentry = Återkomst och underkänd VFU
rules-topic-insurance = Försäkring
rules-topic-student-money = Ersättning till studenten
rules-topic-host-money = Ersättning till mottagaren
rules-topic-agreement = Avtal
rules-topic-left-open = Bestäms på annan nivå
rules-period-title = Regler för perioden
rules-period-lead = Välj vilka regler perioden följer. Nya förslag räknas då om.
rules-period-choice = Regler
rules-period-choice-none = Inga regler: inställningarna gäller
rules-period-save = Följ reglerna
rules-period-tied = Perioden följer { $name }.
rules-period-untied = Perioden följer inga regler. Inställningarna gäller.
rules-period-refused = Valet sparades inte.
rules-period-unknown = Välj regler som gäller.
rules-uses-title = Så följer fördelningen reglerna
rules-uses-lead = Reglerna { $name }, version { $n }.
rules-uses-caption = Regler och hur fördelningen följer dem
rules-uses-column = I fördelningen
rules-use-applied = Följs
rules-use-partly = Följs delvis
rules-use-not = Vägs inte in än
rules-uses-rest = { $n ->
    [0] Alla regler rör vem som får vilken plats.
    [one] En regel till rör annat än vem som får vilken plats.
   *[other] Övriga { $n } regler rör annat än vem som får vilken plats.
}
rules-uses-none = Perioden följer inga regler som data. Periodens egna inställningar gäller.
rules-to-rules = Perioden och reglerna
rules-draw-title = Lottning
rules-draw-lead = Lotten avgör mellan förslag som är lika bra. Vem som helst kan dra om den.
rules-draw-seed = Frö
rules-draw-seed-hint = Lämna tomt för ett slumptal, eller skriv ett tal som är offentligt från en senare dag.
rules-draw-seed-wrong = Fröet är högst 100 tecken.
rules-draw-refused = Ingen lott drogs.
rules-draw-nobody = Perioden har inga studenter att lotta.
rules-draw-button = Dra lott
rules-draw-done = Lott { $n } är dragen.
rules-draw-n = Lott { $n }
rules-draw-at = Dragen { $day }. Fröet är { $what }.
rules-draw-many = Alla lottningar sparas. { $n ->
    [one] En lott är dragen.
   *[other] { $n } lotter är dragna, och den senaste gäller.
}
rules-draw-caption = Ordningen
rules-draw-place = Nummer
rules-draw-reference = Student-id
rules-draw-rank = Rang
rules-draw-ticket = Lott
rules-draw-list = Hämta listan
rules-draw-how = Kontrollera lottningen: hämta listan och kör docs/draw.py med fröet.
rules-draw-shown = De första { $n } av { $of } visas. Hela listan finns i filen.
rules-public-lead = Så här placeras studenter i { $what }. Reglerna gäller från { $day }.
rules-grounds-title = Skäl för förtur
rules-grounds-lead = Skriv in skäl när du har sett intyget. Bara vilket skäl och vilken dag sparas.
rules-grounds-student = Student-id
rules-grounds-rule = Skäl
rules-grounds-save = Intyget är visat
rules-grounds-saved = Skälet är sparat för { $name }.
rules-grounds-refused = Skälet sparades inte.
rules-grounds-no-student = Ingen student i perioden har det id:t.
rules-grounds-no-rule = Välj ett skäl.
rules-grounds-caption = Visade intyg
rules-grounds-day = Visat
rules-grounds-none = Inga skäl är inlagda.
rules-grounds-remove = Ta bort
rules-grounds-removed = Skälet är borttaget.
audit-placements-rules-create = Skapade regler
audit-placements-rules-version = Gjorde en ny version av regler
audit-placements-rules-replace = Ersatte regler med en fil
audit-placements-rules-change = Ändrade en regel
audit-placements-rules-remove = Tog bort en regel
audit-placements-rules-publish = Lät regler gälla
audit-placements-rules-tie = Valde regler för en period
audit-placements-rules-draw = Drog lott
audit-placements-rules-ground = Lade in ett skäl för förtur
audit-placements-rules-ground-remove = Tog bort ett skäl för förtur
