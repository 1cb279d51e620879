CREATE TABLE "attendance_marks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"workshop_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"state" text NOT NULL,
	"sheet_key" uuid NOT NULL,
	"marked_by" uuid,
	"marked_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone NOT NULL,
	CONSTRAINT "attendance_marks_once" UNIQUE("workshop_id","sheet_key","enrolment_id"),
	CONSTRAINT "attendance_marks_state" CHECK ("attendance_marks"."state" in ('present', 'absent'))
);
--> statement-breakpoint
CREATE TABLE "workshops" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"title" text NOT NULL,
	"place" text NOT NULL,
	"local_day" date NOT NULL,
	"starts_time" text NOT NULL,
	"ends_time" text NOT NULL,
	"trainer_id" uuid,
	"seats" integer,
	"cancelled_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "workshops_title" CHECK (char_length("workshops"."title") between 1 and 120),
	CONSTRAINT "workshops_place" CHECK (char_length("workshops"."place") between 1 and 200),
	CONSTRAINT "workshops_seats" CHECK ("workshops"."seats" between 1 and 1000),
	CONSTRAINT "workshops_times" CHECK ("workshops"."ends_time" > "workshops"."starts_time"),
	CONSTRAINT "workshops_starts_time" CHECK ("workshops"."starts_time" ~ '^[0-2][0-9]:[0-5][0-9]$'),
	CONSTRAINT "workshops_ends_time" CHECK ("workshops"."ends_time" ~ '^[0-2][0-9]:[0-5][0-9]$')
);
--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD CONSTRAINT "attendance_marks_workshop_id_workshops_id_fk" FOREIGN KEY ("workshop_id") REFERENCES "public"."workshops"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD CONSTRAINT "attendance_marks_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attendance_marks" ADD CONSTRAINT "attendance_marks_marked_by_people_id_fk" FOREIGN KEY ("marked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshops" ADD CONSTRAINT "workshops_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "workshops" ADD CONSTRAINT "workshops_trainer_id_people_id_fk" FOREIGN KEY ("trainer_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "attendance_marks_enrolment" ON "attendance_marks" USING btree ("enrolment_id","workshop_id");--> statement-breakpoint
CREATE INDEX "workshops_cohort" ON "workshops" USING btree ("cohort_id","local_day");