CREATE FUNCTION platform_append_only() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit log is append-only'; END $$;
CREATE TRIGGER platform_audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform_audit FOR EACH STATEMENT EXECUTE FUNCTION platform_append_only();
CREATE TRIGGER platform_audit_seals_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON platform_audit_seals FOR EACH STATEMENT EXECUTE FUNCTION platform_append_only();
