# Skyddade personuppgifter (A4).
menu-protected = Skyddade
protected-title = Skyddade personuppgifter
protected-lead = { $n ->
    [0] Inget väntar på dig.
    [one] Ett ärende väntar på plats.
   *[other] { $n } ärenden väntar på plats.
}
protected-care = Öppna bara det ärende du arbetar med. Varje gång loggas med ditt skäl.
protected-empty = Här visas ärenden som ska placeras för hand.
protected-empty-why = Inget finns just nu. De kommer när en fil med markeringen läses in.
protected-open-now = Du har ett ärende öppet. Gå till det.
protected-number = Ärende { $n }
protected-waits = Väntar på plats
protected-has-place = Har plats
protected-since = Inkom { $day }.
protected-removal-waits = Förslag att skyddet upphör
protected-reason = Skäl
protected-reason-hint = Skriv varför du öppnar ärendet. Skriv inga personuppgifter.
protected-reason-wrong = Skriv ett skäl på 10 till 300 tecken.
protected-reason-number = Skriv inga personnummer eller födelsedatum i skälet.
protected-reason-refused = Ärendet öppnades inte.
protected-open = Öppna ärende
protected-case-title = Öppet ärende
protected-name = Namn
protected-no-place = Personen har ingen plats än.
protected-at = Personen har plats: { $place }.
protected-closes-itself = Ärendet stängs av sig självt efter 15 minuter. Skriv inte ut sidan.
protected-place-title = Placera för hand
protected-place = Plats
protected-choice = { $place } ({ $n ->
    [one] 1 ledig
   *[other] { $n } lediga
})
protected-save-place = Spara platsen
protected-placed = Platsen är sparad. Andra ser bara en reserverad plats.
protected-copies-title = Kopior att följa upp
protected-copies-why = Markeringen kom efter att uppgifterna hade lästs in. Se till att varje kopia förstörs eller skyddas.
protected-copy-backup = Säkerhetskopior från före { $day } kan innehålla uppgifterna. Fråga driften när de gallras.
protected-copy-export = { $name } hämtade en fil { $day }.
protected-copy-print = { $name } skrev ut en sida { $day }.
protected-copy-message = { $name } skickade ett meddelande { $day }.
protected-copy-look = { $name } har läst uppgifterna, senast { $day }.
protected-copy-nobody = Någon utan inloggning
protected-copy-handle = Markera kopia { $n } som hanterad
protected-copy-handled = Hanterad
protected-copy-done = Kopia { $n } är markerad som hanterad.
protected-end-title = När skyddet upphör
protected-end-first = Två handläggare måste vara överens. Du föreslår, den andra bekräftar.
protected-end-second = Ett förslag finns. Den andra handläggaren bekräftar.
protected-propose = Föreslå att skyddet upphör
protected-agree = Bekräfta att skyddet upphör
protected-keep = Behåll skyddet
protected-kept = Skyddet är kvar. Förslaget är borttaget.
protected-removal-proposed = Förslaget är sparat. Den andra handläggaren bekräftar.
protected-removed = Skyddet har upphört. Personen finns nu bland studenterna.
protected-close = Stäng ärendet
protected-closed = Ärendet är stängt.
protected-case-closed = Ärendet är inte öppet längre. Inget har sparats.
protected-changed-meanwhile = Någon hann före. Inget har sparats.
protected-needs-two = Du har själv lagt förslaget. Den andra handläggaren måste bekräfta.
protected-reference = Studentens id
