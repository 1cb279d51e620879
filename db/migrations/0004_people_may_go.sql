ALTER TABLE "submission_parts" DROP CONSTRAINT "submission_parts_revision_id_revisions_id_fk";
--> statement-breakpoint
ALTER TABLE "outcomes" DROP CONSTRAINT "outcomes_mark_id_marks_id_fk";
--> statement-breakpoint
ALTER TABLE "submission_parts" ADD CONSTRAINT "submission_parts_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_mark_id_marks_id_fk" FOREIGN KEY ("mark_id") REFERENCES "public"."marks"("id") ON DELETE cascade ON UPDATE no action;