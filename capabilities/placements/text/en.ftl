# The menu.
menu-placements = Placements
menu-offers = Places

# Words that come back.
placements-vfu = Placements
placements-period = Period
placements-days = Days
placements-students = Students
placements-student = Student
placements-seats = Seats
placements-reserved = Reserved
placements-reserved-n = { $n ->
    [one] { $n } seat is reserved
   *[other] { $n } seats are reserved
}
placements-placed = Placed
placements-municipality = Municipality
placements-municipality-unknown = Municipality not stated
placements-everywhere = All municipalities
placements-unit = Unit
placements-unit-gone = The unit is gone
placements-place-type = Type of place
placements-types = Types of place
placements-programme = Programme
placements-term = Term
placements-name = Name
placements-reference = The university’s id
placements-priority = Priority
placements-travel = Travel time, estimated
placements-total = All
placements-yes = Yes
placements-no = No
placements-save = Save
placements-show = Show
placements-clear = Clear the filter
placements-paging = { $a }–{ $b } of { $n }
placements-paging-label = Pages of the list
placements-nothing-changed = Nothing was changed. It stood like that already.

# The periods.
placements-index-title = How are the placements going?
placements-index-empty-lead = You have no period yet.
placements-index-empty = Your placement periods will be here.
placements-index-empty-why = A placement is education in working life. Start with a period. Then add students and seats.
placements-no-students-yet = No students have been added yet.
placements-placed-left = { $a } of { $b } placed. { $n } to go.
placements-everybody-placed = { $n ->
    [one] The student is placed.
   *[other] All { $what } are placed.
}
placements-ended = Periods that have ended
placements-next = What is next?
placements-step-students = Add students
placements-step-seats = Add seats
placements-step-propose = Make a proposal
placements-step-accept = Accept a proposal
placements-step-accepted = A proposal has been accepted and counts.
placements-step-not-accepted = No proposal counts until you have accepted it.
placements-n-students = { $n ->
    [0] None yet
    [one] { $what } student
   *[other] { $what } students
}
placements-n-seats = { $n ->
    [0] None yet
    [one] { $what } seat
   *[other] { $what } seats
}
placements-n-plans = { $n ->
    [0] None yet
    [one] { $what } proposal
   *[other] { $what } proposals
}

# Create a period.
placements-create = Create a period
placements-new-title = Create a period
placements-new-lead = A period is a programme’s placements during some weeks.
placements-programme-hint = Write it as the students know it. Example: Socionom, termin 5
placements-first = First day
placements-first-hint = Choose the Monday of the first week.
placements-last = Last day
placements-types-hint = One a line. Example: Individ- och familjeomsorg
placements-copy = Settings
placements-copy-none = Begin with our start values
placements-copy-hint = Copy limits and weights from an earlier period.
placements-created = The period { $name } has been created.
placements-period-refused = The period has not been saved.
placements-programme-wrong = Write the programme’s name, at most 120 characters.
placements-term-wrong = Choose a term.
placements-day-wrong = Write a day as 2027-01-18.
placements-last-before-first = The last day is before the first.
placements-period-too-long = The period is longer than 40 weeks.
placements-types-wrong = Write 1 to 12 different types of place, one a line.
placements-period-exists = The programme already has a period that begins that day.
placements-period-over = The period has ended. Nothing was saved.

# One period.
placements-to-allocation = To the allocation
placements-to-import = Read in a file
placements-about = About the period
placements-by-municipality = Students and seats by municipality
placements-live-there = Students who live there
placements-seats-there = Seats there
placements-placed-there = Placed there
placements-missing = This is missing
placements-missing-students = No students have been added.
placements-missing-seats = No seats have been added.
placements-missing-type = { $what }: { $a } students need a place, { $b } seats are free. { $n } are missing.
placements-missing-holds = { $n ->
    [one] { $n } reserved seat has no unit yet.
   *[other] { $n } reserved seats have no unit yet.
}
placements-missing-wishes = { $n ->
    [one] { $n } wish is for a unit without seats.
   *[other] { $n } wishes are for units without seats.
}

# Settings.
placements-settings = Settings
placements-settings-title = What should the allocation weigh?
placements-settings-lead = Everything counts in minutes. So travel can be compared with wishes.
placements-settings-below-rules = The period follows { $name }. What the rules say of travel comes first.
placements-settings-after = When you save, earlier proposals are out of date. Make a new one.
placements-settings-saved = The settings have been saved. Make a new proposal.
placements-settings-refused = The settings have not been saved.
placements-limit = Longest travel, minutes
placements-limit-hint = One way, estimated. 90 minutes is most common.
placements-limit-kind = What applies above the limit?
placements-limit-hard = Nobody may travel longer
placements-limit-soft = Longer travel counts more
placements-factor = Weight of minutes above the limit, times
placements-factor-hint = 5 means that a minute above the limit counts as 5 minutes. Used only where longer travel is allowed.
placements-wish-second = Second wish, minutes
placements-wish-second-hint = The first wish is worth this many minutes of longer travel.
placements-wish-third = Third wish, minutes
placements-wish-third-hint = Compared with the first. At least as much as the second.
placements-wish-none = None of the wishes, minutes
placements-wish-none-hint = Compared with the first. At least as much as the third.
placements-limit-wrong = Write 10 to 600 minutes.
placements-factor-wrong = Write 1 to 100.
placements-wishes-wrong = The figures must rise from the second wish to none, at most 600.
placements-number-wrong = Write a whole number in digits.

