# Sentences that the whole house says.
not-found = The page does not exist, or is not for the role you work in.
not-found-title = There is nothing here
refused-title = That did not work
way-to-start = To the start page
way-to-help = Get help
login-too-weak = Your login is not strong enough for this role.
login-too-weak-hint = Sign in again with two factors.
login-too-weak-title = The login is not strong enough
sign-in-again = Sign in again
refused-cross-site = The form came from another site. Nothing was saved.
refused-token = The form does not belong to your session. Open the page again and resend. Nothing was saved.
refused-no-key = The form has no key. Open the page again and resend. Nothing was saved.
refused-key-used = The form was already sent with other content. Open the page again. Nothing was saved.
refused-too-large = The file is too large. A file may be 10 MB at most. Nothing was saved.
refused-malformed = The form could not be read. Nothing was saved.
failed-ours = Our fault. Nothing was saved. Reference { $reference }.
failed-ours-title = Something went wrong on our side
failed-busy = Many people are working right now. Nothing was saved. Try again in a moment. Reference { $reference }.
failed-busy-title = Try again in a moment
job-waits = Waiting to start.
job-is-over = The computation is already over.
frame-own = My details
frame-sign-in = Sign in
frame-sign-out = Sign out
frame-help = Help
frame-works-as = You work as
frame-switch = Switch
frame-example-data = Example data – the figures are invented
frame-no-trackers = No cookies before sign-in. No tracking.
frame-about = About Lärbro
frame-accessibility = Accessibility
frame-privacy = Privacy
frame-contact = Contact
frame-reviewed = The page was read through on { $day }. Responsible: { $by }.
frame-helped = Was the information of help to you?
frame-yes = Yes
frame-no = No
menu-import = Import
import-title = Import from a file
import-lead = Upload a file, review it and read it in. Nothing is saved until you choose Read in.
import-waiting = Files you are reviewing
import-waiting-since = Uploaded { $day }. The file is deleted an hour after the upload.
import-go-on-with = Read in: { $what }
import-columns-of = Columns of the file: { $what }
import-columns-title = Columns of the file
import-columns-caption = Columns, in any order
import-column = Column
import-column-needed = Must be there
import-column-also = May also be called
import-needed-yes = Yes
import-needed-no = No
import-no-other-name = Nothing else
import-template-xlsx = Download template (Excel): { $what }
import-template-csv = Download template (CSV): { $what }
import-example-xlsx = Download example (Excel): { $what }
import-example-csv = Download example (CSV): { $what }
import-template-stem = template
import-example-stem = example
import-errors-stem = errors
import-empty = Here you read in files.
import-empty-why = Your role has no files to read in.
import-empty-way = Switch role
import-form-title = Read in: { $what }
import-target = Read into
import-no-choice = There is nothing to read into.
import-no-choice-why = Create it first, such as a period. Then come back here.
import-no-target = Choose what the file is read into. Nothing was saved.
import-no-target-field = Choose something in the list.
import-file = File
import-file-hint = CSV or Excel (.xlsx), at most 10 MB. You review it before anything is saved.
import-to-try-title = Files to try with
import-send = Upload and review
import-no-file = Choose a file. Nothing was saved.
import-no-file-field = Choose a file.
import-refused = { $what } { $fix } Nothing was saved.
import-refused-field = { $what } { $fix }
import-row-unsaid = the row cannot be read
import-review-title = Is { $name } right?
import-nothing-yet = Nothing is read in yet.
import-summary = { $rows ->
    [one] { $rows } row
   *[other] { $rows } rows
}: { $new } new, { $changed } changed, { $unchanged } unchanged, { $wrong ->
    [0] none with errors
    [one] { $wrong } with errors
   *[other] { $wrong } with errors
}.
import-apart = { $n ->
    [one] { $n } row is handled separately and is not shown here.
   *[other] { $n } rows are handled separately and are not shown here.
}
import-unreadable = No rows can be read in. Mend the header row and upload again.
import-about-file = About the file
import-fact-file = File
import-fact-ends = Deleted at the latest
import-read-all = { $n ->
    [one] Read in { $n } row
   *[other] Read in { $n } rows
}
import-read-valid = { $n ->
    [one] Read in { $n } valid row
   *[other] Read in { $n } valid rows
}
import-left-out = Rows with errors are not read in.
import-discard = Cancel and throw the file away
import-another = Upload a file
import-words-ask = We are unsure of the letters in the file. Do these words look right?
import-words-otherwise = If not: cancel, save the file as “CSV UTF-8” or .xlsx and upload it again.
import-words-right = Yes, the words look right
import-words-unsure = Answer the question about the words. Nothing is read in.
import-words-unsure-field = Tick the box if the words look right.
import-groups-title = { $n ->
    [one] { $n } kind of error
   *[other] { $n } kinds of errors
}
import-more-groups = { $n ->
    [one] { $n } more kind is in the list below.
   *[other] { $n } more kinds are in the list below.
}
import-show-first = Show the first row
import-errors-title = { $n ->
    [one] { $n } error
   *[other] { $n } errors, one by one
}
import-errors-how = Mend your file and upload it again. Or download the file with a column that says what is wrong.
import-errors-xlsx = Download the file with errors (Excel)
import-errors-csv = Download the file with errors (CSV)
import-errors-caption = Errors in the file
import-errors-paging = { $from }–{ $to } of { $of }
import-row = Row
import-found = Found
import-expected = Expected
import-fix = Do this
import-whole-file = The whole file
import-whole-row = The whole row
import-found-unsaid = –
import-next-error = Next error
import-notes-title = Good to know
import-moved-on = Something has changed since your review. Nothing is read in. Review it again.
import-no-valid-row = The file has no row to read in. Nothing was saved.
import-is-applied = The file is already read in. Nothing was done a second time.
import-is-discarded = The file was thrown away. Nothing is read in.
import-over-applied = { $name } is read in
import-over-discarded = { $name } is thrown away
import-done = Read in: { $a } new, { $b } changed, { $c } unchanged.{ $n ->
    [0] {""}
    [one] {" "}{ $n } row is handled separately.
   *[other] {" "}{ $n } rows are handled separately.
}{ $of ->
    [0] {""}
    [one] {" "}{ $of } row with errors was not read in.
   *[other] {" "}{ $of } rows with errors were not read in.
}
import-discarded = The file was thrown away. Nothing is read in.

## What stands in the log
audit-platform-import-upload = Uploaded a file
audit-platform-import-apply = Read in a file
audit-platform-import-discard = Threw a file away
audit-platform-import-errors = Fetched the errors of a file
audit-platform-job-end = A computation ended
audit-example-fill = The example was written
audit-word-students = students
audit-word-rows = rows
audit-word-records = cases
audit-word-members = assignments
audit-word-units = units
audit-word-of = of
audit-word-placed = placed
audit-word-here = here
audit-word-new = new
audit-word-changed = changed
audit-word-unchanged = unchanged
audit-word-apart = handled separately
audit-word-refused = with errors
audit-word-done = done
audit-word-failed = failed
audit-word-cancelled = cancelled
