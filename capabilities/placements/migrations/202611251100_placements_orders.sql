-- What a unit can take, said once for all HEIs (stående kapacitet). Only added to: the highest number counts.
CREATE TABLE placements_standing (
    unit TEXT NOT NULL,
    place_type TEXT NOT NULL,
    number BIGINT NOT NULL,
    tenant TEXT NOT NULL,
    seats BIGINT NOT NULL CHECK (seats BETWEEN 0 AND 10000),
    first_week BIGINT NOT NULL CHECK (first_week BETWEEN 1 AND 53),
    last_week BIGINT NOT NULL CHECK (last_week BETWEEN 1 AND 53),
    demands TEXT NOT NULL,
    reason TEXT,
    from_day TEXT NOT NULL,
    by_person TEXT NOT NULL,
    at BIGINT NOT NULL,
    PRIMARY KEY (unit, place_type, number)
);
CREATE INDEX placements_standing_tenant ON placements_standing (tenant);

-- Weeks in which a unit receives nobody.
CREATE TABLE placements_blocked (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    unit TEXT NOT NULL,
    year BIGINT NOT NULL,
    first_week BIGINT NOT NULL,
    last_week BIGINT NOT NULL,
    reason TEXT NOT NULL,
    by_person TEXT NOT NULL,
    at BIGINT NOT NULL,
    lifted_at BIGINT,
    CHECK (first_week <= last_week)
);
CREATE INDEX placements_blocked_unit ON placements_blocked (unit);

-- Whom an HEI writes to at a host, and who begins: the HEI with an order, or the host with an offer.
CREATE TABLE placements_recipients (
    tenant TEXT NOT NULL,
    host TEXT NOT NULL,
    title TEXT NOT NULL,
    email TEXT NOT NULL,
    offers_first BOOLEAN NOT NULL,
    PRIMARY KEY (tenant, host)
);

-- What an HEI (tenant) asks of one host in a period.
CREATE TABLE placements_orders (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES placements_periods (id),
    host TEXT NOT NULL,
    state TEXT NOT NULL CHECK (state IN ('draft', 'sent', 'answered', 'partly', 'declined')),
    answer_by TEXT,
    sent_at BIGINT,
    answered BIGINT NOT NULL,
    accepted BIGINT NOT NULL,
    late BOOLEAN NOT NULL,
    version BIGINT NOT NULL,
    UNIQUE (period, host),
    CHECK (accepted <= answered),
    CHECK (state IN ('draft') OR (answer_by IS NOT NULL AND sent_at IS NOT NULL))
);
CREATE INDEX placements_orders_host ON placements_orders (host, state);
CREATE INDEX placements_orders_tenant ON placements_orders (tenant, period);

CREATE TABLE placements_order_rows (
    placement_order TEXT NOT NULL REFERENCES placements_orders (id),
    place_type TEXT NOT NULL,
    asked BIGINT NOT NULL CHECK (asked BETWEEN 1 AND 10000),
    PRIMARY KEY (placement_order, place_type)
);

-- Answers to an order. Only added to: the highest number counts.
CREATE TABLE placements_answers (
    placement_order TEXT NOT NULL REFERENCES placements_orders (id),
    number BIGINT NOT NULL,
    note TEXT NOT NULL,
    reason TEXT,
    late BOOLEAN NOT NULL,
    by_person TEXT,
    by_link TEXT,
    at BIGINT NOT NULL,
    PRIMARY KEY (placement_order, number)
);

CREATE TABLE placements_answer_rows (
    placement_order TEXT NOT NULL,
    number BIGINT NOT NULL,
    unit TEXT NOT NULL,
    place_type TEXT NOT NULL,
    seats BIGINT NOT NULL CHECK (seats BETWEEN 0 AND 10000),
    PRIMARY KEY (placement_order, number, unit, place_type),
    FOREIGN KEY (placement_order, number) REFERENCES placements_answers (placement_order, number)
);

CREATE TABLE placements_answer_reasons (
    placement_order TEXT NOT NULL,
    number BIGINT NOT NULL,
    unit TEXT NOT NULL,
    reason TEXT NOT NULL,
    PRIMARY KEY (placement_order, number, unit),
    FOREIGN KEY (placement_order, number) REFERENCES placements_answers (placement_order, number)
);

-- Signed links. The secret itself is nowhere; what is sealed is kept until its message has been sent.
CREATE TABLE placements_order_links (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    placement_order TEXT NOT NULL REFERENCES placements_orders (id),
    hash TEXT NOT NULL UNIQUE,
    sealed TEXT,
    expires BIGINT NOT NULL,
    revoked_at BIGINT,
    renewal_asked_at BIGINT,
    created_at BIGINT NOT NULL
);
CREATE INDEX placements_order_links_order ON placements_order_links (placement_order);

-- Mail to be sent by hand (utskick).
CREATE TABLE placements_messages (
    id TEXT PRIMARY KEY,
    tenant TEXT NOT NULL,
    period TEXT NOT NULL REFERENCES placements_periods (id),
    placement_order TEXT NOT NULL REFERENCES placements_orders (id),
    link TEXT NOT NULL REFERENCES placements_order_links (id),
    kind TEXT NOT NULL CHECK (kind IN ('order', 'reminder', 'renewal')),
    title TEXT NOT NULL,
    email TEXT NOT NULL,
    made_at BIGINT NOT NULL,
    sent_at BIGINT,
    by_person TEXT
);
CREATE INDEX placements_messages_period ON placements_messages (tenant, period);
CREATE INDEX placements_messages_order ON placements_messages (placement_order);

-- What an HEI thinks it will need (prognos). Binds nobody.
CREATE TABLE placements_forecasts (
    tenant TEXT NOT NULL,
    programme TEXT NOT NULL,
    place_type TEXT NOT NULL,
    host TEXT NOT NULL,
    term TEXT NOT NULL,
    students BIGINT NOT NULL CHECK (students BETWEEN 0 AND 10000),
    version BIGINT NOT NULL,
    PRIMARY KEY (tenant, programme, place_type, host, term)
);
CREATE INDEX placements_forecasts_host ON placements_forecasts (host);
