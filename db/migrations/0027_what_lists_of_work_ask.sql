ALTER TABLE "assignment_versions" ADD COLUMN "title" jsonb GENERATED ALWAYS AS (body -> 'title') STORED NOT NULL;--> statement-breakpoint
ALTER TABLE "assignment_versions" ADD COLUMN "criteria" integer GENERATED ALWAYS AS (jsonb_array_length(rubric -> 'criteria')) STORED NOT NULL;--> statement-breakpoint
CREATE INDEX "revisions_author" ON "revisions" USING btree ("author_id","plan_id");