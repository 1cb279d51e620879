CREATE TABLE "part_questions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"part_id" text NOT NULL,
	"revision_id" uuid,
	"question" text NOT NULL,
	"asked_by" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"answer" text,
	"answered_by" uuid,
	"answered_at" timestamp with time zone,
	"seen_at" timestamp with time zone,
	CONSTRAINT "part_questions_length" CHECK (char_length("part_questions"."question") <= 2000 and char_length("part_questions"."answer") <= 10000),
	CONSTRAINT "part_questions_answer" CHECK (("part_questions"."answer" is null) = ("part_questions"."answered_at" is null))
);
--> statement-breakpoint
ALTER TABLE "part_questions" ADD CONSTRAINT "part_questions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_questions" ADD CONSTRAINT "part_questions_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_questions" ADD CONSTRAINT "part_questions_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "part_questions" ADD CONSTRAINT "part_questions_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "part_questions_plan" ON "part_questions" USING btree ("plan_id","part_id");--> statement-breakpoint
CREATE UNIQUE INDEX "part_questions_open" ON "part_questions" USING btree ("plan_id","part_id") WHERE "part_questions"."answered_at" is null and "part_questions"."withdrawn_at" is null;