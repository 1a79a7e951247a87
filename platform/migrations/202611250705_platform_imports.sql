CREATE TABLE platform_imports (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    by_person TEXT NOT NULL,
    kind TEXT NOT NULL,
    target TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sealed TEXT,
    state TEXT NOT NULL CHECK (state IN ('review', 'applied', 'discarded')),
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    CHECK ((state = 'review') = (sealed IS NOT NULL))
);
CREATE INDEX platform_imports_person ON platform_imports (tenant, by_person, created_at);
CREATE INDEX platform_imports_age ON platform_imports (created_at);
