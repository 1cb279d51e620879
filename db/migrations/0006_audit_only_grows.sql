UPDATE "audit_entries" SET "actor_id" = (SELECT "audit_key" FROM "people" WHERE "people"."id" = "audit_entries"."actor_id") WHERE "actor_id" IS NOT NULL;
--> statement-breakpoint
UPDATE "audit_entries" SET "subject_id" = (SELECT "audit_key"::text FROM "people" WHERE "people"."id"::text = "audit_entries"."subject_id") WHERE "subject_kind" = 'person';
--> statement-breakpoint
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% only grows: nothing in it is changed or deleted', TG_TABLE_NAME USING ERRCODE = 'insufficient_privilege';
END
$$;
--> statement-breakpoint
CREATE TRIGGER audit_entries_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_entries" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
--> statement-breakpoint
CREATE TRIGGER audit_seals_only_grow BEFORE UPDATE OR DELETE OR TRUNCATE ON "audit_seals" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();
