# Computation, proposal, explanations (V4, V5).
placements-title = Placements
placements-minutes = { $n } min
placements-of = of { $n }
placements-placed-of = { $n } of { $of }
placements-and = { $a } and { $b }
placements-and-more = { $a } and { $n } more
placements-no-place = No place
placements-search = Search
placements-somebody = A coordinator
placements-student-gone = A student who is no longer here
placements-to-period = To the period

placements-no-students = The period has no students.
placements-no-seats = The period has no places.
placements-import-first = Read in a file first.
placements-changed-meanwhile = Somebody was faster. Nothing was saved.
placements-look-again = See what holds now and try again.
placements-already-accepted = The proposal is accepted already.
placements-superseded = Another proposal has been accepted since.
placements-stale = Students, places or rules have changed since the proposal was computed.
placements-run-again = Compute a new proposal.
placements-plan-broken = The proposal no longer keeps the rules in { $n } places.

placements-run-title = Who can go where?
placements-run-over-title = The computation is over
placements-run-may-leave = You may leave the page. The computation goes on.
placements-run-reads = Reading { $a } students and { $b } units with places.
placements-run-solves = { $a } of { $b } students have been tried. { $c } have no place yet.
placements-run-cancel = Stop
placements-run-cancelled = You stopped the computation. Nothing has changed.
placements-run-failed = The computation could not be finished. The fault is logged. Nothing has changed.
placements-run-last-stays = The latest proposal is still there:
placements-run-again-button = Compute a new proposal
placements-plan-number = Proposal { $n }
placements-plan-of = Proposal { $n }, { $what }

placements-proposal-title = Is the proposal good enough to accept?
placements-accepted-title = The proposal counts
placements-superseded-title = The proposal has been replaced
placements-proposal-lead = { $left ->
    [0] All { $of } have a place.
    [one] { $placed } of { $of } have a place. One needs you.
   *[other] { $placed } of { $of } have a place. { $left } need you.
}
placements-proposal-wishes = { $n } of { $of } with wishes get their first or second.
placements-proposal-first-come = First come, first served would have left { $a } without a place; the proposal leaves { $b }.
placements-accept = Accept the proposal
placements-accepted = The proposal is accepted. { $n } of { $of } students have a place.
placements-accepted-by = Accepted by { $name } on { $day }.
placements-superseded-by = Was accepted by { $name } on { $day } and has been replaced by a newer one.
placements-to-board = Move and lock
placements-to-list = The whole list
placements-compare-with = Compare with proposal { $n }
placements-export-xlsx = Fetch as XLSX
placements-export-csv = Fetch as CSV
placements-proved = Proved best.
placements-proved-why = No proposal within the rules places more or gives shorter journeys in all. Computed in { $seconds } s.
placements-not-proved = The proposal keeps the rules. It is not proved that none is better.
placements-see-proof = See the proof
placements-figure-placed = Have a place
placements-figure-median = Half travel at most
placements-figure-p95 = 95 of 100 travel at most
placements-figure-worst = Longest journey

placements-unplaced-heading = { $n ->
    [0] Everybody has a place
    [one] One without a place
   *[other] { $n } without a place
}
placements-all-placed = All students have a place.
placements-all-placed-why = The next step is to accept the proposal.
placements-why-too-far = No place within { $limit } min. Closest: { $place }, { $n } min.
placements-why-forbidden = The only place is barred for the student: { $place }.
placements-why-no-type = No unit offers the type of place that is needed.
placements-why-shared = { $seats ->
    [0] There is no free place within reach in { $place }.
    [one] { $n } students share one place in { $place }. { $missing } missing.
   *[other] { $n } students share { $seats } places in { $place }. { $missing } missing.
}
placements-why-next = The next place is in { $place }, { $n } min away.
placements-fix = { $n ->
    [0] One more place is enough: { $place }.
    [one] One more place is enough: { $place }. One other student then changes place.
   *[other] One more place is enough: { $place }. { $n } others then change place.
}

