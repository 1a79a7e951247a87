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
    [one] Moved by hand once since the computation.
   *[other] Moved by hand at least { $n } times since the computation.
}
placements-board-last = { $n ->
    [0] The last move: { $name } to { $place }.
    [one] The last move: { $name } to { $place }. One other changed place.
   *[other] The last move: { $name } to { $place }. { $n } others changed place.
}
placements-board-last-by = { $name }, { $day }.
placements-board-undo = Undo
placements-board-units = Units
placements-board-units-caption = Units, how many places are taken, and which students are there
placements-board-units-pages = Pages of units
placements-board-more = Show { $n } more
placements-board-students = Students
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
placements-board-no-type = The place is of another type than { $name } needs.
placements-board-no-forbidden = The unit is barred for { $name }.
placements-board-no-far = The travel time is { $n } min. The limit is { $limit } min.
placements-board-no-seats = The unit has no places.
placements-board-no-way = All places there are taken, and nobody there can move.
placements-board-no-place-chosen = Choose a place in the list.
placements-board-no-move = There is no move to undo.
placements-board-no-place-to-lock = The student has no place to be locked to.
placements-board-moved = { $n ->
    [0] { $name } is moved to { $place } and locked there.
    [one] { $name } is moved to { $place } and locked there. One other changed place.
   *[other] { $name } is moved to { $place } and locked there. { $n } others changed place.
}
placements-board-moved-out = { $name } has no place any more.
placements-board-undone = The move is undone. { $name } is back.
placements-board-locked = { $name } is locked at { $place }. The next computation leaves it so.
placements-board-unlocked = { $name } is unlocked.
audit-placements-plan-board = Saw the board
audit-placements-plan-move = Moved a student by hand
audit-placements-plan-undo = Undid a move
audit-placements-student-lock = Locked a student to a place
audit-placements-student-unlock = Unlocked a student
