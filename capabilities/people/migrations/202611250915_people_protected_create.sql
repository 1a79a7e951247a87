CREATE TABLE people_protected (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    lookup TEXT NOT NULL,
    sealed TEXT NOT NULL,
    placed BOOLEAN NOT NULL,
    removal_by TEXT,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (tenant, lookup)
);

CREATE TABLE people_protected_cases (
    handler TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    protected TEXT NOT NULL,
    opened_at BIGINT NOT NULL
);