# Students.
placements-students-title = Who needs a place?
placements-students-empty = The period’s students will be here.
placements-students-empty-why = Read in a file of students and their wishes.
placements-students-lead = { $n ->
    [one] { $what } student needs a place.
   *[other] { $what } students need a place.
}
placements-search-name = Name or id
placements-hits = { $n ->
    [one] { $what } hit.
   *[other] { $what } hits.
}
placements-no-hits = No hits.
placements-no-hits-why = No student fits both the name and the municipality.
placements-student-no-plan = No proposal has been accepted, so the student has no place yet.
placements-student-unplaced = The student has no place in the accepted proposal.
placements-student-placed = Placed: { $place }.
placements-home = Lives in
placements-home-point = Travels from
placements-home-at = A point on the map ({ $what })
placements-forbidden = Must not come to
placements-forbidden-none = No units
placements-wishes = Wishes
placements-wishes-none = The student has no wishes.
placements-wish-rank = No
placements-seats-of-type = Seats of the right type
placements-change = Change
placements-car = Does the student have a car?
placements-car-hint = Decides whether travel is counted by car or bus.
placements-priority-hint = 0 to 9. The lowest is served first when seats run out.
placements-priority-wrong = Write a whole number from 0 to 9.
placements-type-unknown = Choose one of the period’s types of place.
placements-student-refused = The change has not been saved.
placements-student-saved = The change has been saved. Earlier proposals are out of date.

# Seats.
placements-seats-title = Where are there seats?
placements-seats-lead = { $n ->
    [one] { $what } seat in { $of } groups.
   *[other] { $what } seats in { $of } groups.
}
placements-seats-empty = The period’s seats will be here.
placements-seats-empty-why = Add one unit at a time, or read in a file.
placements-add-seats = Add seats
placements-add-title = Add seats
placements-add-lead = Choose unit, type of place and number.
placements-search-unit = Search for a unit
placements-search-unit-hint = Write a part of the name or the municipality.
placements-no-unit = No unit was found.
placements-no-unit-why = Search with fewer words. A unit that is missing must be added first.
placements-more-units = The first { $a } of { $n } are shown. Search to find more.
placements-unit-wrong = Choose a unit from the list.
placements-seats-exist = The unit already has seats of that type. Change the number instead.
placements-group-lead = { $n } seats. { $a } are placed, { $b } are reserved.
placements-seats-hint = How many students at a time.
placements-seats-wrong = Write a whole number from 0 to 10,000.
placements-seats-refused = The seats have not been saved.
placements-seats-taken = { $n } seats are taken: { $a } placed and { $b } reserved. Nothing was saved.
placements-seats-taken-hint = Move students first, or keep more seats.
placements-seats-at-least = At least { $n } seats are needed.
placements-seats-saved = { $unit }: seats changed from { $from } to { $to }.
placements-seats-added = { $unit }: { $n } seats have been added.
placements-seat-choose = Choose a place from the list.
placements-seat-gone = The seat is not free any more. Nothing was saved.

# Someone was faster.
placements-conflict-caption = What differs
placements-conflict-what = What
placements-conflict-now = Stands now
placements-conflict-yours = You wrote

# What the municipality sees.
placements-offers-title = Who is coming to us?
placements-offers-lead = { $n ->
    [one] You have offered { $a } seat. { $b } students are coming.
   *[other] You have offered { $a } seats. { $b } students are coming.
}
placements-offers-empty-lead = You have no seats in any coming period.
placements-offers-empty = Your seats and the students who come to you will be here.
placements-offers-empty-why = The university adds the seats that you offer.
placements-offers-no-units = Your organisation has no units yet.
placements-offers-nobody = Nobody is placed here yet.
placements-offers-estimated = Travel time is estimated, one way.
placements-coming-caption = Students who are coming, { $what }

# Files.
placements-import-students = Students
placements-import-students-explain = Students of a period, with home, car and wishes. Protected identities are handled apart.
placements-import-capacity = Seats
placements-import-capacity-explain = Seats that units offer in a period.
placements-import-one-unit = one unit only, but several are called so
placements-import-say-municipality = Write the municipality after the name: Hemtjänst Norr, Åsele
placements-import-type = one of the period’s types: { $what }
placements-import-wish-twice = another unit than in the wish before
placements-import-wish-forbidden = a unit that the student may come to
placements-import-home = a home municipality, or latitude and longitude
placements-import-point = both latitude and longitude
placements-import-home-fix = Write the municipality’s name or code, or both figures.
placements-import-other-period = The row belongs to another period. Remove it or choose that period.
placements-import-seats-taken = at least { $n }, as that many seats are taken
placements-import-protected-wrong = the row is marked as protected and something in it cannot be read
placements-import-protected-fix = Put the row right in the file. Write yes or no as the mark.

audit-placements-period-create = Created a period
audit-placements-period-settings = Changed settings
audit-placements-seats-add = Added places
audit-placements-seats-set = Changed places
audit-placements-student-change = Changed a student
audit-placements-student-list = Saw a list of students
