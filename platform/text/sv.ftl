# Meningar som hela huset säger.
not-found = Sidan finns inte, eller så är den inte till för den roll du arbetar i.
not-found-title = Det finns inget här
refused-title = Det gick inte
way-to-start = Till startsidan
way-to-help = Få hjälp
login-too-weak = Din inloggning räcker inte för den här rollen.
login-too-weak-hint = Logga in igen med två faktorer.
login-too-weak-title = Inloggningen räcker inte
sign-in-again = Logga in igen
refused-cross-site = Formuläret kom från en annan webbplats. Inget har sparats.
refused-token = Formuläret hör inte till din inloggning. Öppna sidan på nytt och skicka igen. Inget har sparats.
refused-no-key = Formuläret saknar nyckel. Öppna sidan på nytt och skicka igen. Inget har sparats.
refused-key-used = Formuläret är redan skickat med annat innehåll. Öppna sidan på nytt. Inget har sparats.
refused-too-large = Filen är för stor. En fil får vara högst 10 MB. Inget har sparats.
refused-malformed = Formuläret gick inte att läsa. Inget har sparats.
failed-ours = Det blev fel hos oss. Inget har sparats. Referens { $reference }.
failed-ours-title = Det blev fel hos oss
failed-busy = Många arbetar samtidigt just nu. Inget har sparats. Försök igen om en stund. Referens { $reference }.
failed-busy-title = Försök igen om en stund
job-waits = Väntar på att börja.
job-is-over = Beräkningen är redan klar.
frame-own = Mina uppgifter
frame-sign-in = Logga in
frame-sign-out = Logga ut
frame-help = Hjälp
frame-works-as = Du arbetar som
frame-switch = Byt
frame-example-data = Exempeldata – siffrorna är påhittade
frame-no-trackers = Inga kakor före inloggning. Ingen spårning.
frame-about = Om Lärbro
frame-accessibility = Tillgänglighet
frame-privacy = Integritet
frame-contact = Kontakt
frame-reviewed = Sidan är genomläst { $day }. Ansvarig: { $by }.
frame-helped = Var informationen till din hjälp?
frame-yes = Ja
frame-no = Nej
menu-import = Import
import-title = Läs in från fil
import-lead = Ladda upp en fil, granska den och läs in. Inget sparas förrän du väljer Läs in.
import-waiting = Filer du granskar
import-waiting-since = Uppladdad { $day }. Filen raderas en timme efter uppladdningen.
import-go-on-with = Läs in: { $what }
import-columns-of = Kolumner i filen: { $what }
import-columns-title = Kolumner i filen
import-columns-caption = Kolumner, i valfri ordning
import-column = Kolumn
import-column-needed = Måste finnas
import-column-also = Får också heta
import-needed-yes = Ja
import-needed-no = Nej
import-no-other-name = Inget annat
import-template-xlsx = Hämta mall (Excel): { $what }
import-template-csv = Hämta mall (CSV): { $what }
import-example-xlsx = Hämta exempel (Excel): { $what }
import-example-csv = Hämta exempel (CSV): { $what }
import-template-stem = mall
import-example-stem = exempel
import-errors-stem = fel
import-empty = Här läser du in filer.
import-empty-why = Din roll har inga filer att läsa in.
import-empty-way = Byt roll
import-form-title = Läs in: { $what }
import-target = Läses in i
import-no-choice = Det finns inget att läsa in i.
import-no-choice-why = Skapa det först, till exempel en period. Kom sedan tillbaka hit.
import-no-target = Välj vad filen ska läsas in i. Inget har sparats.
import-no-target-field = Välj något i listan.
import-file = Fil
import-file-hint = CSV eller Excel (.xlsx), högst 10 MB. Du granskar innan något sparas.
import-to-try-title = Filer att prova med
import-send = Ladda upp och granska
import-no-file = Välj en fil. Inget har sparats.
import-no-file-field = Välj en fil.
import-refused = { $what } { $fix } Inget har sparats.
import-refused-field = { $what } { $fix }
import-row-unsaid = raden kan inte läsas
import-review-title = Stämmer { $name }?
import-nothing-yet = Inget är inläst än.
import-summary = { $rows ->
    [one] { $rows } rad
   *[other] { $rows } rader
}: { $new } nya, { $changed } ändrade, { $unchanged } oförändrade, { $wrong ->
    [0] inga med fel
    [one] { $wrong } med fel
   *[other] { $wrong } med fel
}.
import-apart = { $n ->
    [one] { $n } rad hanteras särskilt och visas inte här.
   *[other] { $n } rader hanteras särskilt och visas inte här.
}
import-unreadable = Inga rader kan läsas in. Rätta rubrikraden och ladda upp igen.
import-about-file = Om filen
import-fact-file = Fil
import-fact-ends = Raderas senast
import-read-all = { $n ->
    [one] Läs in { $n } rad
   *[other] Läs in { $n } rader
}
import-read-valid = { $n ->
    [one] Läs in { $n } giltig rad
   *[other] Läs in { $n } giltiga rader
}
import-left-out = Rader med fel läses inte in.
import-discard = Avbryt och kasta filen
import-another = Ladda upp en fil
import-words-ask = Vi är osäkra på bokstäverna i filen. Ser de här orden rätt ut?
import-words-otherwise = Om inte: avbryt, spara filen som ”CSV UTF-8” eller .xlsx och ladda upp igen.
import-words-right = Ja, orden ser rätt ut
import-words-unsure = Svara på frågan om orden. Inget är inläst.
import-words-unsure-field = Kryssa för om orden ser rätt ut.
import-groups-title = { $n ->
    [one] { $n } sorts fel
   *[other] { $n } sorters fel
}
import-more-groups = { $n ->
    [one] { $n } sort till står i listan nedan.
   *[other] { $n } sorter till står i listan nedan.
}
import-show-first = Visa den första raden
import-errors-title = { $n ->
    [one] { $n } fel
   *[other] { $n } fel, ett i taget
}
import-errors-how = Rätta i din fil och ladda upp den igen. Eller hämta filen med en kolumn som säger vad som är fel.
import-errors-xlsx = Hämta filen med fel (Excel)
import-errors-csv = Hämta filen med fel (CSV)
import-errors-caption = Fel i filen
import-errors-paging = { $from }–{ $to } av { $of }
import-row = Rad
import-found = Stod
import-expected = Väntade
import-fix = Gör så här
import-whole-file = Hela filen
import-whole-row = Hela raden
import-found-unsaid = –
import-next-error = Nästa fel
import-notes-title = Bra att veta
import-moved-on = Något har ändrats sedan du granskade. Inget är inläst. Granska igen.
import-no-valid-row = Filen har ingen rad att läsa in. Inget har sparats.
import-is-applied = Filen är redan inläst. Inget gjordes en gång till.
import-is-discarded = Filen är kastad. Inget är inläst.
import-over-applied = { $name } är inläst
import-over-discarded = { $name } är kastad
import-done = Inläst: { $a } nya, { $b } ändrade, { $c } oförändrade.{ $n ->
    [0] {""}
    [one] {" "}{ $n } rad hanteras särskilt.
   *[other] {" "}{ $n } rader hanteras särskilt.
}{ $of ->
    [0] {""}
    [one] {" "}{ $of } rad med fel lästes inte in.
   *[other] {" "}{ $of } rader med fel lästes inte in.
}
import-discarded = Filen är kastad. Inget är inläst.

## Händelser i loggen
audit-platform-import-upload = Laddade upp en fil
audit-platform-import-apply = Läste in en fil
audit-platform-import-discard = Kastade en fil
audit-platform-import-errors = Hämtade felen i en fil
audit-platform-job-end = En beräkning blev klar
audit-example-fill = Exemplet lades in
audit-word-students = studenter
audit-word-rows = rader
audit-word-records = ärenden
audit-word-members = uppdrag
audit-word-units = enheter
audit-word-of = i
audit-word-placed = placerade
audit-word-here = här
audit-word-new = nya
audit-word-changed = ändrade
audit-word-unchanged = oförändrade
audit-word-apart = hanteras särskilt
audit-word-refused = med fel
audit-word-done = klart
audit-word-failed = misslyckades
audit-word-cancelled = avbrutet
