CREATE TABLE placements_rule_sets (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    short_name TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (tenant, short_name)
);

CREATE TABLE placements_rule_versions (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    rule_set TEXT NOT NULL REFERENCES placements_rule_sets (id),
    number BIGINT NOT NULL,
    title TEXT NOT NULL,
    body TEXT NOT NULL,
    in_force_from TEXT,
    created_by TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (rule_set, number)
);
CREATE INDEX placements_rule_versions_tenant ON placements_rule_versions (tenant, rule_set);

CREATE TABLE placements_period_rules (
    period TEXT PRIMARY KEY REFERENCES placements_periods (id),
    tenant TEXT NOT NULL,
    rule_version TEXT NOT NULL REFERENCES placements_rule_versions (id)
);

CREATE TABLE placements_grounds (
    student TEXT NOT NULL REFERENCES placements_students (id),
    tenant TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES placements_periods (id),
    rule TEXT NOT NULL,
    shown_on TEXT NOT NULL,
    PRIMARY KEY (student, rule)
);
CREATE INDEX placements_grounds_period ON placements_grounds (period);

CREATE TABLE placements_draws (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES placements_periods (id),
    number BIGINT NOT NULL,
    seed TEXT NOT NULL,
    list TEXT NOT NULL,
    drawn_by TEXT NOT NULL,
    drawn_at BIGINT NOT NULL,
    UNIQUE (period, number)
);
