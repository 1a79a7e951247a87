CREATE TABLE platform_sessions (
    id TEXT PRIMARY KEY,
    token_hash TEXT NOT NULL UNIQUE,
    person TEXT NOT NULL,
    membership TEXT,
    assurance_level BIGINT NOT NULL,
    multi_factor BOOLEAN NOT NULL,
    authenticated_at BIGINT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    ended_at BIGINT
);
CREATE INDEX platform_sessions_person ON platform_sessions (person);

CREATE TABLE platform_answers (
    scope TEXT NOT NULL,
    key TEXT NOT NULL,
    hash TEXT NOT NULL,
    location TEXT NOT NULL,
    receipt TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (scope, key)
);
CREATE INDEX platform_answers_at ON platform_answers (at);

CREATE TABLE platform_jobs (
    id TEXT PRIMARY KEY,
    kind TEXT NOT NULL,
    tenant TEXT NOT NULL,
    asked_by TEXT NOT NULL,
    payload TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('queued', 'running', 'done', 'failed', 'cancelled')),
    run_at BIGINT NOT NULL,
    worker TEXT,
    lease_until BIGINT,
    attempt BIGINT NOT NULL,
    permille BIGINT NOT NULL CHECK (permille BETWEEN 0 AND 1000),
    note TEXT NOT NULL,
    problem TEXT,
    cancel BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);
CREATE INDEX platform_jobs_queue ON platform_jobs (state, run_at);

CREATE TABLE platform_audit (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    at BIGINT NOT NULL,
    actor TEXT,
    role TEXT NOT NULL,
    action TEXT NOT NULL,
    object TEXT NOT NULL,
    reason TEXT,
    request TEXT NOT NULL
);
CREATE INDEX platform_audit_tenant ON platform_audit (tenant, at);

CREATE TABLE platform_audit_seals (
    tenant TEXT NOT NULL,
    seq BIGINT NOT NULL,
    audit TEXT NOT NULL UNIQUE REFERENCES platform_audit (id),
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    PRIMARY KEY (tenant, seq)
);

CREATE TABLE platform_feedback (
    id TEXT PRIMARY KEY,
    path TEXT NOT NULL,
    helped BOOLEAN NOT NULL,
    words TEXT NOT NULL,
    at BIGINT NOT NULL
);
