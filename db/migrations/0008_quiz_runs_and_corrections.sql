CREATE TABLE "question_corrections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"quiz_key" text NOT NULL,
	"question_version_id" uuid NOT NULL,
	"corrected_version_id" uuid NOT NULL,
	"choice" text NOT NULL,
	"only_if_higher" boolean NOT NULL,
	"reason" text NOT NULL,
	"made_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"applied_at" timestamp with time zone,
	CONSTRAINT "question_corrections_choice" CHECK ("question_corrections"."choice" in ('both', 'new', 'full', 'drop', 'none')),
	CONSTRAINT "question_corrections_reason" CHECK (char_length("question_corrections"."reason") between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "quiz_exceptions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"quiz_key" text NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"extra_minutes" integer DEFAULT 0 NOT NULL,
	"extra_attempts" integer DEFAULT 0 NOT NULL,
	"closes_day" date,
	"closes_time" text,
	"closes_at" timestamp with time zone,
	"reason" text NOT NULL,
	"granted_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quiz_exceptions_subject" CHECK (("quiz_exceptions"."person_id" is null) <> ("quiz_exceptions"."organisation_id" is null)),
	CONSTRAINT "quiz_exceptions_gives" CHECK ("quiz_exceptions"."extra_minutes" >= 0 and "quiz_exceptions"."extra_attempts" >= 0),
	CONSTRAINT "quiz_exceptions_reason" CHECK (char_length("quiz_exceptions"."reason") between 1 and 500)
);
--> statement-breakpoint
CREATE TABLE "quiz_runs" (
	"cohort_id" uuid NOT NULL,
	"quiz_key" text NOT NULL,
	"opens_day" date,
	"opens_time" text,
	"opens_at" timestamp with time zone,
	"closes_day" date,
	"closes_time" text,
	"closes_at" timestamp with time zone,
	"limit_minutes" integer,
	"grace_seconds" integer DEFAULT 60 NOT NULL,
	"max_attempts" integer,
	"delay_minutes" integer DEFAULT 0 NOT NULL,
	"method" text DEFAULT 'highest' NOT NULL,
	"pass_mark" integer,
	"review" jsonb NOT NULL,
	"sections" jsonb,
	"revision" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "quiz_runs_cohort_id_quiz_key_pk" PRIMARY KEY("cohort_id","quiz_key"),
	CONSTRAINT "quiz_runs_method" CHECK ("quiz_runs"."method" in ('highest', 'last', 'first', 'average')),
	CONSTRAINT "quiz_runs_pass_mark" CHECK ("quiz_runs"."pass_mark" between 0 and 100),
	CONSTRAINT "quiz_runs_bounds" CHECK ("quiz_runs"."limit_minutes" > 0 and "quiz_runs"."max_attempts" > 0),
	CONSTRAINT "quiz_runs_waits" CHECK ("quiz_runs"."delay_minutes" >= 0 and "quiz_runs"."grace_seconds" >= 0),
	CONSTRAINT "quiz_runs_dates" CHECK ("quiz_runs"."opens_at" < "quiz_runs"."closes_at")
);
--> statement-breakpoint
ALTER TABLE "attempt_slots" ADD COLUMN "drawn" jsonb;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "is_timed_out" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "pass_mark" integer;--> statement-breakpoint
ALTER TABLE "slot_scores" ADD COLUMN "correction_id" uuid;--> statement-breakpoint
ALTER TABLE "question_corrections" ADD CONSTRAINT "question_corrections_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_corrections" ADD CONSTRAINT "question_corrections_question_version_id_question_versions_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_corrections" ADD CONSTRAINT "question_corrections_corrected_version_id_question_versions_id_fk" FOREIGN KEY ("corrected_version_id") REFERENCES "public"."question_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_corrections" ADD CONSTRAINT "question_corrections_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_exceptions" ADD CONSTRAINT "quiz_exceptions_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_exceptions" ADD CONSTRAINT "quiz_exceptions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_exceptions" ADD CONSTRAINT "quiz_exceptions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_exceptions" ADD CONSTRAINT "quiz_exceptions_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_runs" ADD CONSTRAINT "quiz_runs_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "quiz_runs" ADD CONSTRAINT "quiz_runs_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "question_corrections_quiz" ON "question_corrections" USING btree ("cohort_id","quiz_key","created_at");--> statement-breakpoint
CREATE INDEX "quiz_exceptions_quiz" ON "quiz_exceptions" USING btree ("cohort_id","quiz_key");--> statement-breakpoint
ALTER TABLE "slot_scores" ADD CONSTRAINT "slot_scores_correction_id_question_corrections_id_fk" FOREIGN KEY ("correction_id") REFERENCES "public"."question_corrections"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attempt_slots_question" ON "attempt_slots" USING btree ("question_version_id");--> statement-breakpoint
CREATE INDEX "slot_scores_correction" ON "slot_scores" USING btree ("correction_id");