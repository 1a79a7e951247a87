# Rules as data: see ruleset/.
menu-rules = Rules
rules-vfu = Placements
rules-title = Rules for placements
rules-lead-list = These are the rules that your placements follow. Students can read them.
rules-none-yet = You have no rules yet.
rules-none-yet-why = Begin from an example or upload a file.
rules-new = New rules
rules-list-caption = Rules
rules-column-title = Rules
rules-column-state = State
rules-column-programmes = Programmes
rules-column-version = Version
rules-state-draft = Draft
rules-state-published = In force from { $day }
rules-version-n = Version { $n }
rules-new-lead = Choose an example to begin from, or upload a file of your own.
rules-from-example = Begin from an example
rules-example = Example
rules-example-hint = Published rules of Swedish universities. You then change them into your own.
rules-begin = Begin
rules-from-file = Upload a file
rules-file = File of rules
rules-file-hint = A TOML file. Download one from rules that exist to see what it looks like.
rules-upload = Upload
rules-file-missing = Choose a file.
rules-example-missing = Choose an example.
rules-file-refused = The file was not read. Nothing has changed.
rules-faults-caption = Faults in the file
rules-column-line = Line
rules-column-where = Where
rules-column-fault = What is wrong
rules-created = The rules { $name } now exist as a draft.
rules-replaced = The draft is replaced by the rules of the file.
rules-id-taken = You already have rules of that short name. Make a new version of them instead.
rules-other-id = The file is about other rules than these.
rules-show-lead = { $n ->
    [one] One rule for { $what }.
   *[other] { $n } rules for { $what }.
}
rules-draft-note = This is a draft. It is not in force until you have set a date.
rules-published-note = The version is in force from { $day } and cannot be changed. Make a new version to change it.
rules-source-title = Source
rules-source-seen-part = Only the beginning of the page was read. There may be more rules.
rules-source-doubt = The source is not the publisher's own page.
rules-source-date = Date of the page
rules-source-quotes = As the source says
rules-not-stated-title = Not stated
rules-not-stated = The rules do not say anything about this: { $what }. That is neither yes nor no.
rules-edit = Change
rules-add = Add a rule
rules-download = Download as a file
rules-student-page = As the student sees the rules
rules-new-version = Make a new version
rules-version-made = Version { $n } now exists as a draft.
rules-draft-exists = There is already a draft. Change that one instead.
rules-publish-title = Put the version in force
rules-publish = Put in force
rules-in-force = In force from
rules-in-force-hint = The first day, as 2027-01-18. After that the version cannot be changed.
rules-in-force-wrong = Write the day as 2027-01-18.
rules-in-force-early = An earlier version is in force from a later day.
rules-published = The version is in force from { $day }.
rules-publish-refused = The version is not in force yet.
rules-not-draft = The version is in force and cannot be changed.
rules-make-new = Make a new version.
rules-changed-meanwhile = Somebody else has changed the draft.
rules-look-again = Read what stands now and change again.
rules-replace-title = Replace the draft with a file
rules-compare-with = Compare with version { $n }
rules-compare-title = Version { $a } and version { $b }
rules-compare-lead = { $n ->
    [one] One rule differs.
   *[other] { $n } rules differ.
}
rules-compare-none = The versions say the same.
rules-compare-caption = What differs
rules-compare-rule = Rule
rules-compare-before = Version { $n }
rules-compare-added = Did not exist
rules-compare-removed = Removed
rules-rule-title = Change the rule { $name }
rules-rule-new-title = New rule
rules-rule-lead = Write one thing a line. Empty fields mean that the rule does not say.
rules-rule-words = Words to use
rules-field-name = Short name
rules-field-name-hint = Small letters without spaces, as travel.
rules-field-about = Is about
rules-field-force = How firm
rules-field-rank = Place in the order
rules-field-rank-hint = A whole number from 1, for priorities and steps.
rules-save = Save
rules-remove = Remove the rule
rules-rule-saved = The rule { $name } is saved.
rules-rule-removed = The rule { $name } is removed.
rules-rule-refused = The rule was not saved.
rules-about-missing = Say what the rule is about.
rules-wrong-name = The name consists of letters, digits and _, without spaces.
rules-name-twice = Another rule has that name.
rules-wrong-rank = The order is a whole number from 1 to 1000.
rules-wrong-choice = There is no such choice.
rules-unknown-topic = Rules cannot be about that.
rules-unknown-key = That word is not known here.
rules-unknown-word = The word is not known. Write a known word, or explain it under [words].
rules-unknown-place = There is no such municipality or county.
rules-part-missing = The rule says too little. Fill in one of what stands here.
rules-wrong-condition = The condition cannot be read. Write as: child_age < 16
rules-wrong-number = The number cannot be read. Write as: at most 90 minute
rules-wrong-money = The sum cannot be read. Write as: 1225 sek per week
rules-wrong-place = The place cannot be read. Write as: municipality Åre
rules-wrong-when = The time cannot be read. Write as: 2 week before placement_start
rules-wrong-format = The file is not of the right kind.
rules-wrong-id = The short name consists of small letters a–z, digits and hyphens.
rules-title-missing = The rules lack a title.
rules-wrong-word = A word of your own needs a Swedish and an English meaning.
rules-not-a-rule = A rule is expected here.
rules-none = The file has no rules.
rules-not-text = Text in quotation marks is expected here.
rules-one-only = Only one thing may stand here.
rules-no-toml = The file cannot be read as TOML.
rules-file-too-long = The file is too large.
rules-fault = { $what } Here stands: { $a }.
rules-fault-meant = { $what } Here stands: { $a }. Did you mean { $b }?
rules-fault-allowed = { $what } Possible is: { $b }.
rules-lead = { $force }: { $what }
rules-force-must = Must
rules-force-should = Should
rules-force-aim = Aim
rules-force-may = May
rules-force-should-not = Should not
rules-force-must-not = Must not
rules-force-none = Not stated
rules-part-what = What
rules-part-who = Who
rules-part-to = To
rules-part-from = Counted from
rules-part-where = Where
rules-part-number = Number
rules-part-money = Money
rules-part-when = When
rules-part-if = Holds if
rules-part-proof = Show
rules-part-effect = What follows
rules-part-rank = Order
rules-hint-what = Words, as sole_custody
rules-hint-who = Words, as principal
rules-hint-to = Words, as training_school
rules-hint-from = Words, as home_town
rules-hint-where = As: county Skåne, municipality Åre, town Kalix, own_region
rules-hint-number = As: at most 90 minute, at least 2 site
rules-hint-money = As: 1225 sek per week, 75 percent of cheapest_means, nothing
rules-hint-when = As: 2 week before placement_start, 04-01 for autumn, term 5
rules-hint-if = As: child_age < 16, not distance_student. Every line must hold.
rules-hint-proof = Words, as certificate
rules-hint-effect = Words, as placement_nearer_home
rules-per = { $what } per { $unit }
rules-number-exactly = { $n } { $unit }
rules-number-at-least = at least { $n } { $unit }
rules-number-at-most = at most { $n } { $unit }
rules-number-below = fewer than { $n } { $unit }
rules-number-above = more than { $n } { $unit }
rules-number-about = about { $n } { $unit }
rules-money-amount = { $sum }
rules-money-at-most = at most { $sum }
rules-money-full-above = all of what exceeds { $sum }
rules-money-share = { $n } per cent of { $what }
rules-money-actual = the real cost if that is lower
rules-money-nothing = no payment
rules-place-county = { $name } (county)
rules-place-municipality = { $name } (municipality)
rules-place-near = within { $n } km of { $name }
rules-when-before = { $n } { $unit } before { $what }
rules-when-after = { $n } { $unit } after { $what }
rules-when-must = { $what } at the latest
rules-when-should = preferably { $what }
rules-when-about = about { $what }
rules-when-some-time-before = before { $what }
rules-when-some-time-after = after { $what }
rules-when-at = at { $what }
rules-when-during = during { $what }
rules-when-spring = { $day } for the spring
rules-when-autumn = { $day } for the autumn
rules-when-since = since { $day }
rules-when-term = term { $n }
rules-when-cut-off = stated on the page, but the text was not read
rules-if-below = { $what } below { $n }
rules-if-at-most = { $what } at most { $n }
rules-if-above = { $what } above { $n }
rules-if-at-least = { $what } at least { $n }
rules-if-not = not: { $what }
rules-or = or
rules-and = and
rules-unit-hour = { $n ->
    [one] hour
   *[other] hours
}
rules-unit-day = { $n ->
    [one] day
   *[other] days
}
rules-unit-working-day = { $n ->
    [one] working day
   *[other] working days
}
rules-unit-week = { $n ->
    [one] week
   *[other] weeks
}
rules-unit-month = { $n ->
    [one] month
   *[other] months
}
rules-unit-term = { $n ->
    [one] term
   *[other] terms
}
rules-unit-year = { $n ->
    [one] year
   *[other] years
}
rules-unit-minute = { $n ->
    [one] minute
   *[other] minutes
}
rules-unit-student = { $n ->
    [one] student
   *[other] students
}
rules-unit-site = { $n ->
    [one] unit
   *[other] units
}
rules-unit-night = { $n ->
    [one] night
   *[other] nights
}
rules-unit-municipality = { $n ->
    [one] municipality
   *[other] municipalities
}
rules-unit-placement = { $n ->
    [one] placement
   *[other] placements
}
rules-topic-volume = Volume
rules-topic-occasion = Occasions
rules-topic-area = Area
rules-topic-travel = Travel
rules-topic-step = Who places
rules-topic-criterion = What is weighed
rules-topic-priority = Priority
rules-topic-allocation = Allocation and lottery
rules-topic-quota = Quotas
rules-topic-wish = Wishes
rules-topic-continuity = Continuity
rules-topic-variety = Variety
rules-topic-group = Size of groups
rules-topic-together = Together
rules-topic-notice = Notice
rules-topic-deadline = Dates
rules-topic-change = Changing a place
rules-topic-queue = Cancellation queue
rules-topic-conflict = Conflicts of interest
rules-topic-prerequisite = Prerequisites
rules-topic-eligibility = Eligibility
rules-topic-check = What to show
rules-topic-site = Kinds of unit
rules-topic-site-demand = Demands of the unit
rules-topic-placement-supervisor = Placement supervisors
rules-topic-host-role = Responsibility at the school
rules-topic-own-place = Own place
rules-topic-choice = Own choice
rules-topic-contact = Contact with the unit
rules-topic-own-workplace = Own workplace
rules-topic-abroad = Abroad
rules-topic-subject = Subjects
rules-topic-duty = Who does what
rules-topic-absence = Absence
rules-topic-reentry = Coming back and failed placements
rules-topic-insurance = Insurance
rules-topic-student-money = Money to the student
rules-topic-host-money = Money to the host
rules-topic-agreement = Agreements
rules-topic-left-open = Decided elsewhere
rules-period-title = Rules of the period
rules-period-lead = Choose which rules the period follows. New proposals are then computed anew.
rules-period-choice = Rules
rules-period-choice-none = No rules: the settings hold
rules-period-save = Follow the rules
rules-period-tied = The period follows { $name }.
rules-period-untied = The period follows no rules. The settings hold.
rules-period-refused = The choice was not saved.
rules-period-unknown = Choose rules that are in force.
rules-uses-title = How the allocation follows the rules
rules-uses-lead = The rules { $name }, version { $n }.
rules-uses-caption = Rules and how the allocation follows them
rules-uses-column = In the allocation
rules-use-applied = Followed
rules-use-partly = Followed in part
rules-use-not = Not weighed yet
rules-uses-rest = { $n ->
    [0] All rules concern who gets which place.
    [one] One more rule concerns other things than who gets which place.
   *[other] The other { $n } rules concern other things than who gets which place.
}
rules-uses-none = The period follows no rules as data. Its own settings hold.
rules-to-rules = The period and the rules
rules-draw-title = Draw
rules-draw-lead = The draw decides between proposals that are equally good. Anybody can draw it again.
rules-draw-seed = Seed
rules-draw-seed-hint = Leave empty for a random number, or write a number that is made public on a later day.
rules-draw-seed-wrong = The seed is at most 100 characters.
rules-draw-refused = Nothing was drawn.
rules-draw-nobody = The period has no students to draw.
rules-draw-button = Draw
rules-draw-done = Draw { $n } is made.
rules-draw-n = Draw { $n }
rules-draw-at = Drawn { $day }. The seed is { $what }.
rules-draw-many = All draws are kept. { $n ->
    [one] One is made.
   *[other] { $n } are made, and the last one holds.
}
rules-draw-caption = The order
rules-draw-place = Number
rules-draw-reference = Student id
rules-draw-rank = Rank
rules-draw-ticket = Ticket
rules-draw-list = Download the list
rules-draw-how = Check the draw: download the list and run docs/draw.py with the seed.
rules-draw-shown = The first { $n } of { $of } are shown. The whole list is in the file.
rules-public-lead = This is how students of { $what } are placed. The rules are in force from { $day }.
rules-grounds-title = Grounds for priority
rules-grounds-lead = Enter a ground when you have seen the proof. Only which ground and which day are kept.
rules-grounds-student = Student id
rules-grounds-rule = Ground
rules-grounds-save = The proof is shown
rules-grounds-saved = The ground is saved for { $name }.
rules-grounds-refused = The ground was not saved.
rules-grounds-no-student = No student of the period has that id.
rules-grounds-no-rule = Choose a ground.
rules-grounds-caption = Proofs shown
rules-grounds-day = Shown
rules-grounds-none = No grounds are entered.
rules-grounds-remove = Remove
rules-grounds-removed = The ground is removed.
audit-placements-rules-create = Created rules
audit-placements-rules-version = Made a new version of rules
audit-placements-rules-replace = Replaced rules with a file
audit-placements-rules-change = Changed a rule
audit-placements-rules-remove = Removed a rule
audit-placements-rules-publish = Put rules in force
audit-placements-rules-tie = Chose the rules of a period
audit-placements-rules-draw = Made a draw
audit-placements-rules-ground = Entered a ground for priority
audit-placements-rules-ground-remove = Removed a ground for priority
