ALTER TABLE "comment_bank" ADD COLUMN "put_away_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD COLUMN "escalation" text;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD COLUMN "escalated_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD COLUMN "closing" text;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD COLUMN "closed_by" uuid;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD COLUMN "seen_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD CONSTRAINT "criterion_queries_closed_by_people_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD CONSTRAINT "criterion_queries_third" CHECK (char_length("criterion_queries"."escalation") between 1 and 2000 and char_length("criterion_queries"."closing") between 1 and 4000);--> statement-breakpoint
ALTER TABLE "criterion_queries" ADD CONSTRAINT "criterion_queries_closing" CHECK (("criterion_queries"."escalation" is null) = ("criterion_queries"."escalated_at" is null) and ("criterion_queries"."closing" is null) = ("criterion_queries"."closed_at" is null)
        and ("criterion_queries"."escalated_at" is null or "criterion_queries"."answered_at" is not null) and ("criterion_queries"."closed_at" is null or "criterion_queries"."escalated_at" is not null));