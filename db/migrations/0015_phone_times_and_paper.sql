ALTER TABLE "attempts" ADD COLUMN "issued_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "is_prepared" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "client_started_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "client_finished_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "clock_skew_seconds" integer;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "received_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "source" text DEFAULT 'screen' NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "entered_by" uuid;--> statement-breakpoint
ALTER TABLE "quiz_runs" ADD COLUMN "offline_hours" integer DEFAULT 48;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD COLUMN "offline_hours" integer DEFAULT 48;--> statement-breakpoint
ALTER TABLE "submissions" ADD COLUMN "clock_skew_seconds" integer;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_source" CHECK ("attempts"."source" in ('screen', 'paper'));--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_prepared" CHECK (not "attempts"."is_prepared" or ("attempts"."issued_at" is not null and "attempts"."submitted_at" is null));--> statement-breakpoint
ALTER TABLE "quiz_runs" ADD CONSTRAINT "quiz_runs_offline" CHECK ("quiz_runs"."offline_hours" between 0 and 720);--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_offline" CHECK ("assignment_runs"."offline_hours" between 0 and 720);