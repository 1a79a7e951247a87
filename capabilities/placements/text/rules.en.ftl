# Rules as data: see ruleset/.
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
