-- A hard rule may be broken by a person who writes why. What was once in force stays, for plans that rest on it.
CREATE TABLE placements_exceptions (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES placements_periods (id),
    student TEXT NOT NULL REFERENCES placements_students (id),
    capacity TEXT NOT NULL REFERENCES placements_capacities (id),
    reason TEXT NOT NULL CHECK (length(reason) BETWEEN 1 AND 2000),
    by_person TEXT NOT NULL,
    at BIGINT NOT NULL,
    in_force BOOLEAN NOT NULL
);
CREATE INDEX placements_exceptions_period ON placements_exceptions (period, tenant);
CREATE UNIQUE INDEX placements_exceptions_student ON placements_exceptions (student) WHERE in_force;

-- A step on the board is a move, a lock or an unlocking; all of them are taken back the same way.
ALTER TABLE placements_moves ADD COLUMN kind TEXT NOT NULL DEFAULT 'move' CHECK (kind IN ('move', 'lock', 'unlock'));
ALTER TABLE placements_move_changes ADD COLUMN chosen BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE placements_move_locks (
    plan TEXT NOT NULL,
    seq BIGINT NOT NULL,
    student TEXT NOT NULL REFERENCES placements_students (id),
    before_capacity TEXT,
    before_exception TEXT,
    after_capacity TEXT,
    after_exception TEXT,
    PRIMARY KEY (plan, seq, student),
    FOREIGN KEY (plan, seq) REFERENCES placements_moves (plan, seq)
);
CREATE INDEX placements_move_locks_student ON placements_move_locks (student);
