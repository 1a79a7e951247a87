CREATE TABLE platform_job_parts (
    job TEXT PRIMARY KEY,
    parent TEXT NOT NULL,
    position BIGINT NOT NULL,
    result TEXT
);
CREATE INDEX platform_job_parts_parent ON platform_job_parts (parent, position);
