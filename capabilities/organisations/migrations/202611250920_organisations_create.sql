CREATE TABLE organisations_units (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL,
    registered_by TEXT NOT NULL,
    parent TEXT REFERENCES organisations_units (id),
    level TEXT NOT NULL CHECK (level IN ('department', 'unit', 'learning_centre', 'site')),
    name TEXT NOT NULL,
    municipality TEXT NOT NULL,
    address TEXT,
    lat DOUBLE PRECISION,
    lon DOUBLE PRECISION,
    closed TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX organisations_units_organisation ON organisations_units (organisation);
CREATE INDEX organisations_units_municipality ON organisations_units (municipality);

CREATE TABLE organisations_functions (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL,
    unit TEXT REFERENCES organisations_units (id),
    title TEXT NOT NULL,
    email TEXT,
    phone TEXT,
    taken_over_by TEXT,
    version BIGINT NOT NULL
);
CREATE INDEX organisations_functions_organisation ON organisations_functions (organisation);

CREATE TABLE organisations_holders (
    function TEXT NOT NULL REFERENCES organisations_functions (id),
    person TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT,
    PRIMARY KEY (function, first_day)
);

CREATE TABLE organisations_travel_settings (
    organisation TEXT PRIMARY KEY,
    detour DOUBLE PRECISION NOT NULL,
    car_km_per_h DOUBLE PRECISION NOT NULL,
    car_start_minutes DOUBLE PRECISION NOT NULL,
    bus_factor DOUBLE PRECISION NOT NULL,
    bus_start_minutes DOUBLE PRECISION NOT NULL,
    version BIGINT NOT NULL
);

CREATE TABLE organisations_travel_overrides (
    id TEXT PRIMARY KEY,
    organisation TEXT NOT NULL,
    from_kind TEXT NOT NULL CHECK (from_kind IN ('unit', 'organisation')),
    from_id TEXT NOT NULL,
    to_kind TEXT NOT NULL CHECK (to_kind IN ('unit', 'organisation')),
    to_id TEXT NOT NULL,
    mode TEXT NOT NULL CHECK (mode IN ('car', 'bus')),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 0 AND 1440),
    since TEXT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (organisation, from_kind, from_id, to_kind, to_id, mode)
);
