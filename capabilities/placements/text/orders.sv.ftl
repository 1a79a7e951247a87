# Stående kapacitet.
orders-standing = Stående kapacitet
orders-standing-title = Vad kan era enheter ta emot?
orders-standing-lead = Säg det en gång. Det gäller alla lärosäten tills du ändrar det.
orders-standing-silent = { $n ->
    [0] Alla { $of } enheter har sagt sitt.
    [one] { $n } av { $of } enheter har inte sagt något än.
   *[other] { $n } av { $of } enheter har inte sagt något än.
}
orders-standing-empty = Här kommer enheterna som du svarar för.
orders-no-own-units-why = Du har ingen funktion på en enhet. Be er administratör att lägga in den.
orders-can-take = Kan ta emot
orders-blocked = Spärrade veckor
orders-none-blocked = Inga veckor är spärrade.
orders-nothing-said = Inget sagt än
orders-nothing-said-lead = Enheten har inte sagt något än.
orders-said-lead = Det här gäller nu. Skriv bara det som ändras.
orders-all-weeks = hela året
orders-weeks = vecka { $from } till { $to }
orders-blocked-weeks = Vecka { $from } till { $to } år { $what }
orders-in-weeks = När
orders-demands = Krav på studenten
orders-demands-hint = Det platsen kräver. Exempel: körkort
orders-no-demands = Inga särskilda krav
orders-from = Gäller från
orders-say = Säg vad enheten kan ta emot
orders-type-hint = Välj i listan, eller skriv en egen.
orders-seats-at-a-time = Studenter på en gång
orders-seats-hint = 0 om det inte går nu.
orders-why-not = Vad hindrar?
orders-why-not-hint = Välj bara när antalet är 0.
orders-no-reason = Inget hindrar
orders-first-week = Från vecka
orders-last-week = Till och med vecka
orders-last-week-hint = 1 till 53 är hela året.
orders-year = År
orders-why-blocked = Varför?
orders-block = Spärra veckorna
orders-lift = Öppna igen
orders-standing-saved = { $unit }, { $what }: { $n } platser är sparade.
orders-blocked-saved = Vecka { $from } till { $to } år { $what } är spärrade.
orders-blocked-lifted = Veckorna är öppna igen.
orders-standing-refused = Inget är sparat. Rätta fälten nedan.
orders-block-refused = Inga veckor är spärrade. Rätta fälten nedan.
orders-type-wrong = Skriv en platstyp, högst 60 tecken.
orders-week-wrong = Skriv en vecka från 1 till 53.
orders-weeks-wrong = Skriv en vecka som inte är före den första.
orders-demands-wrong = Skriv högst 500 tecken.
orders-reason-missing = Säg varför ingen kan tas emot.
orders-year-wrong = Skriv ett år, som 2027.
orders-block-past = De veckorna är redan slut.
orders-block-reason-wrong = Skriv varför, högst 200 tecken.
orders-reason-nobody-to-guide = Handledare saknas
orders-reason-staffing = För få i personalen
orders-reason-rearranged = Enheten organiseras om
orders-reason-taken = Platserna är upptagna av andra
orders-reason-premises = Lokalerna räcker inte
orders-reason-agreement = Avtal saknas
orders-reason-other = Annat skäl
audit-placements-standing-say = Sade vad en enhet kan ta emot
audit-placements-standing-block = Spärrade veckor
audit-placements-standing-lift = Öppnade spärrade veckor

