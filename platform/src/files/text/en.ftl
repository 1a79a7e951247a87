# Where something stands.
place-file = The file { $file }
file-whole = { $place }: { $problem }.
file-row = { $place }, row { $row }: { $problem }.
file-column = { $place }, column { $column }: { $problem }.
file-row-column = { $place }, row { $row }, column { $column }: { $problem }.
place-whole = The whole file: { $problem }.
place-row = Row { $row }: { $problem }.
place-column = Column { $column }: { $problem }.
place-row-column = Row { $row }, column { $column }: { $problem }.
place-more = { $rows } and { $count } more

# What the cell held, and what was expected.
found-expected = { $found }, expected { $expected }
found-blank = the cell is empty
found-text = “{ $text }”
found-digits = { $count ->
    [one] { $count } digit
   *[other] { $count } digits
}
found-characters = { $count ->
    [one] { $count } character
   *[other] { $count } characters
}
expected-text = text of at most { $max } characters
expected-whole = a whole number from { $min } to { $max }
expected-decimal = a number from { $min } to { $max }
expected-yes-no = yes or no
expected-day = a date such as 2027-01-18
expected-one-of = one of { $list }
expected-known = something that exists here
expected-once = something else than in row { $row }
expected-no-error = a value, not an error from a formula
wrong-formula-unsaved = the formula has no saved result
wrong-column-missing = the column is missing
wrong-column-unknown = we do not know this column
wrong-column-twice = the same thing also stands in the column { $first }
wrong-row-width = the row has { $cells } { $cells ->
    [one] cell
   *[other] cells
}, the header has { $width }

# Why the file cannot be read.
file-too-big = the file is larger than { $limit } MB
file-too-large = the table has too many cells or too much text
file-too-hard = the file is too large or too complicated to read
file-no-parser = we could not read the file just now. The fault is ours
file-encrypted = the file is protected by a password
file-xls = the file is in the old .xls format
file-xlsb = the file is in the .xlsb format
file-ods = the file is in the OpenDocument format (.ods)
file-markup = the file is a web page or XML, not a table
file-other = the file is not a table
file-not-xlsx = the file is a zip archive without a spreadsheet
file-not-text = the file has characters that are not text
file-control = the cell has an invisible control character
file-encoding-unknown = we cannot tell how the letters are coded
file-utf16-broken = the text (UTF-16) is cut off or damaged
file-empty = the file is empty
file-header-only = the file has a header but no rows
file-header-blank = the column has no name
file-header-twice = the name “{ $name }” already stands in column { $first }
file-quote-open = a quotation mark is opened and never closed
file-quote-text = text follows directly after a closing quotation mark
file-too-wide = the row has far too many cells
file-too-many-rows = the file has more than { $limit } rows
file-too-many-columns = the file has more than { $limit } columns
file-too-many-findings = more than { $limit } rows have the wrong shape
file-cell-too-long = the cell has more than { $limit } bytes of text
file-cell-twice = the cell stands twice in the file
file-not-a-number = the cell has a number that cannot be read
file-no-such-day = the cell has a date that does not exist
file-merged = the cells { $range } are merged
file-zip-broken = the file is damaged or cut off
file-zip-entries = the file has more than { $limit } parts
file-zip-method = the file is packed in an unusual way
file-zip-ratio = a part of the file is packed more than { $limit } times
file-unpacked = the file grows beyond { $limit } MB when unpacked
file-part-broken = the part { $part } is damaged
file-part-coding = the part { $part } has an encoding we do not read
file-doctype = the part { $part } has a DTD, and we do not read those
file-reference = the part { $part } mentions a cell that cannot exist
file-long-tag = the part { $part } has a tag that is too long
file-nesting = the part { $part } is nested too deeply
file-merges = the part { $part } has too many merged cells
file-macros = the file has macros
file-workbook-broken = the workbook is damaged
file-sheet-broken = the sheet is damaged here
file-no-sheet = the workbook has no sheet
file-error-column = Error
file-spare-cells = Cells outside the table: { $cells }

# What you can do.
fix-save-as = Save as .xlsx or .csv and upload again.
fix-save-utf8 = Save as “CSV UTF-8” or .xlsx and upload again.
fix-open-and-save = Open the file in your spreadsheet program, save it as a new .xlsx and upload that.
fix-plain-sheet = Copy only the table to a new workbook and upload that.
fix-password = Remove the password and upload again.
fix-no-macros = Save as .xlsx without macros and upload again.
fix-split = Divide the table into several files.
fix-try-again = Try again in a while. Nothing was saved.
fix-header-and-rows = Write the column names in the first row and at least one row below.
fix-header-name = Name the column or remove it.
fix-header-twice = Rename one of the columns or remove it.
fix-remove-columns = Remove columns that are not needed.
fix-remove-column = Remove one of the columns.
fix-rename = Rename the column “{ $from }” to “{ $to }”.
fix-add-column = Add the column “{ $column }”.
fix-column-ignored = Nothing needed: the column is not read.
fix-quotes = Write two quotation marks in a row inside a cell, or remove the quotation mark.
fix-control = Type the cell again by hand.
fix-cell = Correct the cell.
fix-cell-shorten = Shorten the cell.
fix-yes-no = Write yes or no.
fix-day = Write the year first: 2027-01-18.
fix-did-you-mean = Did you mean “{ $near }”?
fix-repeated = Remove one of the rows.
fix-formula = Replace the formula with its value.
fix-merged = Split the cells and write the value in each.
fix-row-width = Check the separators and quotation marks of the row.
fix-shape = Check that the whole file has the same separator and the same columns.
