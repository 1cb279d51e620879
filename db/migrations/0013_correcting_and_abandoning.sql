ALTER TABLE "question_corrections" ALTER COLUMN "corrected_version_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "attempts" ADD COLUMN "is_abandoned" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "question_corrections" ADD COLUMN "draft" jsonb;--> statement-breakpoint
ALTER TABLE "question_corrections" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "question_corrections" ADD COLUMN "attempts_to_do" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "question_corrections" ADD COLUMN "attempts_done" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "question_corrections" ADD COLUMN "last_attempt_id" uuid;--> statement-breakpoint
ALTER TABLE "question_corrections" ADD COLUMN "people_changed" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "slot_scores" ADD COLUMN "feedback" text;--> statement-breakpoint
CREATE INDEX "attempts_deadline" ON "attempts" USING btree ("deadline_at") WHERE "attempts"."submitted_at" is null;--> statement-breakpoint
CREATE INDEX "attempts_quiz" ON "attempts" USING btree ("quiz_key");--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_abandoned" CHECK (not "attempts"."is_abandoned" or ("attempts"."is_timed_out" and "attempts"."graded_at" is null));--> statement-breakpoint
ALTER TABLE "question_corrections" ADD CONSTRAINT "question_corrections_decided" CHECK (("question_corrections"."decided_at" is null) = ("question_corrections"."corrected_version_id" is null));