# Beställningen.
orders-order = Beställning
orders-make = Gör en beställning
orders-none-yet = Inga kommuner är tillfrågade än.
orders-to-answers = Till svaren
orders-matrix = Platser som ni beställer
orders-matrix-title = Hur många platser behöver ni?
orders-matrix-lead = Skriv antal per kommun och platstyp. Tomt betyder inga platser.
orders-copied = Siffrorna är kopierade från { $name }. Inget är skickat än.
orders-begin-with = Börja med siffror från:
orders-from-last = förra perioden
orders-from-students = studenterna som bor där
orders-from-capacity = stående kapacitet
orders-to-forecast = Till prognosen
orders-no-hosts-lead = Det finns ingen att fråga än.
orders-no-hosts = Här kommer kommuner och andra som tar emot studenter.
orders-no-hosts-why = Lägg först in enheterna. Den som har en enhet kan få en beställning.
orders-host = Mottagare
orders-state = Läge
orders-sum = Summa
orders-not-asked = Inte tillfrågad
orders-offers-first-short = Erbjuder först
orders-can = kan { $n }
orders-need = Räcker beställningen?
orders-asked = Beställt
orders-difference = Skillnad
orders-as-many = Lika många som studenterna
orders-too-few = { $n } för få
orders-more = { $n } fler än studenterna
orders-recipients = Vem får beställningen?
orders-function = Funktion
orders-email = E-post
orders-who-begins = Vem börjar?
orders-hei-first = Lärosätet beställer
orders-host-first = Mottagaren erbjuder
orders-answer-by = Sista dag att svara
orders-answer-by-hint = En vardag innan perioden börjar.
orders-send = Skicka beställning
orders-save = Spara utkast
orders-saved = Beställningen är sparad. Ändringar i skickade beställningar syns direkt.
orders-sent = { $n ->
    [one] Beställningen är klar för { $n } mottagare. Skicka mejlet härifrån.
   *[other] Beställningen är klar för { $n } mottagare. Skicka mejlen härifrån.
}
orders-sent-some = Beställningen är klar för { $n } mottagare. Inte skickat till: { $what }.
orders-not-sent = Beställningen är inte skickad.
orders-none-sent = Inget är skickat. Skriv minst ett antal hos någon som inte är tillfrågad än.
orders-none-sent-recipient = Inget är skickat. Skriv en e-postadress till mottagaren först.
orders-none-sent-agreement = Inget är skickat. Inget avtal gäller när perioden börjar.
orders-numbers-wrong = Inget är sparat. Skriv hela tal från 0 till 10 000 i de märkta rutorna.
orders-address-wrong = Inget är sparat. Rätta funktion och e-postadress för { $name }.
orders-answer-by-past = Välj en dag efter i dag.
orders-answer-by-late = Välj en dag innan perioden börjar.
orders-answer-by-free = Det är en ledig dag. Välj en vardag.
orders-already-sent = Beställningen är redan skickad. Inget har sparats.

# Lägen.
orders-state-draft = Utkast
orders-state-sent = Väntar på svar
orders-state-late = Svar saknas, tiden är ute
orders-state-answered = Har svarat
orders-state-answered-late = Har svarat, sent
orders-state-partly = Erbjuder en del
orders-state-partly-late = Erbjuder en del, sent
orders-state-declined = Kan inte

# Svaren.
orders-follow = Svar
orders-follow-title = Vad har mottagarna svarat?
orders-follow-empty-lead = Ingen beställning är skickad än.
orders-follow-empty = Här kommer svaren.
orders-follow-empty-why = Skicka en beställning först.
orders-answered-of = { $a } av { $b } har svarat.
orders-offered-of = { $a } av { $b } platser är erbjudna.
orders-read-answer = Läs in svar
orders-answered = Har svarat
orders-offered = Erbjudet
orders-n-late = { $n } är sena
orders-n-unasked = { $n ->
    [one] { $n } oombedd
   *[other] { $n } oombedda
}
orders-waiting = { $n ->
    [one] { $n } svar väntar på dig. När du tar emot det blir platserna periodens platser.
   *[other] { $n } svar väntar på dig. När du tar emot dem blir platserna periodens platser.
}
orders-accept-all = Ta emot alla svar
orders-accept = Ta emot svaret
orders-offered-of-asked = Erbjudet av beställt
orders-placed-of-offered = Placerat av erbjudet
orders-seats-made = Platser
orders-accepted-short = Mottaget
orders-waits = Väntar på dig
orders-accepted = { $name }: svaret är mottaget. { $n } platser gäller.
orders-all-accepted = { $a } svar är mottagna. { $n } platser gäller.
orders-no-answer = Det finns inget svar att ta emot.
orders-answer-changed = Ett nytt svar har kommit. Inget har sparats.
orders-already-accepted = Svaret är redan mottaget.
orders-is-accepted = Svaret är mottaget och platserna gäller.
orders-not-seen = Ingen har öppnat den
orders-seen = Öppnad första gången
orders-reminder-due = Påminnelse från
orders-by-type = Beställt och erbjudet per platstyp
orders-by-unit = Svaret per enhet
orders-the-answer = Svaret
orders-by-link = Svarat med länk
orders-by-somebody = Någon som inte finns kvar
orders-ways = Andra sätt att svara
orders-as-file = Svara med en fil:
orders-link-until = Länk från { $from } gäller till { $to }.
orders-no-link = Ingen länk gäller.
orders-revoke = Återkalla länkarna
orders-new-link = Gör en ny länk
orders-link-made = En ny länk är klar. Skicka den härifrån.
orders-links-revoked = { $n ->
    [one] { $n } länk är återkallad.
   *[other] { $n } länkar är återkallade.
}

