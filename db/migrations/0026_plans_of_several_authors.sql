CREATE TABLE "plan_authors" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"run_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"invited_by" uuid,
	"invited_at" timestamp with time zone NOT NULL,
	"joined_at" timestamp with time zone,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "submission_authors" (
	"submission_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	CONSTRAINT "submission_authors_submission_id_person_id_pk" PRIMARY KEY("submission_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "individual_outcomes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"outcome_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"difference" numeric(6, 2) NOT NULL,
	"points" numeric(6, 2) NOT NULL,
	"is_passed" boolean NOT NULL,
	"reason" text NOT NULL,
	"decided_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "individual_outcomes_points" CHECK ("individual_outcomes"."points" >= 0),
	CONSTRAINT "individual_outcomes_reason" CHECK (char_length("individual_outcomes"."reason") between 1 and 1000)
);
--> statement-breakpoint
ALTER TABLE "plans" DROP CONSTRAINT "plans_once";--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "is_shareable" boolean DEFAULT true NOT NULL;--> statement-breakpoint
ALTER TABLE "plans" ADD COLUMN "set_aside_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "plan_authors" ADD CONSTRAINT "plan_authors_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_authors" ADD CONSTRAINT "plan_authors_run_id_assignment_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."assignment_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_authors" ADD CONSTRAINT "plan_authors_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_authors" ADD CONSTRAINT "plan_authors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_authors" ADD CONSTRAINT "plan_authors_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plan_authors" ADD CONSTRAINT "plan_authors_invited_by_people_id_fk" FOREIGN KEY ("invited_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_authors" ADD CONSTRAINT "submission_authors_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_authors" ADD CONSTRAINT "submission_authors_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "individual_outcomes" ADD CONSTRAINT "individual_outcomes_outcome_id_outcomes_id_fk" FOREIGN KEY ("outcome_id") REFERENCES "public"."outcomes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "individual_outcomes" ADD CONSTRAINT "individual_outcomes_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "individual_outcomes" ADD CONSTRAINT "individual_outcomes_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_authors_open" ON "plan_authors" USING btree ("plan_id","person_id") WHERE "plan_authors"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "plan_authors_one_plan" ON "plan_authors" USING btree ("run_id","enrolment_id") WHERE "plan_authors"."joined_at" is not null and "plan_authors"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "plan_authors_person" ON "plan_authors" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "submission_authors_person" ON "submission_authors" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "individual_outcomes_outcome" ON "individual_outcomes" USING btree ("outcome_id","person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "plans_once" ON "plans" USING btree ("run_id","enrolment_id") WHERE "plans"."set_aside_at" is null;