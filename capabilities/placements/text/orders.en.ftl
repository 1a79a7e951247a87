# Standing capacity.
orders-standing = Standing capacity
orders-standing-title = What can your units take?
orders-standing-lead = Say it once. It holds for all universities until you change it.
orders-standing-silent = { $n ->
    [0] All { $of } units have said theirs.
    [one] { $n } of { $of } units has said nothing yet.
   *[other] { $n } of { $of } units have said nothing yet.
}
orders-standing-empty = Here will be the units you answer for.
orders-no-own-units-why = You hold no function at a unit. Ask your administrator to enter it.
orders-can-take = Can take
orders-blocked = Blocked weeks
orders-none-blocked = No weeks are blocked.
orders-nothing-said = Nothing said yet
orders-nothing-said-lead = The unit has said nothing yet.
orders-said-lead = This holds now. Write only what changes.
orders-all-weeks = all year
orders-weeks = week { $from } to { $to }
orders-blocked-weeks = Week { $from } to { $to } of { $what }
orders-in-weeks = When
orders-demands = Demands on the student
orders-demands-hint = What the place asks. Example: driving licence
orders-no-demands = No particular demands
orders-from = Holds from
orders-say = Say what the unit can take
orders-type-hint = Choose from the list, or write your own.
orders-seats-at-a-time = Students at a time
orders-seats-hint = 0 if it is not possible now.
orders-why-not = What stops you?
orders-why-not-hint = Choose only when the number is 0.
orders-no-reason = Nothing stops us
orders-first-week = From week
orders-last-week = To and including week
orders-last-week-hint = 1 to 53 is the whole year.
orders-year = Year
orders-why-blocked = Why?
orders-block = Block the weeks
orders-lift = Open again
orders-standing-saved = { $unit }, { $what }: { $n } places are saved.
orders-blocked-saved = Weeks { $from } to { $to } of { $what } are blocked.
orders-blocked-lifted = The weeks are open again.
orders-standing-refused = Nothing was saved. Correct the fields below.
orders-block-refused = No weeks were blocked. Correct the fields below.
orders-type-wrong = Write a type of place, at most 60 characters.
orders-week-wrong = Write a week from 1 to 53.
orders-weeks-wrong = Write a week that is not before the first.
orders-demands-wrong = Write at most 500 characters.
orders-reason-missing = Say why nobody can be received.
orders-year-wrong = Write a year, such as 2027.
orders-block-past = Those weeks are over.
orders-block-reason-wrong = Write why, at most 200 characters.
orders-reason-nobody-to-guide = No one to supervise
orders-reason-staffing = Too few staff
orders-reason-rearranged = The unit is being reorganised
orders-reason-taken = Others have the places
orders-reason-premises = Not enough room
orders-reason-agreement = No agreement
orders-reason-other = Another reason
audit-placements-standing-say = Said what a unit can take
audit-placements-standing-block = Blocked weeks
audit-placements-standing-lift = Opened blocked weeks

# The order.
orders-order = Order
orders-make = Make an order
orders-none-yet = Nobody has been asked yet.
orders-to-answers = To the answers
orders-matrix = Places you order
orders-matrix-title = How many places do you need?
orders-matrix-lead = Write numbers per municipality and type. Empty means no places.
orders-copied = The numbers are copied from { $name }. Nothing has been sent.
orders-begin-with = Begin with numbers from:
orders-from-last = the last period
orders-from-students = students who live there
orders-from-capacity = standing capacity
orders-to-forecast = To the forecast
orders-no-hosts-lead = There is nobody to ask yet.
orders-no-hosts = Here will be municipalities and others who receive students.
orders-no-hosts-why = Enter the units first. Whoever has a unit can get an order.
orders-host = Host
orders-state = State
orders-sum = Sum
orders-not-asked = Not asked
orders-offers-first-short = Offers first
orders-can = can take { $n }
orders-need = Is the order enough?
orders-asked = Ordered
orders-difference = Difference
orders-as-many = As many as the students
orders-too-few = { $n } too few
orders-more = { $n } more than the students
orders-recipients = Who gets the order?
orders-function = Function
orders-email = E-mail
orders-who-begins = Who begins?
orders-hei-first = The university orders
orders-host-first = The host offers
orders-answer-by = Last day to answer
orders-answer-by-hint = A working day before the period begins.
orders-send = Send order
orders-save = Save draft
orders-saved = The order is saved. Changes in sent orders are seen at once.
orders-sent = { $n ->
    [one] The order is ready for { $n } host. Send the mail from here.
   *[other] The order is ready for { $n } hosts. Send the mails from here.
}
orders-sent-some = The order is ready for { $n } hosts. Not sent to: { $what }.
orders-not-sent = The order was not sent.
orders-none-sent = Nothing was sent. Write a number for a host that has not been asked.
orders-none-sent-recipient = Nothing was sent. Write the host's e-mail address first.
orders-none-sent-agreement = Nothing was sent. No agreement is in force when the period begins.
orders-numbers-wrong = Nothing was saved. Write whole numbers from 0 to 10,000 in the marked fields.
orders-address-wrong = Nothing was saved. Correct the function and e-mail address for { $name }.
orders-answer-by-past = Choose a day after today.
orders-answer-by-late = Choose a day before the period begins.
orders-answer-by-free = That is a holiday. Choose a working day.
orders-already-sent = The order has been sent already. Nothing was saved.

