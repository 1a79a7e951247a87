CREATE TABLE people_persons (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    seen_at BIGINT
);

CREATE TABLE people_identities (
    issuer TEXT NOT NULL,
    subject TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people_persons (id),
    created_at BIGINT NOT NULL,
    PRIMARY KEY (issuer, subject)
);
CREATE INDEX people_identities_person ON people_identities (person);

CREATE TABLE people_accounts (
    person TEXT PRIMARY KEY REFERENCES people_persons (id),
    email TEXT NOT NULL UNIQUE,
    passphrase TEXT NOT NULL,
    totp TEXT,
    last_step BIGINT,
    created_at BIGINT NOT NULL
);

CREATE TABLE people_recovery_codes (
    person TEXT NOT NULL REFERENCES people_accounts (person),
    hash TEXT NOT NULL,
    PRIMARY KEY (person, hash)
);

CREATE TABLE people_devices (
    person TEXT NOT NULL REFERENCES people_accounts (person),
    device TEXT NOT NULL,
    failures BIGINT NOT NULL,
    last_at BIGINT,
    PRIMARY KEY (person, device)
);

CREATE TABLE people_attempts (
    place TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    last_at BIGINT NOT NULL
);

CREATE TABLE people_memberships (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    tenant_name TEXT NOT NULL,
    person TEXT NOT NULL REFERENCES people_persons (id),
    role TEXT NOT NULL,
    first_day TEXT NOT NULL,
    last_day TEXT,
    ended_at BIGINT,
    to_try BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    CHECK (last_day IS NULL OR last_day >= first_day)
);
CREATE INDEX people_memberships_person ON people_memberships (person);
CREATE INDEX people_memberships_tenant ON people_memberships (tenant, role);

CREATE TABLE people_invitations (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    tenant_name TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    role TEXT NOT NULL,
    invited_by TEXT,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    used_at BIGINT,
    used_by TEXT,
    withdrawn_at BIGINT,
    version BIGINT NOT NULL
);
CREATE INDEX people_invitations_tenant ON people_invitations (tenant);

CREATE TABLE people_pending_logins (
    state TEXT PRIMARY KEY,
    browser TEXT NOT NULL,
    issuer TEXT NOT NULL,
    redirect_uri TEXT NOT NULL,
    secrets TEXT NOT NULL,
    max_age_seconds BIGINT,
    return_to TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    used_at BIGINT
);
CREATE INDEX people_pending_logins_created ON people_pending_logins (created_at);
