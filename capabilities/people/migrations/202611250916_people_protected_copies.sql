CREATE TABLE people_protected_copies (
    protected TEXT NOT NULL REFERENCES people_protected (id),
    number BIGINT NOT NULL,
    tenant TEXT NOT NULL,
    sealed TEXT NOT NULL,
    handled_by TEXT,
    handled_at BIGINT,
    PRIMARY KEY (protected, number)
);