# States.
orders-state-draft = Draft
orders-state-sent = Waiting for an answer
orders-state-late = No answer, time is out
orders-state-answered = Answered
orders-state-answered-late = Answered, late
orders-state-partly = Offers some
orders-state-partly-late = Offers some, late
orders-state-declined = Cannot

# The answers.
orders-follow = Answers
orders-follow-title = What have the hosts answered?
orders-follow-empty-lead = No order has been sent yet.
orders-follow-empty = Here will be the answers.
orders-follow-empty-why = Send an order first.
orders-answered-of = { $a } of { $b } have answered.
orders-offered-of = { $a } of { $b } places are offered.
orders-read-answer = Read an answer
orders-answered = Answered
orders-offered = Offered
orders-n-late = { $n } are late
orders-n-unasked = { $n ->
    [one] { $n } unasked
   *[other] { $n } unasked
}
orders-waiting = { $n ->
    [one] { $n } answer waits for you. When you accept it, its places become the period's.
   *[other] { $n } answers wait for you. When you accept them, their places become the period's.
}
orders-accept-all = Accept all answers
orders-accept = Accept the answer
orders-offered-of-asked = Offered of ordered
orders-placed-of-offered = Placed of offered
orders-seats-made = Places
orders-accepted-short = Accepted
orders-waits = Waits for you
orders-accepted = { $name }: the answer is accepted. { $n } places count.
orders-all-accepted = { $a } answers are accepted. { $n } places count.
orders-no-answer = There is no answer to accept.
orders-answer-changed = A new answer has come. Nothing was saved.
orders-already-accepted = The answer is accepted already.
orders-is-accepted = The answer is accepted and its places count.
orders-not-seen = Nobody has opened it
orders-seen = Opened first
orders-reminder-due = Reminder from
orders-by-type = Ordered and offered by type
orders-by-unit = The answer by unit
orders-the-answer = The answer
orders-by-link = Answered by link
orders-by-somebody = Somebody who is no longer here
orders-ways = Other ways to answer
orders-as-file = Answer with a file:
orders-link-until = The link of { $from } works until { $to }.
orders-no-link = No link works.
orders-revoke = Take the links back
orders-new-link = Make a new link
orders-link-made = A new link is ready. Send it from here.
orders-links-revoked = { $n ->
    [one] { $n } link was taken back.
   *[other] { $n } links were taken back.
}

# Mail to send.
orders-outbox = Mail to send
orders-outbox-title = What is to be sent?
orders-outbox-lead = { $n ->
    [0] Nothing waits to be sent.
    [one] { $n } mail waits. Copy the text and send it from your own mail.
   *[other] { $n } mails wait. Copy the text and send it from your own mail.
}
orders-outbox-empty = Here will be the mails to the hosts.
orders-outbox-empty-why = They are written when you send an order.
orders-due = { $n ->
    [one] { $n } host needs a new mail: { $what }.
   *[other] { $n } hosts need a new mail: { $what }.
}
orders-remind = Write reminders
orders-nobody-due = Nobody needs a reminder today.
orders-reminders-written = { $n ->
    [one] { $n } mail is written. Send it from here.
   *[other] { $n } mails are written. Send them from here.
}
orders-no-address = The e-mail address is missing. Write it in the order.
orders-subject = Subject
orders-mail-text = Text of the mail
orders-open-mail = Open in the mail program
orders-mark-sent = I have sent it
orders-put-aside = Put aside
orders-link-gone = The link was taken back.
orders-message-noted = The mail is noted as sent. The link is not shown here any more.
orders-message-sent-already = The mail is noted as sent already.
orders-sent-by-hand = Sent
orders-message = Mail
orders-sent-at = When
orders-message-order = Order
orders-message-reminder = Reminder
orders-message-renewal = New link
orders-mail-subject = Placements for { $from }: { $name }
orders-mail-reminder-subject = Reminder: placements for { $from }, { $name }
orders-mail-order = Hello! { $from } needs { $n } placements with you for { $name }.
orders-mail-reminder = Hello! We have no answer from you yet. { $from } needs { $n } placements with you for { $name }.
orders-mail-renewal = Hello! Here is a new link. { $from } asks for { $n } placements with you for { $name }.
orders-mail-days = The period is { $from } to { $to }.
orders-mail-answer = Answer by { $day }. The link works without signing in:
orders-mail-end = Can you receive nobody? Say so on the same page, then we know. Do not pass the link on outside your organisation.

