# Regler som data: se ruleset/.
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
