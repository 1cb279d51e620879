ALTER TABLE "programme_courses" ADD COLUMN "opens_day" integer;--> statement-breakpoint
ALTER TABLE "programme_courses" ADD COLUMN "due_day" integer;--> statement-breakpoint
ALTER TABLE "programme_courses" ADD CONSTRAINT "programme_courses_days" CHECK ("programme_courses"."opens_day" >= 1 and "programme_courses"."due_day" >= coalesce("programme_courses"."opens_day", 1));