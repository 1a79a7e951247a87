ALTER TABLE people_persons ADD COLUMN version BIGINT NOT NULL DEFAULT 1;

CREATE TABLE people_resets (
    token_hash TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people_persons (id),
    made_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX people_resets_person ON people_resets (person);
