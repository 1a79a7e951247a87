# Protected identities (A4).
menu-protected = Protected
protected-title = Protected identities
protected-lead = { $n ->
    [0] Nothing waits for you.
    [one] One case waits for a place.
   *[other] { $n } cases wait for a place.
}
protected-care = Open only the case you work on. Each time is logged with your reason.
protected-empty = Cases that are placed by hand stand here.
protected-empty-why = There is none now. They come when a file with the mark is read in.
protected-open-now = You have a case open. Go to it.
protected-number = Case { $n }
protected-waits = Waits for a place
protected-has-place = Has a place
protected-since = Came in on { $day }.
protected-removal-waits = Proposed that the protection ends
protected-reason = Reason
protected-reason-hint = Say why you open the case. Write no personal data.
protected-reason-wrong = Write a reason of 10 to 300 characters.
protected-reason-number = Write no personal identity number or date of birth in the reason.
protected-reason-refused = The case was not opened.
protected-open = Open the case
protected-case-title = Open case
protected-name = Name
protected-no-place = The person has no place yet.
protected-at = The person has a place: { $place }.
protected-closes-itself = The case closes by itself after 15 minutes. Do not print the page.
protected-place-title = Place by hand
protected-place = Place
protected-choice = { $place } ({ $n ->
    [one] 1 free
   *[other] { $n } free
})
protected-save-place = Save the place
protected-placed = The place is saved. Others see a reserved seat only.
protected-copies-title = Copies to follow up
protected-copies-why = The mark came after the data had been read in. See to it that each copy is destroyed or protected.
protected-copy-backup = Backups from before { $day } may hold the data. Ask those who run the service when they are erased.
protected-copy-export = { $name } took out a file on { $day }.
protected-copy-print = { $name } printed a page on { $day }.
protected-copy-message = { $name } sent a message on { $day }.
protected-copy-look = { $name } has read the data, last on { $day }.
protected-copy-nobody = Somebody not signed in
protected-copy-handle = Mark copy { $n } as handled
protected-copy-handled = Handled
protected-copy-done = Copy { $n } is marked as handled.
protected-end-title = When the protection ends
protected-end-first = Two handlers must agree. You propose, the other confirms.
protected-end-second = There is a proposal. The other handler confirms.
protected-propose = Propose that the protection ends
protected-agree = Confirm that the protection ends
protected-keep = Keep the protection
protected-kept = The protection stays. The proposal is gone.
protected-removal-proposed = The proposal is saved. The other handler confirms.
protected-removed = The protection has ended. The person is now among the students.
protected-close = Close the case
protected-closed = The case is closed.
protected-case-closed = The case is no longer open. Nothing was saved.
protected-changed-meanwhile = Somebody was faster. Nothing was saved.
protected-needs-two = You made the proposal yourself. The other handler must confirm.
protected-reference = The student's id
