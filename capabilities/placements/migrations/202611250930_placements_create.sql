CREATE TABLE placements_periods (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    programme TEXT NOT NULL,
    term TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT NOT NULL,
    place_types TEXT NOT NULL,
    settings TEXT NOT NULL,
    revision BIGINT NOT NULL,
    accepted_plan TEXT,
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    CHECK (first_day <= last_day),
    UNIQUE (tenant, programme, first_day)
);

CREATE TABLE placements_students (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES placements_periods (id),
    reference TEXT NOT NULL,
    name TEXT NOT NULL,
    municipality TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    car BOOLEAN NOT NULL,
    place_type TEXT NOT NULL,
    priority BIGINT NOT NULL,
    version BIGINT NOT NULL,
    CHECK (municipality IS NOT NULL OR (lat IS NOT NULL AND lon IS NOT NULL)),
    UNIQUE (period, reference)
);
CREATE INDEX placements_students_tenant ON placements_students (tenant, period);

CREATE TABLE placements_wishes (
    student TEXT NOT NULL REFERENCES placements_students (id),
    rank BIGINT NOT NULL CHECK (rank BETWEEN 1 AND 3),
    unit TEXT NOT NULL,
    PRIMARY KEY (student, rank)
);

CREATE TABLE placements_forbidden (
    student TEXT NOT NULL REFERENCES placements_students (id),
    unit TEXT NOT NULL,
    PRIMARY KEY (student, unit)
);

CREATE TABLE placements_capacities (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES placements_periods (id),
    unit TEXT NOT NULL,
    place_type TEXT NOT NULL,
    seats BIGINT NOT NULL CHECK (seats BETWEEN 0 AND 10000),
    version BIGINT NOT NULL,
    UNIQUE (period, unit, place_type)
);
CREATE INDEX placements_capacities_unit ON placements_capacities (unit);

CREATE TABLE placements_holds (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES placements_periods (id),
    capacity TEXT REFERENCES placements_capacities (id),
    version BIGINT NOT NULL
);
CREATE INDEX placements_holds_period ON placements_holds (period);

CREATE TABLE placements_locks (
    student TEXT PRIMARY KEY REFERENCES placements_students (id),
    period TEXT NOT NULL REFERENCES placements_periods (id),
    capacity TEXT NOT NULL REFERENCES placements_capacities (id)
);
CREATE INDEX placements_locks_period ON placements_locks (period);

CREATE TABLE placements_runs (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES placements_periods (id),
    job TEXT NOT NULL,
    revision BIGINT NOT NULL,
    seed BIGINT NOT NULL,
    plan TEXT,
    created_at BIGINT NOT NULL
);
CREATE INDEX placements_runs_period ON placements_runs (period, created_at);

CREATE TABLE placements_plans (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES placements_periods (id),
    number BIGINT NOT NULL,
    revision BIGINT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('proposed', 'accepted', 'superseded')),
    unplaced BIGINT NOT NULL,
    cost BIGINT NOT NULL,
    proved BOOLEAN NOT NULL,
    prices TEXT NOT NULL,
    seconds DOUBLE PRECISION NOT NULL,
    accepted_by TEXT,
    accepted_at BIGINT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (period, number),
    CHECK ((state = 'proposed') = (accepted_at IS NULL))
);

CREATE TABLE placements_plan_rows (
    plan TEXT NOT NULL REFERENCES placements_plans (id),
    student TEXT NOT NULL REFERENCES placements_students (id),
    capacity TEXT REFERENCES placements_capacities (id),
    minutes BIGINT,
    wish BIGINT,
    cost BIGINT NOT NULL,
    PRIMARY KEY (plan, student)
);
CREATE INDEX placements_plan_rows_capacity ON placements_plan_rows (capacity);
CREATE INDEX placements_plan_rows_student ON placements_plan_rows (student);

CREATE TABLE placements_moves (
    plan TEXT NOT NULL REFERENCES placements_plans (id),
    seq BIGINT NOT NULL,
    by_person TEXT NOT NULL,
    at BIGINT NOT NULL,
    undone BOOLEAN NOT NULL,
    PRIMARY KEY (plan, seq)
);

CREATE TABLE placements_move_changes (
    plan TEXT NOT NULL,
    seq BIGINT NOT NULL,
    student TEXT NOT NULL REFERENCES placements_students (id),
    from_capacity TEXT,
    to_capacity TEXT,
    PRIMARY KEY (plan, seq, student),
    FOREIGN KEY (plan, seq) REFERENCES placements_moves (plan, seq)
);
