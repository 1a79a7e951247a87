CREATE TABLE organisations_members (
    id TEXT PRIMARY KEY,
    area TEXT NOT NULL,
    organisation TEXT NOT NULL,
    first_day TEXT,
    last_day TEXT,
    mandate TEXT,
    mandate_first_day TEXT,
    mandate_last_day TEXT,
    version BIGINT NOT NULL,
    CHECK (first_day IS NOT NULL OR last_day IS NULL),
    CHECK ((mandate IS NULL) = (mandate_first_day IS NULL))
);
CREATE INDEX organisations_members_area ON organisations_members (area);
CREATE INDEX organisations_members_organisation ON organisations_members (organisation);
