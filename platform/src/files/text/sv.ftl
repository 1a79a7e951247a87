# Var något står.
place-file = Filen { $file }
file-whole = { $place }: { $problem }.
file-row = { $place }, rad { $row }: { $problem }.
file-column = { $place }, kolumn { $column }: { $problem }.
file-row-column = { $place }, rad { $row }, kolumn { $column }: { $problem }.
place-whole = Hela filen: { $problem }.
place-row = Rad { $row }: { $problem }.
place-column = Kolumn { $column }: { $problem }.
place-row-column = Rad { $row }, kolumn { $column }: { $problem }.
place-more = { $rows } och { $count } till

# Vad som stod i cellen, och vad vi väntade.
found-expected = { $found }, vi väntade { $expected }
found-blank = cellen är tom
found-text = ”{ $text }”
found-digits = { $count ->
    [one] { $count } siffra
   *[other] { $count } siffror
}
found-characters = { $count ->
    [one] { $count } tecken
   *[other] { $count } tecken
}
expected-text = text, högst { $max } tecken
expected-whole = ett heltal från { $min } till { $max }
expected-decimal = ett tal från { $min } till { $max }
expected-yes-no = ja eller nej
expected-day = ett datum som 2027-01-18
expected-one-of = något av { $list }
expected-known = något som finns här
expected-once = något annat än på rad { $row }
expected-no-error = ett värde, inte ett fel från en formel
wrong-formula-unsaved = formeln har inget sparat resultat
wrong-column-missing = kolumnen saknas
wrong-column-unknown = vi känner inte igen kolumnen
wrong-column-twice = samma uppgift står också i kolumnen { $first }
wrong-row-width = raden har { $cells } { $cells ->
    [one] cell
   *[other] celler
}, rubrikraden har { $width }

# Varför filen inte kan läsas.
file-too-big = filen är större än { $limit } MB
file-too-large = tabellen har för många celler eller för mycket text
file-too-hard = filen är för stor eller för invecklad att läsa
file-no-parser = vi kunde inte läsa filen just nu. Felet är vårt
file-encrypted = filen är skyddad med lösenord
file-xls = filen är i det gamla formatet .xls
file-xlsb = filen är i formatet .xlsb
file-ods = filen är i formatet OpenDocument (.ods)
file-markup = filen är en webbsida eller XML, inte en tabell
file-other = filen är inte en tabell
file-not-xlsx = filen är ett zip-arkiv utan kalkylblad
file-not-text = filen har tecken som inte är text
file-control = cellen har ett osynligt styrtecken
file-encoding-unknown = vi kan inte avgöra hur bokstäverna är kodade
file-utf16-broken = texten (UTF-16) är avhuggen eller skadad
file-empty = filen är tom
file-header-only = filen har rubriker men inga rader
file-header-blank = kolumnen saknar rubrik
file-header-twice = rubriken ”{ $name }” står redan i kolumn { $first }
file-quote-open = ett citattecken öppnas men stängs aldrig
file-quote-text = text står direkt efter ett avslutande citattecken
file-too-wide = raden har alldeles för många celler
file-too-many-rows = filen har fler än { $limit } rader
file-too-many-columns = filen har fler än { $limit } kolumner
file-too-many-findings = fler än { $limit } rader har fel form
file-cell-too-long = cellen har mer än { $limit } byte text
file-cell-twice = cellen står två gånger i filen
file-not-a-number = cellen har ett tal som inte går att läsa
file-no-such-day = cellen har ett datum som inte finns
file-merged = cellerna { $range } är sammanfogade
file-zip-broken = filen är skadad eller avhuggen
file-zip-entries = filen har fler än { $limit } delar
file-zip-method = filen är packad på ett ovanligt sätt
file-zip-ratio = en del av filen är packad mer än { $limit } gånger
file-unpacked = filen blir större än { $limit } MB när den packas upp
file-part-broken = delen { $part } är skadad
file-part-coding = delen { $part } har en kodning vi inte läser
file-doctype = delen { $part } har en DTD, och sådana läser vi inte
file-reference = delen { $part } nämner en cell som inte kan finnas
file-long-tag = delen { $part } har en märkning som är för lång
file-nesting = delen { $part } är för djupt nästlad
file-merges = delen { $part } har för många sammanfogade celler
file-macros = filen har makron
file-workbook-broken = arbetsboken är skadad
file-sheet-broken = kalkylbladet är skadat här
file-no-sheet = arbetsboken har inget kalkylblad
file-error-column = Fel
file-spare-cells = Celler utanför tabellen: { $cells }

# Vad du kan göra.
fix-save-as = Spara som .xlsx eller .csv och ladda upp igen.
fix-save-utf8 = Spara som ”CSV UTF-8” eller .xlsx och ladda upp igen.
fix-open-and-save = Öppna filen i ditt kalkylprogram, spara den som en ny .xlsx och ladda upp den.
fix-plain-sheet = Kopiera bara tabellen till en ny arbetsbok och ladda upp den.
fix-password = Ta bort lösenordet och ladda upp igen.
fix-no-macros = Spara som .xlsx utan makron och ladda upp igen.
fix-split = Dela upp tabellen i flera filer.
fix-try-again = Försök igen om en stund. Inget har sparats.
fix-header-and-rows = Skriv kolumnernas namn på första raden och minst en rad under.
fix-header-name = Skriv ett namn på kolumnen eller ta bort den.
fix-header-twice = Byt namn på den ena kolumnen eller ta bort den.
fix-remove-columns = Ta bort kolumner som inte behövs.
fix-remove-column = Ta bort den ena kolumnen.
fix-rename = Döp om kolumnen ”{ $from }” till ”{ $to }”.
fix-add-column = Lägg till kolumnen ”{ $column }”.
fix-column-ignored = Inget behövs: kolumnen läses inte.
fix-quotes = Skriv två citattecken i rad inne i en cell, eller ta bort citattecknet.
fix-control = Skriv om cellen för hand.
fix-cell = Rätta cellen.
fix-cell-shorten = Korta cellen.
fix-yes-no = Skriv ja eller nej.
fix-day = Skriv året först: 2027-01-18.
fix-did-you-mean = Menade du ”{ $near }”?
fix-repeated = Ta bort den ena raden.
fix-formula = Ersätt formeln med sitt värde.
fix-merged = Dela cellerna och skriv värdet i varje cell.
fix-row-width = Kontrollera skiljetecken och citattecken på raden.
fix-shape = Kontrollera att hela filen har samma skiljetecken och samma kolumner.