# Utskick.
orders-outbox = Utskick
orders-outbox-title = Vad ska skickas?
orders-outbox-lead = { $n ->
    [0] Inget väntar på att skickas.
    [one] { $n } mejl väntar. Kopiera texten och skicka från din egen e-post.
   *[other] { $n } mejl väntar. Kopiera texten och skicka från din egen e-post.
}
orders-outbox-empty = Här kommer mejlen till mottagarna.
orders-outbox-empty-why = De skrivs när du skickar en beställning.
orders-due = { $n ->
    [one] { $n } mottagare behöver ett nytt mejl: { $what }.
   *[other] { $n } mottagare behöver ett nytt mejl: { $what }.
}
orders-remind = Skriv påminnelser
orders-nobody-due = Ingen behöver påminnas i dag.
orders-reminders-written = { $n ->
    [one] { $n } mejl är skrivet. Skicka det härifrån.
   *[other] { $n } mejl är skrivna. Skicka dem härifrån.
}
orders-no-address = E-postadress saknas. Skriv den i beställningen.
orders-subject = Ämne
orders-mail-text = Mejlets text
orders-open-mail = Öppna i e-postprogrammet
orders-mark-sent = Jag har skickat det
orders-put-aside = Lägg undan
orders-link-gone = Länken är återkallad.
orders-message-noted = Mejlet är noterat som skickat. Länken visas inte mer här.
orders-message-sent-already = Mejlet är redan noterat som skickat.
orders-sent-by-hand = Skickat
orders-message = Mejl
orders-sent-at = När
orders-message-order = Beställning
orders-message-reminder = Påminnelse
orders-message-renewal = Ny länk
orders-mail-subject = VFU-platser till { $from }: { $name }
orders-mail-reminder-subject = Påminnelse: VFU-platser till { $from }, { $name }
orders-mail-order = Hej! { $from } behöver { $n } VFU-platser hos er till { $name }.
orders-mail-reminder = Hej! Vi har inte fått ert svar än. { $from } behöver { $n } VFU-platser hos er till { $name }.
orders-mail-renewal = Hej! Här är en ny länk. { $from } frågar efter { $n } VFU-platser hos er till { $name }.
orders-mail-days = Perioden är { $from } till { $to }.
orders-mail-answer = Svara senast { $day }. Länken fungerar utan inloggning:
orders-mail-end = Kan ni inte ta emot någon? Säg det på samma sida, så vet vi. Skicka inte länken vidare utanför er organisation.