placements-worth-title = What one more place is worth
placements-worth-lead = Ask for more places here first. The figure tells how the journeys of all students change together.
placements-worth-caption = One more place by unit
placements-worth-places = Gives somebody a place
placements-worth-saves = Journeys together
placements-worth-longer = { $n } min longer
placements-worth-shorter = { $n } min shorter
placements-worth-same = As long
placements-worth-one = One more student
placements-worth-no-one = No
placements-worth-none = No unit would give any student a better place.

placements-spread-title = How it falls out
placements-spread-caption = Journey one way, estimated, by group
placements-spread-group = Group
placements-with-car = With a car
placements-without-car = Without a car
placements-home-unknown = Home not known
placements-histogram-none = Nobody has a place
placements-histogram-within = Nobody travels longer than { $n } min
placements-histogram-over = { $n ->
    [one] One travels longer than { $limit } min
   *[other] { $n } travel longer than { $limit } min
}
placements-histogram-note = Students by journey one way in minutes, estimated.
placements-histogram-words = Half travel at most { $n } minutes. The longest journey is { $worst } minutes.
placements-histogram-what = Journey, min
placements-histogram-how-many = Students

placements-list-title = Who goes where?
placements-list-shown = { $a }–{ $b } of { $of }
placements-list-pages = Pages of the list
placements-list-search = Search name, home or unit
placements-list-empty = No hits.
placements-list-empty-why = Try a shorter word.
placements-list-clear = Clear the search
placements-list-caption = Students in the proposal
placements-column-student-id = Student id
placements-column-name = Name
placements-column-home = Home
placements-column-place-type = Type of place
placements-column-unit = Unit
placements-column-travel-minutes = Journey
placements-column-wish = Wish
placements-column-taken = Taken
placements-column-follows = What follows
placements-column-price = Price
placements-column-before = Before
placements-column-after = Now

placements-student-at = { $place }, { $n } min one way (estimated).
placements-student-none = The student has no place in the proposal.
placements-student-move = Move or lock
placements-why-title = Why?
placements-blocked-title = What is in the way
placements-nearer-title = Nearer places, and who would have to move
placements-nearer-caption = Places that would suit the student better
placements-nearest-already = No other place would suit the student better.
placements-not-explained = The input has changed since the proposal was computed. Compute a new one to get the explanation.
placements-rule-travel = Journey
placements-rule-travel-value = { $n } min, limit { $limit }
placements-rule-type = Type of place
placements-rule-wish = Wish { $n }
placements-rule-forbidden = Barred units are avoided
placements-rule-locked = Locked by a coordinator
placements-follows-nobody = Nobody else needs to move.
placements-follows-not = Not possible: all places there are locked.
placements-follows-longer = { $name } to { $place }, { $n } min longer.
placements-follows-shorter = { $name } to { $place }, { $n } min shorter.
placements-follows-out = { $name } loses the place.
placements-follows-more = { $n } more move.
placements-follows-sum = In all { $n } min worse, wishes counted.
placements-follows-locked = The student is locked. Unlock to see what would follow.
placements-follows-sum-better = { $n } min better in all, wishes included.

placements-proof-title = The proof
placements-proof-what = Each unit with places has a price in tenths of a minute. The price is what a place there is worth to the others.
placements-proof-how = If each student takes what is cheapest, journey plus price, the sum is a bound that no proposal can go below. The proposal reaches the bound.
placements-proof-caption = Units that somebody competes for
placements-proof-unplaced = Students without a place
placements-proof-cost = Cost in all, tenths of a minute
placements-compare-title = Proposal { $a } compared with proposal { $b }
placements-compare-lead = { $n ->
    [0] No student has another place.
    [one] One student has another place.
   *[other] { $n } students have another place.
}
placements-compare-caption = Students with another place
audit-placements-run-start = Started a computation
audit-placements-run-join = Watched a computation under way
audit-placements-run-cancel = Stopped a computation
audit-placements-run-give-up = A computation could not be finished
audit-placements-plan-propose = A proposal came
audit-placements-plan-view = Saw a proposal
audit-placements-plan-list = Saw the list of a proposal
audit-placements-plan-compare = Compared two proposals
audit-placements-plan-accept = Accepted a proposal
audit-placements-plan-export = Fetched a proposal as a file
audit-placements-student-view = Saw a student