# The host's answer.
orders-inbox = To answer
orders-inbox-lead = { $n ->
    [one] { $n } order waits for your answer.
   *[other] { $n } orders wait for your answer.
}
orders-inbox-empty = Nothing to answer right now.
orders-answer = Answer
orders-asked-by = { $n ->
    [one] { $n } place. Answer by { $day }.
   *[other] { $n } places. Answer by { $day }.
}
orders-answer-title = What can { $name } take?
orders-answer-lead = { $name } asks for { $n } places. Answer by { $day }.
orders-answer-lead-over = { $name } asks for { $n } places. The last day was { $day }. Answer anyway, it is saved and marked late.
orders-have-answered = You have answered: { $a } places, { $b } ordered. Change it and send again if something changes.
orders-have-answered-late = You have answered after the last day: { $a } places, { $b } ordered. The answer is marked late.
orders-no-units-here = You answer for no unit here. Ask your administrator to enter your function at the unit.
orders-cannot = The unit cannot
orders-more-choices = More types and obstacles
orders-none-at-all = Can you receive nobody at all?
orders-none-at-all-hint = Choose only when all numbers are 0.
orders-note = Comment
orders-note-hint = Write nothing about single persons.
orders-send-answer = Send answer
orders-answer-saved = The answer is sent: { $a } places, { $b } ordered.
orders-answer-saved-late = The answer is saved and marked late: { $a } places, { $b } ordered.
orders-answer-refused = The answer was not sent. Correct the fields below.
orders-answer-numbers = The answer was not sent. Write whole numbers from 0 to 10,000.
orders-note-wrong = Write at most 1,000 characters.
orders-beyond-why = It is saved. Some numbers are more than the unit has said it can take:
orders-beyond = { $unit }, { $what }: { $a } against { $b }.
orders-said-once = The unit has said { $n }.
orders-said-not = The unit has said: { $what }.
orders-said-outside = Week { $n } is outside the weeks in which the unit receives.
orders-said-blocked = Week { $n } is blocked: { $what }.
orders-from-last-answer = As last period.
orders-ended-title = The link no longer works
orders-ended-lead = Ask for a new link. The university sends it to the same address.
orders-ended-asked = You have asked for a new link. The university sends it to the same address.
orders-ask-link = Ask for a new link
orders-link-ended = The link no longer works. Nothing was saved.
orders-link-works = The link works. Answer on the page.
orders-link-asked = The university has been told that you need a new link.
orders-import = Answer to an order
orders-import-explain = Places that a host offers, unit by unit. The file can be fetched at the order.
audit-placements-order-ask = Changed an order
audit-placements-order-send = Sent orders
audit-placements-order-look = Opened an order
audit-placements-answer-send = Answered an order
audit-placements-answer-send-by-link = Answered an order by link
audit-placements-answer-accept = Accepted an answer
audit-placements-answer-accept-all = Accepted all answers
audit-placements-link-make = Made a new link
audit-placements-link-revoke = Took links back
audit-placements-link-ask = Asked for a new link
audit-placements-message-sent = Noted a mail as sent
audit-placements-message-remind = Wrote reminders

# The forecast.
orders-forecast = Forecast
orders-forecast-title = How many places will you need?
orders-forecast-lead = The forecast binds nobody. The hosts see it and can plan.
orders-forecast-empty = Here will be the forecast.
orders-forecast-empty-why = Create a period for the programme first.
orders-forecast-sum = { $a } needed, { $b } said
orders-forecast-saved = { $n ->
    [0] Nothing is changed. It was so already.
    [one] The forecast is saved. { $n } number is changed.
   *[other] The forecast is saved. { $n } numbers are changed.
}
orders-foreseen = What is to come?
orders-foreseen-lead = The universities' forecast. It binds nobody.
orders-who-asks = University
audit-placements-forecast-save = Changed a forecast
