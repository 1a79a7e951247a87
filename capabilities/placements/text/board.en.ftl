# The board (V3).
placements-board-title = Who should move?
placements-board-none-lead = Here you move and lock students in a proposal.
placements-board-none = The period has no proposal yet.
placements-board-none-why = Compute a proposal first. Then you can move students and lock them.
placements-board-run = Compute a proposal
placements-board-done = See the whole proposal
placements-board-compare = { $a ->
    [0] Compare with proposal { $n }, no differences
    [one] Compare with proposal { $n }, one difference
   *[other] Compare with proposal { $n }, { $a } differences
}
placements-board-accepted = The proposal is accepted and cannot be changed. Compute a new one if somebody should move.
placements-board-superseded = The proposal has been replaced and cannot be changed.
placements-board-worse = Moved by hand: { $n } min worse than the proved one.
placements-board-worse-left = { $n ->
    [one] Moved by hand: one more without a place than in the proved one.
   *[other] Moved by hand: { $n } more without a place than in the proved one.
}
placements-board-moved-times = { $n ->
    [0] Locks have changed since it was computed. Make a new proposal to see whether anything gets better.
    [one] Moved by hand once since it was computed.
   *[other] Moved by hand at least { $n } times since it was computed.
}
placements-board-last = Last step:
placements-board-last-by = { $name }, { $day }.
placements-board-earlier = { $n ->
    [one] One earlier step can be undone too
   *[other] { $n } earlier steps can be undone too
}
placements-step-move = { $n ->
    [0] { $name } to { $place }.
    [one] { $name } to { $place }. One other changed places too.
   *[other] { $name } to { $place }. { $n } others changed places too.
}
placements-step-lock = { $n ->
    [0] { $name } locked at { $place }.
    [one] { $name } and one more locked where they are.
   *[other] { $name } and { $n } more locked where they are.
}
placements-step-unlock = { $n ->
    [0] { $name } unlocked from { $place }.
    [one] { $name } and one more unlocked.
   *[other] { $name } and { $n } more unlocked.
}
placements-board-closed = Closes before the period ends
placements-board-excepted-short = exception
placements-many-how = Tick students in the lists.
placements-many-go = Move or lock the chosen
placements-many-pick = Choose { $name }
placements-many-title = What should happen to the chosen?
placements-many-board = The board, proposal { $n }
placements-many-lead = { $n ->
    [0] No student is chosen.
    [one] One student is chosen.
   *[other] { $n } students are chosen.
}
placements-many-back = To the board
placements-many-none = Choose students on the board first.
placements-many-caption = Chosen students
placements-many-move = Move together
placements-many-way = { $place } – { $minutes } min on average, { $n ->
    [0] none free
    [one] one free
   *[other] { $n } free
}
placements-many-move-now = { $n ->
    [one] Move one student
   *[other] Move { $n } students
}
placements-many-move-beyond = { $n ->
    [one] Move one student by exception
   *[other] Move { $n } students by exception
}
placements-many-hindered = { $n ->
    [one] One of the chosen cannot go there. Therefore nobody is moved.
   *[other] { $n } of the chosen cannot go there. Therefore nobody is moved.
}
placements-many-stay = The chosen are already there.
placements-many-lock = Lock or unlock
placements-many-locks = { $n ->
    [0] None of them can be locked.
    [one] One is locked in place. The next computation leaves that student there.
   *[other] { $n } are locked in place. The next computation leaves them there.
}
placements-many-nowhere = { $n ->
    [one] One has no place and is not locked.
   *[other] { $n } have no place and are not locked.
}
placements-many-lock-now = { $n ->
    [one] Lock one student
   *[other] Lock { $n } students
}
placements-many-unlocks = { $n ->
    [0] None of them can be unlocked.
    [one] One is unlocked. The next computation may move that student.
   *[other] { $n } are unlocked. The next computation may move them.
}
placements-many-excepted = { $n ->
    [one] One is locked by an exception. It ends when you move the student.
   *[other] { $n } are locked by exceptions. They end when you move the students.
}
placements-many-unlock-now = { $n ->
    [one] Unlock one student
   *[other] Unlock { $n } students
}
placements-many-closed = The proposal can no longer be changed.
placements-many-nobody = Choose at least one student.
placements-many-too-many = Choose at most { $n } students at a time. Only the first are shown.
placements-board-beyond-far = Exception: { $place } – { $minutes } min, beyond the limit
placements-board-beyond-forbidden = Exception: { $place } – { $minutes } min, forbidden unit
placements-board-beyond-type = Exception: { $place } – { $minutes } min, another type of place
placements-board-breaks = { $n ->
    [0] Breaks a rule for { $name }: { $what }
    [one] Breaks a rule for { $name } and one more: { $what }
   *[other] Breaks a rule for { $name } and { $n } more: { $what }
}
placements-board-move-beyond = Move { $name } by exception
placements-board-no-rule = { $name }: { $what } An exception needs a free place, and none is free there.
placements-board-no-closed = The unit closes before the period ends. { $name } cannot be there.
placements-board-no-seats = The unit has no places for { $name }.
placements-board-no-way = No room for { $name }: all places are taken, and nobody there can move.
placements-board-no-move = There is no step to undo.
placements-board-none-to-unlock = None of the chosen can be unlocked. An exception ends when you move the student.
placements-board-moved-out = { $n ->
    [0] { $name } has no place any more.
    [one] { $name } has no place any more. One other changed places too.
   *[other] { $name } has no place any more. { $n } others changed places too.
}
placements-board-undone = { $n ->
    [0] The move is undone. { $name } is back.
    [one] The move is undone. { $name } and one more are back.
   *[other] The move is undone. { $name } and { $n } more are back.
}
placements-board-undone-locks = { $n ->
    [0] The step is undone. The lock of { $name } is as before.
    [one] The step is undone. The locks of { $name } and one more are as before.
   *[other] The step is undone. The locks of { $name } and { $n } more are as before.
}
placements-board-locked = { $n ->
    [0] { $name } is locked at { $place }. The next computation leaves them there.
    [one] { $name } and one more are locked. The next computation leaves them there.
   *[other] { $name } and { $n } more are locked. The next computation leaves them there.
}
placements-board-unlocked = { $n ->
    [0] { $name } is unlocked.
    [one] { $name } and one more are unlocked.
   *[other] { $name } and { $n } more are unlocked.
}
placements-exception = Exception.
placements-exception-by = { $name }, { $day }
placements-exception-why = Why should the rule be broken?
placements-exception-hint = The reason is kept. It is shown on the board, in the proposal and in the file. Write nothing about health.
placements-exception-write = Write at least ten and at most 500 characters.
placements-exception-refused = The move breaks a rule. Write why it should be made anyway.
placements-exception-ends = The exception ends when you move the student.
placements-exceptions-title = { $n ->
    [one] One exception from the rules
   *[other] { $n } exceptions from the rules
}
placements-exceptions-lead = A coordinator has written why. All other rules are checked as usual.
placements-exceptions-caption = Exceptions from the rules
placements-breach-type = The place is of another type than the student needs.
placements-breach-forbidden = The unit is forbidden for the student.
placements-breach-far = The journey is { $n } min and the limit { $limit } min.
placements-breach-unknown = The journey is unknown.
placements-breach-none = No rule says no any more.
placements-column-rule = Rule
placements-column-reason = Reason
placements-column-exception = Exception, reason
placements-column-decided = Locked
placements-column-unlock = Unlock
placements-column-unkept = Why the lock cannot be kept
placements-why-closed = The only unit closes before the period ends: { $place }.
placements-closed = { $a ->
    [0] Not counted, closes before the period ends: { $what }. Places: { $n }.
   *[other] Not counted, closes before the period ends: { $what } and { $a } more. Places: { $n }.
}
placements-cap = For each student the { $n } best places and all wishes are counted. That limited { $a } students.
placements-locks-unkept = { $n ->
    [one] One lock cannot be kept. The computation has not started.
   *[other] { $n } locks cannot be kept. The computation has not started.
}
placements-unkept-title = Which locks cannot be kept?
placements-unkept-lead = { $n ->
    [0] All locks can be kept.
    [one] One lock must be settled before you make a proposal.
   *[other] { $n } locks must be settled before you make a proposal.
}
placements-unkept-none = All locks can be kept.
placements-unkept-none-why = The next step is to make a proposal.
placements-unkept-to-board = To the board
placements-unkept-what = Unlock the students here. Or change what is in the way: open the student or the places in the list.
placements-unkept-unlock = Unlock the chosen
placements-unkept-caption = Locks that cannot be kept
placements-unkept-pick = Unlock { $name }
placements-unkept-choose = Choose at least one student to unlock.
placements-unkept-done = { $n ->
    [one] One student is unlocked.
   *[other] { $n } students are unlocked.
}
placements-unkept-gone = The places are no longer in the period.
placements-unkept-closed = The unit closes before the period ends.
placements-unkept-rule = { $what } There is no exception.
placements-unkept-many = { $a } are locked there, but there { $n ->
    [0] is no place
    [one] is one place
   *[other] are { $n } places
}. Unlock somebody or change the number.
audit-placements-plan-except = Moved a student by exception from a rule
audit-placements-locks-unlock = Unlocked students whose locks could not be kept
placements-board-undo = Undo
placements-board-units = Units
placements-board-units-pages = Pages of units
placements-board-more = Show { $n } more
placements-board-held = { $n ->
    [one] Reserved
   *[other] { $n } reserved
}
placements-board-locked-short = locked
placements-board-everywhere = All municipalities
placements-board-municipality = Municipality
placements-board-filter = Show
placements-board-no-units = No units offer places there.
placements-board-chosen = Chosen student
placements-board-choose-one = Choose a student among those without a place or at a unit.
placements-board-lives = Lives in { $place }.
placements-board-move-to = Move to…
placements-board-way = { $n ->
    [0] { $place } – { $minutes } min, nobody else moves
    [one] { $place } – { $minutes } min, one other moves
   *[other] { $place } – { $minutes } min, { $n } others move
}
placements-board-way-out = { $place } – { $minutes } min, somebody else is left without a place
placements-board-way-none = No place
placements-board-show = Show what follows
placements-board-move = { $n ->
    [0] Move { $name }
    [one] Move { $name } and one other
   *[other] Move { $name } and { $n } others
}
placements-board-lock = Lock here
placements-board-unlock = Unlock
placements-board-locked-stays = The student is locked here. Unlock to move.
placements-board-free-only = Something is unlocked or changed by hand. So only free places are shown, and nobody else moves.
placements-board-nowhere = There is no other place to move to.
placements-board-travels-same = { $name } travels as long as before.
placements-board-travels-longer = { $name } travels { $n } min longer.
placements-board-travels-shorter = { $name } travels { $n } min less.
placements-board-travels-new = { $name } gets a place.
placements-board-travels-out = { $name } is left without a place.
placements-board-stays = { $name } is there already.
placements-board-all-rules = All rules hold.
placements-board-no-locked = { $name } is locked. Unlock first.
placements-board-no-place-chosen = Choose a place in the list.
placements-board-no-place-to-lock = The student has no place to be locked to.
placements-board-moved = { $n ->
    [0] { $name } is moved to { $place } and locked there.
    [one] { $name } is moved to { $place } and locked there. One other changed place.
   *[other] { $name } is moved to { $place } and locked there. { $n } others changed place.
}
audit-placements-plan-board = Saw the board
audit-placements-plan-move = Moved a student by hand
audit-placements-plan-undo = Undid a move
audit-placements-student-lock = Locked a student to a place
audit-placements-student-unlock = Unlocked a student
