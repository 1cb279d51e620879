CREATE TABLE "criterion_queries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"criterion_id" text NOT NULL,
	"release_id" uuid NOT NULL,
	"body" text NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"outcome_id" uuid,
	CONSTRAINT "criterion_queries_once" UNIQUE("submission_id","criterion_id"),
	CONSTRAINT "criterion_queries_body" CHECK (char_length("criterion_queries"."body") between 1 and 2000 and char_length("criterion_queries"."answer") between 1 and 4000),
	CONSTRAINT "criterion_queries_answer" CHECK (("criterion_queries"."answer" is null) = ("criterion_queries"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "marks" DROP CONSTRAINT "marks_role";--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "late_percent" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "late_every_hours" integer DEFAULT 24 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "late_grace_hours" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "late_floor" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "late_may_fail" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "return_rule" text DEFAULT 'at-once' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "marking_mode" text DEFAULT 'single' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "sample_percent" integer DEFAULT 10 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "combine_rule" text DEFAULT 'average' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "moderate_above" integer DEFAULT 15 NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "is_anonymous" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "query_days" integer DEFAULT 7;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "allocation" text DEFAULT 'free' NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "revision" integer DEFAULT 1 NOT NULL;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "allocated_to" uuid;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "second_asked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "second_asked_by" uuid;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "second_reason" text;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "is_second_blind" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "outcomes" ADD COLUMN "penalty" numeric(6, 2) DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD CONSTRAINT "criterion_queries_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD CONSTRAINT "criterion_queries_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD CONSTRAINT "criterion_queries_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD CONSTRAINT "criterion_queries_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD CONSTRAINT "criterion_queries_outcome_id_outcomes_id_fk" FOREIGN KEY ("outcome_id") REFERENCES "public"."outcomes"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_allocated_to_people_id_fk" FOREIGN KEY ("allocated_to") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_second_asked_by_people_id_fk" FOREIGN KEY ("second_asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_late" CHECK ("assignment_runs"."late_percent" between 0 and 100 and "assignment_runs"."late_floor" between 0 and 100);--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_late_hours" CHECK ("assignment_runs"."late_every_hours" between 1 and 720 and "assignment_runs"."late_grace_hours" between 0 and 720);--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_second" CHECK ("assignment_runs"."sample_percent" between 1 and 100 and "assignment_runs"."moderate_above" between 0 and 100);--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_query" CHECK ("assignment_runs"."query_days" between 1 and 90);--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_returns" CHECK ("assignment_runs"."return_rule" in ('at-once', 'at-release'));--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_mode" CHECK ("assignment_runs"."marking_mode" in ('single', 'double', 'double-blind', 'sample'));--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_combine" CHECK ("assignment_runs"."combine_rule" in ('average', 'higher', 'moderator'));--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_allocation" CHECK ("assignment_runs"."allocation" in ('free', 'in-turn'));--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_second" CHECK (("submissions"."second_asked_at" is null) = ("submissions"."second_reason" is null));--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_second_reason" CHECK ("submissions"."second_reason" in ('mode', 'sample', 'asked'));--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_role" CHECK ("marks"."role" in ('first', 'second', 'moderator', 'agreed'));--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_penalty" CHECK ("outcomes"."penalty" >= 0);