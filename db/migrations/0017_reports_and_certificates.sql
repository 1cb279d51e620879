CREATE TABLE "certificates" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"cohort_id" uuid NOT NULL,
	"course_id" text,
	"title" jsonb NOT NULL,
	"hours" integer NOT NULL,
	"name" text NOT NULL,
	"completed_on" date NOT NULL,
	"code" text NOT NULL,
	"issued_at" timestamp with time zone NOT NULL,
	"revoked_at" timestamp with time zone,
	"revoked_by" uuid,
	"revoked_reason" text,
	CONSTRAINT "certificates_code_unique" UNIQUE("code"),
	CONSTRAINT "certificates_name" CHECK (char_length("certificates"."name") between 1 and 80),
	CONSTRAINT "certificates_revoked" CHECK (("certificates"."revoked_at" is null) = ("certificates"."revoked_reason" is null)),
	CONSTRAINT "certificates_reason" CHECK (char_length("certificates"."revoked_reason") between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "report_snapshots" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"number" bigint GENERATED ALWAYS AS IDENTITY (sequence name "report_snapshots_number_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"wish" jsonb NOT NULL,
	"made_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"counted" integer DEFAULT 0 NOT NULL,
	"to_count" integer DEFAULT 0 NOT NULL,
	"data_at" timestamp with time zone,
	"body" text,
	"hash" text,
	CONSTRAINT "report_snapshots_number_unique" UNIQUE("number"),
	CONSTRAINT "report_snapshots_whole" CHECK (("report_snapshots"."data_at" is null) = ("report_snapshots"."body" is null) and ("report_snapshots"."body" is null) = ("report_snapshots"."hash" is null))
);
--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificates" ADD CONSTRAINT "certificates_revoked_by_people_id_fk" FOREIGN KEY ("revoked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "report_snapshots" ADD CONSTRAINT "report_snapshots_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "certificates_once" ON "certificates" USING btree ("person_id","cohort_id",coalesce("course_id", '')) WHERE "certificates"."revoked_at" is null;--> statement-breakpoint
CREATE INDEX "certificates_cohort" ON "certificates" USING btree ("cohort_id");--> statement-breakpoint
CREATE INDEX "report_snapshots_created" ON "report_snapshots" USING btree ("created_at");