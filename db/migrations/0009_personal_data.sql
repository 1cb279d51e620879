CREATE TABLE "consents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"use" text NOT NULL,
	"version" text NOT NULL,
	"given_at" timestamp with time zone NOT NULL,
	"withdrawn_at" timestamp with time zone,
	CONSTRAINT "consents_use" CHECK ("consents"."use" in ('photo', 'testimony', 'whatsapp')),
	CONSTRAINT "consents_dates" CHECK ("consents"."withdrawn_at" >= "consents"."given_at")
);
--> statement-breakpoint
CREATE TABLE "erasure_requests" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid,
	"asked_at" timestamp with time zone NOT NULL,
	"cancellable_until" timestamp with time zone NOT NULL,
	"due_on" date NOT NULL,
	"cancelled_at" timestamp with time zone,
	"refused_at" timestamp with time zone,
	"reason" text,
	"done_at" timestamp with time zone,
	"answered_by" uuid,
	CONSTRAINT "erasure_requests_end" CHECK (num_nonnulls("erasure_requests"."cancelled_at", "erasure_requests"."refused_at", "erasure_requests"."done_at") <= 1),
	CONSTRAINT "erasure_requests_reason" CHECK (("erasure_requests"."refused_at" is null) = ("erasure_requests"."reason" is null))
);
--> statement-breakpoint
CREATE TABLE "erasures" (
	"subject_hash" text PRIMARY KEY NOT NULL,
	"erased_on" date NOT NULL,
	"cause" text NOT NULL,
	"rows" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "incidents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"incident_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"written_at" timestamp with time zone NOT NULL,
	"written_by" uuid,
	"title" text NOT NULL,
	"happened" text NOT NULL,
	"noticed_at" timestamp with time zone NOT NULL,
	"level" text NOT NULL,
	"people_affected" integer NOT NULL,
	"measures" text DEFAULT '' NOT NULL,
	"authority_told_at" timestamp with time zone,
	"people_told_at" timestamp with time zone,
	"closed_at" timestamp with time zone,
	CONSTRAINT "incidents_level" CHECK ("incidents"."level" in ('unlikely', 'likely', 'high')),
	CONSTRAINT "incidents_people" CHECK ("incidents"."people_affected" >= 0),
	CONSTRAINT "incidents_title" CHECK (char_length("incidents"."title") between 1 and 200)
);
--> statement-breakpoint
CREATE TABLE "notice_acceptances" (
	"person_id" uuid NOT NULL,
	"version" text NOT NULL,
	"accepted_at" timestamp with time zone NOT NULL,
	CONSTRAINT "notice_acceptances_person_id_version_pk" PRIMARY KEY("person_id","version")
);
--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "is_stand_in" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "consents" ADD CONSTRAINT "consents_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "erasure_requests" ADD CONSTRAINT "erasure_requests_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "incidents" ADD CONSTRAINT "incidents_written_by_people_id_fk" FOREIGN KEY ("written_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_acceptances" ADD CONSTRAINT "notice_acceptances_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consents_in_force" ON "consents" USING btree ("person_id","use") WHERE "consents"."withdrawn_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "erasure_requests_open" ON "erasure_requests" USING btree ("person_id") WHERE "erasure_requests"."cancelled_at" is null and "erasure_requests"."refused_at" is null and "erasure_requests"."done_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "incidents_version" ON "incidents" USING btree ("incident_id","n");--> statement-breakpoint
CREATE INDEX "incidents_noticed" ON "incidents" USING btree ("noticed_at");