# Kommunens svar.
orders-inbox = Att svara på
orders-inbox-lead = { $n ->
    [one] { $n } beställning väntar på ert svar.
   *[other] { $n } beställningar väntar på ert svar.
}
orders-inbox-empty = Inget att svara på just nu.
orders-answer = Svara
orders-asked-by = { $n ->
    [one] { $n } plats. Svara senast { $day }.
   *[other] { $n } platser. Svara senast { $day }.
}
orders-answer-title = Vad kan { $name } ta emot?
orders-answer-lead = { $name } frågar efter { $n } platser. Svara senast { $day }.
orders-answer-lead-over = { $name } frågar efter { $n } platser. Sista dag var { $day }. Svara ändå, det sparas och märks som sent.
orders-have-answered = Ni har svarat: { $a } platser, { $b } beställda. Ändra och skicka igen om något ändras.
orders-have-answered-late = Ni har svarat efter sista dag: { $a } platser, { $b } beställda. Svaret är märkt som sent.
orders-no-units-here = Du svarar inte för någon enhet här. Be er administratör att lägga in din funktion på enheten.
orders-cannot = Enheten kan inte
orders-more-choices = Fler platstyper och hinder
orders-none-at-all = Kan ni inte ta emot någon alls?
orders-none-at-all-hint = Välj bara när alla antal är 0.
orders-note = Kommentar
orders-note-hint = Skriv inget om enskilda personer.
orders-send-answer = Skicka svar
orders-answer-saved = Svaret är skickat: { $a } platser, { $b } beställda.
orders-answer-saved-late = Svaret är sparat och märkt som sent: { $a } platser, { $b } beställda.
orders-answer-refused = Svaret är inte skickat. Rätta fälten nedan.
orders-answer-numbers = Svaret är inte skickat. Skriv hela tal från 0 till 10 000.
orders-note-wrong = Skriv högst 1 000 tecken.
orders-beyond-why = Det är sparat. Några antal är fler än enheten har sagt att den kan ta emot:
orders-beyond = { $unit }, { $what }: { $a } mot { $b }.
orders-said-once = Enheten har sagt { $n }.
orders-said-not = Enheten har sagt: { $what }.
orders-said-outside = Vecka { $n } är utanför veckorna som enheten tar emot.
orders-said-blocked = Vecka { $n } är spärrad: { $what }.
orders-from-last-answer = Som förra perioden.
orders-ended-title = Länken gäller inte längre
orders-ended-lead = Be om en ny länk. Lärosätet skickar den till samma adress.
orders-ended-asked = Du har bett om en ny länk. Lärosätet skickar den till samma adress.
orders-ask-link = Be om en ny länk
orders-link-ended = Länken gäller inte längre. Inget har sparats.
orders-link-works = Länken fungerar. Svara på sidan.
orders-link-asked = Lärosätet har fått veta att du behöver en ny länk.
orders-import = Svar på beställning
orders-import-explain = Platser som en mottagare erbjuder, enhet för enhet. Filen finns att hämta på beställningen.
audit-placements-order-ask = Ändrade en beställning
audit-placements-order-send = Skickade beställningar
audit-placements-order-look = Öppnade en beställning
audit-placements-answer-send = Svarade på en beställning
audit-placements-answer-send-by-link = Svarade på en beställning med länk
audit-placements-answer-accept = Tog emot ett svar
audit-placements-answer-accept-all = Tog emot alla svar
audit-placements-link-make = Gjorde en ny länk
audit-placements-link-revoke = Återkallade länkar
audit-placements-link-ask = Bad om en ny länk
audit-placements-message-sent = Noterade ett mejl som skickat
audit-placements-message-remind = Skrev påminnelser

# Prognosen.
orders-forecast = Prognos
orders-forecast-title = Hur många platser kommer ni att behöva?
orders-forecast-lead = Prognosen binder ingen. Mottagarna ser den och kan planera.
orders-forecast-empty = Här kommer prognosen.
orders-forecast-empty-why = Skapa först en period för programmet.
orders-forecast-sum = { $a } behövs, { $b } är sagda
orders-forecast-saved = { $n ->
    [0] Inget är ändrat. Det stod så redan.
    [one] Prognosen är sparad. { $n } tal är ändrat.
   *[other] Prognosen är sparad. { $n } tal är ändrade.
}
orders-foreseen = Vad väntar?
orders-foreseen-lead = Lärosätenas prognos. Den binder ingen.
orders-who-asks = Lärosäte
audit-placements-forecast-save = Ändrade en prognos
