CREATE TABLE "grants" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"role" text NOT NULL,
	"cohort_id" uuid,
	"organisation_id" uuid,
	"granted_by" uuid,
	"granted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"revoked_at" timestamp with time zone,
	CONSTRAINT "grants_role" CHECK ("grants"."role" in ('trainer', 'coordinator', 'author', 'administrator')),
	CONSTRAINT "grants_scope" CHECK (("grants"."role" in ('administrator', 'author')) = ("grants"."cohort_id" is null and "grants"."organisation_id" is null)),
	CONSTRAINT "grants_trainer_scope" CHECK ("grants"."role" <> 'trainer' or "grants"."cohort_id" is not null),
	CONSTRAINT "grants_one_scope" CHECK ("grants"."cohort_id" is null or "grants"."organisation_id" is null)
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"name" text NOT NULL,
	"phone" text,
	"email" text,
	"username" text,
	"language" text DEFAULT 'fr' NOT NULL,
	"password_hash" text,
	"gender" text,
	"is_demonstration" boolean DEFAULT false NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "people_language" CHECK ("people"."language" in ('fr', 'en', 'ar')),
	CONSTRAINT "people_name" CHECK (char_length("people"."name") between 1 and 80),
	CONSTRAINT "people_phone_form" CHECK ("people"."phone" ~ '^\+[1-9][0-9]{6,14}$'),
	CONSTRAINT "people_gender" CHECK ("people"."gender" in ('woman', 'man', 'other', 'undisclosed'))
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" text PRIMARY KEY NOT NULL,
	"user_id" uuid NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"is_shared_phone" boolean DEFAULT false NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_failures" (
	"key" text PRIMARY KEY NOT NULL,
	"failures" integer NOT NULL,
	"last_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "memberships" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"organisation_id" uuid NOT NULL,
	"role" text DEFAULT 'member' NOT NULL,
	"is_main" boolean DEFAULT true NOT NULL,
	"from_day" date NOT NULL,
	"to_day" date,
	CONSTRAINT "memberships_role" CHECK ("memberships"."role" in ('member', 'leader')),
	CONSTRAINT "memberships_dates" CHECK ("memberships"."to_day" >= "memberships"."from_day")
);
--> statement-breakpoint
CREATE TABLE "organisations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"parent_id" uuid,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"valid_from" date NOT NULL,
	"valid_to" date,
	"merged_into_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "organisations_kind" CHECK ("organisations"."kind" in ('ngo', 'platform', 'union', 'council', 'association', 'community', 'branch')),
	CONSTRAINT "organisations_not_own_parent" CHECK ("organisations"."parent_id" <> "organisations"."id"),
	CONSTRAINT "organisations_dates" CHECK ("organisations"."valid_to" >= "organisations"."valid_from"),
	CONSTRAINT "organisations_name" CHECK (char_length("organisations"."name") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "activities" (
	"version_id" uuid NOT NULL,
	"key" text NOT NULL,
	"module_key" text,
	"kind" text NOT NULL,
	"position" integer NOT NULL,
	"title" jsonb NOT NULL,
	"minutes" integer NOT NULL,
	"bytes" jsonb NOT NULL,
	"is_required" boolean DEFAULT true NOT NULL,
	"objectives" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"verified_on" text,
	CONSTRAINT "activities_version_id_key_pk" PRIMARY KEY("version_id","key"),
	CONSTRAINT "activities_position" UNIQUE("version_id","position"),
	CONSTRAINT "activities_kind" CHECK ("activities"."kind" in ('lesson', 'quiz', 'assignment')),
	CONSTRAINT "activities_module" CHECK (("activities"."kind" = 'assignment') = ("activities"."module_key" is null))
);
--> statement-breakpoint
CREATE TABLE "assignment_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"course_id" text NOT NULL,
	"body" jsonb NOT NULL,
	"rubric" jsonb NOT NULL,
	"rendered" jsonb NOT NULL,
	"sample" jsonb,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "assignment_versions_number" UNIQUE("key","number"),
	CONSTRAINT "assignment_versions_hash" UNIQUE("key","hash")
);
--> statement-breakpoint
CREATE TABLE "course_assignments" (
	"version_id" uuid NOT NULL,
	"activity_key" text NOT NULL,
	"assignment_version_id" uuid NOT NULL,
	CONSTRAINT "course_assignments_version_id_activity_key_pk" PRIMARY KEY("version_id","activity_key")
);
--> statement-breakpoint
CREATE TABLE "course_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"course_id" text NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"title" jsonb NOT NULL,
	"short" jsonb NOT NULL,
	"summary" jsonb NOT NULL,
	"objectives" jsonb NOT NULL,
	"hours" integer NOT NULL,
	"is_legal" boolean NOT NULL,
	"quiz_pass_mark" integer NOT NULL,
	"published_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "course_versions_number" UNIQUE("course_id","number"),
	CONSTRAINT "course_versions_hash" UNIQUE("course_id","hash"),
	CONSTRAINT "course_versions_pass_mark" CHECK ("course_versions"."quiz_pass_mark" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "courses" (
	"id" text PRIMARY KEY NOT NULL,
	"origin" text DEFAULT 'file' NOT NULL,
	"position" integer NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "courses_origin" CHECK ("courses"."origin" in ('file', 'app'))
);
--> statement-breakpoint
CREATE TABLE "glossary_terms" (
	"version_id" uuid NOT NULL,
	"key" text NOT NULL,
	"term" jsonb NOT NULL,
	"meaning" jsonb NOT NULL,
	CONSTRAINT "glossary_terms_version_id_key_pk" PRIMARY KEY("version_id","key")
);
--> statement-breakpoint
CREATE TABLE "lesson_texts" (
	"version_id" uuid NOT NULL,
	"activity_key" text NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"html" text NOT NULL,
	"words" integer NOT NULL,
	"bytes" integer NOT NULL,
	"headings" jsonb NOT NULL,
	CONSTRAINT "lesson_texts_version_id_activity_key_language_pk" PRIMARY KEY("version_id","activity_key","language"),
	CONSTRAINT "lesson_texts_language" CHECK ("lesson_texts"."language" in ('fr', 'en', 'ar'))
);
--> statement-breakpoint
CREATE TABLE "modules" (
	"version_id" uuid NOT NULL,
	"key" text NOT NULL,
	"position" integer NOT NULL,
	"title" jsonb NOT NULL,
	"aims" jsonb NOT NULL,
	CONSTRAINT "modules_version_id_key_pk" PRIMARY KEY("version_id","key"),
	CONSTRAINT "modules_position" UNIQUE("version_id","position")
);
--> statement-breakpoint
CREATE TABLE "question_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"key" text NOT NULL,
	"number" integer NOT NULL,
	"hash" text NOT NULL,
	"course_id" text NOT NULL,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "question_versions_number" UNIQUE("key","number"),
	CONSTRAINT "question_versions_hash" UNIQUE("key","hash")
);
--> statement-breakpoint
CREATE TABLE "slots" (
	"version_id" uuid NOT NULL,
	"activity_key" text NOT NULL,
	"position" integer NOT NULL,
	"question_version_id" uuid NOT NULL,
	"max_mark" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "slots_version_id_activity_key_position_pk" PRIMARY KEY("version_id","activity_key","position"),
	CONSTRAINT "slots_max_mark" CHECK ("slots"."max_mark" >= 0)
);
--> statement-breakpoint
CREATE TABLE "cohort_courses" (
	"cohort_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"version_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"is_required" boolean DEFAULT true NOT NULL,
	"opens_on" date,
	"due_on" date,
	CONSTRAINT "cohort_courses_cohort_id_course_id_pk" PRIMARY KEY("cohort_id","course_id"),
	CONSTRAINT "cohort_courses_position" UNIQUE("cohort_id","position")
);
--> statement-breakpoint
CREATE TABLE "cohorts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"programme_id" text NOT NULL,
	"name" text NOT NULL,
	"zone" text DEFAULT 'Africa/Casablanca' NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"archived_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "cohorts_dates" CHECK ("cohorts"."ends_on" >= "cohorts"."starts_on"),
	CONSTRAINT "cohorts_name" CHECK (char_length("cohorts"."name") between 1 and 120)
);
--> statement-breakpoint
CREATE TABLE "contacts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"channel" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"made_by" uuid,
	"made_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "contacts_channel" CHECK ("contacts"."channel" in ('whatsapp', 'email', 'call', 'visit'))
);
--> statement-breakpoint
CREATE TABLE "deadlines" (
	"cohort_id" uuid NOT NULL,
	"item_key" text NOT NULL,
	"local_day" date NOT NULL,
	"local_time" text DEFAULT '23:59' NOT NULL,
	"zone" text DEFAULT 'Africa/Casablanca' NOT NULL,
	"resolved_at" timestamp with time zone NOT NULL,
	CONSTRAINT "deadlines_cohort_id_item_key_pk" PRIMARY KEY("cohort_id","item_key"),
	CONSTRAINT "deadlines_time" CHECK ("deadlines"."local_time" ~ '^[0-2][0-9]:[0-5][0-9]$')
);
--> statement-breakpoint
CREATE TABLE "enrolment_changes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"status" text NOT NULL,
	"reason" text,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enrolments" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"status" text DEFAULT 'invited' NOT NULL,
	"organisation_id" uuid,
	"enrolled_at" timestamp with time zone DEFAULT now() NOT NULL,
	"completed_at" timestamp with time zone,
	CONSTRAINT "enrolments_once" UNIQUE("cohort_id","person_id"),
	CONSTRAINT "enrolments_status" CHECK ("enrolments"."status" in ('invited', 'active', 'paused', 'completed', 'withdrawn', 'transferred'))
);
--> statement-breakpoint
CREATE TABLE "extensions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"item_key" text NOT NULL,
	"person_id" uuid,
	"organisation_id" uuid,
	"local_day" date NOT NULL,
	"local_time" text DEFAULT '23:59' NOT NULL,
	"resolved_at" timestamp with time zone NOT NULL,
	"reason" text NOT NULL,
	"granted_by" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "extensions_subject" CHECK (("extensions"."person_id" is null) <> ("extensions"."organisation_id" is null))
);
--> statement-breakpoint
CREATE TABLE "programmes" (
	"id" text PRIMARY KEY NOT NULL,
	"title" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "item_progress" (
	"person_id" uuid NOT NULL,
	"item_key" text NOT NULL,
	"course_id" text NOT NULL,
	"opened_at" timestamp with time zone,
	"completed_at" timestamp with time zone,
	"completed_version_id" uuid,
	"passed_at" timestamp with time zone,
	"best_score" integer,
	"failures" integer DEFAULT 0 NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "item_progress_person_id_item_key_pk" PRIMARY KEY("person_id","item_key"),
	CONSTRAINT "item_progress_score" CHECK ("item_progress"."best_score" between 0 and 100)
);
--> statement-breakpoint
CREATE TABLE "progress_events" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"course_id" text NOT NULL,
	"item_key" text NOT NULL,
	"version_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"score" integer,
	"occurred_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"source" text DEFAULT 'online' NOT NULL,
	"entered_by" uuid,
	CONSTRAINT "progress_events_kind" CHECK ("progress_events"."kind" in ('opened', 'advanced', 'completed', 'passed', 'entered')),
	CONSTRAINT "progress_events_score" CHECK ("progress_events"."score" between 0 and 100),
	CONSTRAINT "progress_events_source" CHECK ("progress_events"."source" in ('online', 'offline', 'facilitator', 'seed'))
);
--> statement-breakpoint
CREATE TABLE "answer_steps" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"attempt_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"sequence" integer NOT NULL,
	"answer" jsonb NOT NULL,
	"at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "attempt_slots" (
	"attempt_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"question_version_id" uuid NOT NULL,
	"option_order" jsonb NOT NULL,
	"max_mark" integer NOT NULL,
	CONSTRAINT "attempt_slots_attempt_id_position_pk" PRIMARY KEY("attempt_id","position")
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"enrolment_id" uuid,
	"version_id" uuid NOT NULL,
	"quiz_key" text NOT NULL,
	"n" integer NOT NULL,
	"seed" integer NOT NULL,
	"started_at" timestamp with time zone DEFAULT now() NOT NULL,
	"deadline_at" timestamp with time zone,
	"submitted_at" timestamp with time zone,
	"graded_at" timestamp with time zone,
	"score" numeric(8, 4),
	"max_score" numeric(8, 4),
	"is_passed" boolean,
	CONSTRAINT "attempts_n" UNIQUE("person_id","quiz_key","n"),
	CONSTRAINT "attempts_open" UNIQUE NULLS NOT DISTINCT("person_id","quiz_key","submitted_at"),
	CONSTRAINT "attempts_score" CHECK ("attempts"."score" between 0 and "attempts"."max_score"),
	CONSTRAINT "attempts_graded" CHECK ("attempts"."graded_at" is null or ("attempts"."submitted_at" is not null and "attempts"."score" is not null and "attempts"."is_passed" is not null))
);
--> statement-breakpoint
CREATE TABLE "practice_answers" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"version_id" uuid NOT NULL,
	"lesson_key" text NOT NULL,
	"position" integer NOT NULL,
	"question_version_id" uuid NOT NULL,
	"answer" jsonb NOT NULL,
	"is_right" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "slot_scores" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"attempt_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"kind" text NOT NULL,
	"mark" numeric(8, 4) NOT NULL,
	"max_mark" integer NOT NULL,
	"is_right" boolean NOT NULL,
	"scored_by" uuid,
	"reason" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "slot_scores_mark" CHECK ("slot_scores"."mark" between 0 and "slot_scores"."max_mark"),
	CONSTRAINT "slot_scores_kind" CHECK ("slot_scores"."kind" in ('auto', 'manual', 'regraded'))
);
--> statement-breakpoint
CREATE TABLE "assignment_runs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"cohort_id" uuid NOT NULL,
	"assignment_key" text NOT NULL,
	"course_id" text NOT NULL,
	"assignment_version_id" uuid NOT NULL,
	"opens_at" timestamp with time zone,
	"cut_off_at" timestamp with time zone,
	"grade_within_days" integer DEFAULT 7 NOT NULL,
	"attempts_max" integer DEFAULT 3 NOT NULL,
	"release_rule" text DEFAULT 'each' NOT NULL,
	"release_at" timestamp with time zone,
	CONSTRAINT "assignment_runs_once" UNIQUE("cohort_id","assignment_key"),
	CONSTRAINT "assignment_runs_attempts" CHECK ("assignment_runs"."attempts_max" >= 1),
	CONSTRAINT "assignment_runs_release" CHECK ("assignment_runs"."release_rule" in ('each', 'together', 'at-date'))
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"run_id" uuid NOT NULL,
	"enrolment_id" uuid NOT NULL,
	"owner_id" uuid NOT NULL,
	"assignment_version_id" uuid NOT NULL,
	"excused_at" timestamp with time zone,
	"excused_reason" text,
	"opened_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "plans_once" UNIQUE("run_id","enrolment_id")
);
--> statement-breakpoint
CREATE TABLE "revisions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"part_id" text NOT NULL,
	"n" integer NOT NULL,
	"parent_id" uuid,
	"merged_id" uuid,
	"text" text NOT NULL,
	"tables" jsonb NOT NULL,
	"is_done" boolean NOT NULL,
	"hash" text NOT NULL,
	"author_id" uuid,
	"saved_at" timestamp with time zone NOT NULL,
	"received_at" timestamp with time zone DEFAULT now() NOT NULL,
	"source" text DEFAULT 'form' NOT NULL,
	CONSTRAINT "revisions_n" UNIQUE("plan_id","part_id","n"),
	CONSTRAINT "revisions_source" CHECK ("revisions"."source" in ('form', 'autosave', 'offline')),
	CONSTRAINT "revisions_length" CHECK (char_length("revisions"."text") <= 60000)
);
--> statement-breakpoint
CREATE TABLE "submission_parts" (
	"submission_id" uuid NOT NULL,
	"part_id" text NOT NULL,
	"revision_id" uuid,
	"text" text NOT NULL,
	"tables" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "submission_parts_submission_id_part_id_pk" PRIMARY KEY("submission_id","part_id")
);
--> statement-breakpoint
CREATE TABLE "submissions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"plan_id" uuid NOT NULL,
	"n" integer NOT NULL,
	"request_key" uuid NOT NULL,
	"receipt_code" text NOT NULL,
	"submitted_by" uuid,
	"organisation_id" uuid,
	"statement" text NOT NULL,
	"client_finished_at" timestamp with time zone,
	"submitted_at" timestamp with time zone DEFAULT now() NOT NULL,
	"late_seconds" integer DEFAULT 0 NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text,
	CONSTRAINT "submissions_n" UNIQUE("plan_id","n"),
	CONSTRAINT "submissions_request" UNIQUE("request_key"),
	CONSTRAINT "submissions_receipt" UNIQUE("receipt_code"),
	CONSTRAINT "submissions_n_positive" CHECK ("submissions"."n" >= 1),
	CONSTRAINT "submissions_late" CHECK ("submissions"."late_seconds" >= 0)
);
--> statement-breakpoint
CREATE TABLE "comment_bank" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"owner_id" uuid,
	"course_id" text,
	"criterion_id" text,
	"body" jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "criterion_marks" (
	"mark_id" uuid NOT NULL,
	"criterion_id" text NOT NULL,
	"level_id" text NOT NULL,
	"points" numeric(6, 2) NOT NULL,
	"max_points" integer NOT NULL,
	"comment" text DEFAULT '' NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"changed_by" uuid,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "criterion_marks_mark_id_criterion_id_pk" PRIMARY KEY("mark_id","criterion_id"),
	CONSTRAINT "criterion_marks_points" CHECK ("criterion_marks"."points" between 0 and "criterion_marks"."max_points")
);
--> statement-breakpoint
CREATE TABLE "feedback_views" (
	"release_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "feedback_views_release_id_person_id_pk" PRIMARY KEY("release_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "leases" (
	"submission_id" uuid PRIMARY KEY NOT NULL,
	"marker_id" uuid NOT NULL,
	"taken_at" timestamp with time zone NOT NULL,
	"renewed_at" timestamp with time zone NOT NULL,
	"expires_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "marks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"marker_id" uuid NOT NULL,
	"role" text DEFAULT 'first' NOT NULL,
	"overall" text DEFAULT '' NOT NULL,
	"private_note" text DEFAULT '' NOT NULL,
	"row_version" integer DEFAULT 1 NOT NULL,
	"decision" text,
	"decided_at" timestamp with time zone,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "marks_once" UNIQUE("submission_id","role"),
	CONSTRAINT "marks_role" CHECK ("marks"."role" in ('first', 'second', 'moderator')),
	CONSTRAINT "marks_decision" CHECK ("marks"."decision" in ('return', 'validate')),
	CONSTRAINT "marks_decided" CHECK (("marks"."decision" is null) = ("marks"."decided_at" is null))
);
--> statement-breakpoint
CREATE TABLE "outcomes" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"mark_id" uuid NOT NULL,
	"decision" text NOT NULL,
	"points" numeric(6, 2),
	"max_points" integer NOT NULL,
	"is_passed" boolean,
	"decided_by" uuid,
	"reason" text,
	"supersedes_id" uuid,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "outcomes_supersedes" UNIQUE("supersedes_id"),
	CONSTRAINT "outcomes_points" CHECK ("outcomes"."points" between 0 and "outcomes"."max_points"),
	CONSTRAINT "outcomes_decision" CHECK ("outcomes"."decision" in ('return', 'validate')),
	CONSTRAINT "outcomes_validated" CHECK ("outcomes"."decision" = 'return' or ("outcomes"."points" is not null and "outcomes"."is_passed" is not null))
);
--> statement-breakpoint
CREATE TABLE "releases" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"outcome_id" uuid NOT NULL,
	"released_by" uuid,
	"released_at" timestamp with time zone DEFAULT now() NOT NULL,
	"shown" jsonb NOT NULL,
	"retracted_at" timestamp with time zone,
	"retracted_by" uuid,
	"retracted_reason" text,
	CONSTRAINT "releases_retracted" CHECK (("releases"."retracted_at" is null) = ("releases"."retracted_reason" is null))
);
--> statement-breakpoint
CREATE TABLE "remark_replies" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"remark_id" uuid NOT NULL,
	"author_id" uuid,
	"body" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remark_ticks" (
	"remark_id" uuid PRIMARY KEY NOT NULL,
	"ticked_by" uuid,
	"ticked_at" timestamp with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "remarks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"submission_id" uuid NOT NULL,
	"author_id" uuid,
	"part_id" text,
	"quote" text,
	"quote_start" integer,
	"quote_end" integer,
	"criterion_id" text,
	"body" text NOT NULL,
	"removed_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "remarks_quote" CHECK (("remarks"."quote" is null) = ("remarks"."quote_start" is null) and ("remarks"."quote" is null) = ("remarks"."quote_end" is null)),
	CONSTRAINT "remarks_range" CHECK ("remarks"."quote_start" >= 0 and "remarks"."quote_end" > "remarks"."quote_start" and "remarks"."part_id" is not null),
	CONSTRAINT "remarks_body" CHECK (char_length("remarks"."body") between 1 and 4000)
);
--> statement-breakpoint
CREATE TABLE "audit_entries" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"actor_id" uuid,
	"action" text NOT NULL,
	"subject_kind" text,
	"subject_id" text,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"request_id" text
);
--> statement-breakpoint
CREATE TABLE "installation" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "installation_key" CHECK ("installation"."key" in ('demonstration', 'content', 'seed'))
);
--> statement-breakpoint
CREATE TABLE "jobs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"kind" text NOT NULL,
	"key" text NOT NULL,
	"payload" jsonb NOT NULL,
	"run_at" timestamp with time zone DEFAULT now() NOT NULL,
	"tries" integer DEFAULT 0 NOT NULL,
	"max_tries" integer DEFAULT 8 NOT NULL,
	"lease_until" timestamp with time zone,
	"done_at" timestamp with time zone,
	"last_error" text,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "jobs_key" UNIQUE("key"),
	CONSTRAINT "jobs_tries" CHECK ("jobs"."tries" >= 0 and "jobs"."max_tries" >= 1)
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"detail" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"read_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "grants" ADD CONSTRAINT "grants_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_user_id_people_id_fk" FOREIGN KEY ("user_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "memberships" ADD CONSTRAINT "memberships_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_parent_id_organisations_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "organisations" ADD CONSTRAINT "organisations_merged_into_id_organisations_id_fk" FOREIGN KEY ("merged_into_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "activities" ADD CONSTRAINT "activities_version_id_module_key_modules_version_id_key_fk" FOREIGN KEY ("version_id","module_key") REFERENCES "public"."modules"("version_id","key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_versions" ADD CONSTRAINT "assignment_versions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_assignments" ADD CONSTRAINT "course_assignments_assignment_version_id_assignment_versions_id_fk" FOREIGN KEY ("assignment_version_id") REFERENCES "public"."assignment_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_assignments" ADD CONSTRAINT "course_assignments_version_id_activity_key_activities_version_id_key_fk" FOREIGN KEY ("version_id","activity_key") REFERENCES "public"."activities"("version_id","key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "course_versions" ADD CONSTRAINT "course_versions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "glossary_terms" ADD CONSTRAINT "glossary_terms_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "lesson_texts" ADD CONSTRAINT "lesson_texts_version_id_activity_key_activities_version_id_key_fk" FOREIGN KEY ("version_id","activity_key") REFERENCES "public"."activities"("version_id","key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "modules" ADD CONSTRAINT "modules_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "question_versions" ADD CONSTRAINT "question_versions_course_id_courses_id_fk" FOREIGN KEY ("course_id") REFERENCES "public"."courses"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_question_version_id_question_versions_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slots" ADD CONSTRAINT "slots_version_id_activity_key_activities_version_id_key_fk" FOREIGN KEY ("version_id","activity_key") REFERENCES "public"."activities"("version_id","key") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_courses" ADD CONSTRAINT "cohort_courses_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohort_courses" ADD CONSTRAINT "cohort_courses_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cohorts" ADD CONSTRAINT "cohorts_programme_id_programmes_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programmes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "contacts" ADD CONSTRAINT "contacts_made_by_people_id_fk" FOREIGN KEY ("made_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deadlines" ADD CONSTRAINT "deadlines_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_changes" ADD CONSTRAINT "enrolment_changes_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolment_changes" ADD CONSTRAINT "enrolment_changes_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enrolments" ADD CONSTRAINT "enrolments_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "extensions" ADD CONSTRAINT "extensions_granted_by_people_id_fk" FOREIGN KEY ("granted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_progress" ADD CONSTRAINT "item_progress_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_progress" ADD CONSTRAINT "item_progress_completed_version_id_course_versions_id_fk" FOREIGN KEY ("completed_version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_events" ADD CONSTRAINT "progress_events_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_events" ADD CONSTRAINT "progress_events_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_events" ADD CONSTRAINT "progress_events_entered_by_people_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "answer_steps" ADD CONSTRAINT "answer_steps_attempt_id_position_attempt_slots_attempt_id_position_fk" FOREIGN KEY ("attempt_id","position") REFERENCES "public"."attempt_slots"("attempt_id","position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_slots" ADD CONSTRAINT "attempt_slots_attempt_id_attempts_id_fk" FOREIGN KEY ("attempt_id") REFERENCES "public"."attempts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempt_slots" ADD CONSTRAINT "attempt_slots_question_version_id_question_versions_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attempts" ADD CONSTRAINT "attempts_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_answers" ADD CONSTRAINT "practice_answers_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_answers" ADD CONSTRAINT "practice_answers_version_id_course_versions_id_fk" FOREIGN KEY ("version_id") REFERENCES "public"."course_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_answers" ADD CONSTRAINT "practice_answers_question_version_id_question_versions_id_fk" FOREIGN KEY ("question_version_id") REFERENCES "public"."question_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_scores" ADD CONSTRAINT "slot_scores_scored_by_people_id_fk" FOREIGN KEY ("scored_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "slot_scores" ADD CONSTRAINT "slot_scores_attempt_id_position_attempt_slots_attempt_id_position_fk" FOREIGN KEY ("attempt_id","position") REFERENCES "public"."attempt_slots"("attempt_id","position") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_cohort_id_cohorts_id_fk" FOREIGN KEY ("cohort_id") REFERENCES "public"."cohorts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "assignment_runs" ADD CONSTRAINT "assignment_runs_assignment_version_id_assignment_versions_id_fk" FOREIGN KEY ("assignment_version_id") REFERENCES "public"."assignment_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_run_id_assignment_runs_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."assignment_runs"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_enrolment_id_enrolments_id_fk" FOREIGN KEY ("enrolment_id") REFERENCES "public"."enrolments"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "plans" ADD CONSTRAINT "plans_assignment_version_id_assignment_versions_id_fk" FOREIGN KEY ("assignment_version_id") REFERENCES "public"."assignment_versions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_parent_id_revisions_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "revisions" ADD CONSTRAINT "revisions_merged_id_revisions_id_fk" FOREIGN KEY ("merged_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_parts" ADD CONSTRAINT "submission_parts_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submission_parts" ADD CONSTRAINT "submission_parts_revision_id_revisions_id_fk" FOREIGN KEY ("revision_id") REFERENCES "public"."revisions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_submitted_by_people_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "submissions" ADD CONSTRAINT "submissions_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comment_bank" ADD CONSTRAINT "comment_bank_owner_id_people_id_fk" FOREIGN KEY ("owner_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_marks" ADD CONSTRAINT "criterion_marks_mark_id_marks_id_fk" FOREIGN KEY ("mark_id") REFERENCES "public"."marks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "criterion_marks" ADD CONSTRAINT "criterion_marks_changed_by_people_id_fk" FOREIGN KEY ("changed_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_views" ADD CONSTRAINT "feedback_views_release_id_releases_id_fk" FOREIGN KEY ("release_id") REFERENCES "public"."releases"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "feedback_views" ADD CONSTRAINT "feedback_views_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leases" ADD CONSTRAINT "leases_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "leases" ADD CONSTRAINT "leases_marker_id_people_id_fk" FOREIGN KEY ("marker_id") REFERENCES "public"."people"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marks" ADD CONSTRAINT "marks_marker_id_people_id_fk" FOREIGN KEY ("marker_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_mark_id_marks_id_fk" FOREIGN KEY ("mark_id") REFERENCES "public"."marks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_decided_by_people_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcomes" ADD CONSTRAINT "outcomes_supersedes_id_outcomes_id_fk" FOREIGN KEY ("supersedes_id") REFERENCES "public"."outcomes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_outcome_id_outcomes_id_fk" FOREIGN KEY ("outcome_id") REFERENCES "public"."outcomes"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_released_by_people_id_fk" FOREIGN KEY ("released_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "releases" ADD CONSTRAINT "releases_retracted_by_people_id_fk" FOREIGN KEY ("retracted_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_replies" ADD CONSTRAINT "remark_replies_remark_id_remarks_id_fk" FOREIGN KEY ("remark_id") REFERENCES "public"."remarks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_replies" ADD CONSTRAINT "remark_replies_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_ticks" ADD CONSTRAINT "remark_ticks_remark_id_remarks_id_fk" FOREIGN KEY ("remark_id") REFERENCES "public"."remarks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remark_ticks" ADD CONSTRAINT "remark_ticks_ticked_by_people_id_fk" FOREIGN KEY ("ticked_by") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_submission_id_submissions_id_fk" FOREIGN KEY ("submission_id") REFERENCES "public"."submissions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "remarks" ADD CONSTRAINT "remarks_author_id_people_id_fk" FOREIGN KEY ("author_id") REFERENCES "public"."people"("id") ON DELETE set null ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "grants_person" ON "grants" USING btree ("person_id");--> statement-breakpoint
CREATE UNIQUE INDEX "grants_once" ON "grants" USING btree ("person_id","role",coalesce("cohort_id", '00000000-0000-0000-0000-000000000000'),coalesce("organisation_id", '00000000-0000-0000-0000-000000000000')) WHERE "grants"."revoked_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "people_phone" ON "people" USING btree ("phone");--> statement-breakpoint
CREATE UNIQUE INDEX "people_email" ON "people" USING btree (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX "people_username" ON "people" USING btree (lower("username"));--> statement-breakpoint
CREATE INDEX "sessions_user" ON "sessions" USING btree ("user_id");--> statement-breakpoint
CREATE INDEX "memberships_organisation" ON "memberships" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_open" ON "memberships" USING btree ("person_id","organisation_id") WHERE "memberships"."to_day" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "memberships_one_main" ON "memberships" USING btree ("person_id") WHERE "memberships"."to_day" is null and "memberships"."is_main";--> statement-breakpoint
CREATE INDEX "organisations_parent" ON "organisations" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "activities_key" ON "activities" USING btree ("key");--> statement-breakpoint
CREATE INDEX "contacts_enrolment" ON "contacts" USING btree ("enrolment_id");--> statement-breakpoint
CREATE INDEX "enrolment_changes_enrolment" ON "enrolment_changes" USING btree ("enrolment_id");--> statement-breakpoint
CREATE INDEX "enrolments_person" ON "enrolments" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "extensions_item" ON "extensions" USING btree ("cohort_id","item_key");--> statement-breakpoint
CREATE INDEX "item_progress_course" ON "item_progress" USING btree ("course_id","person_id");--> statement-breakpoint
CREATE INDEX "progress_events_person" ON "progress_events" USING btree ("person_id","course_id");--> statement-breakpoint
CREATE INDEX "answer_steps_slot" ON "answer_steps" USING btree ("attempt_id","position","sequence");--> statement-breakpoint
CREATE INDEX "practice_answers_lesson" ON "practice_answers" USING btree ("person_id","lesson_key","position");--> statement-breakpoint
CREATE INDEX "slot_scores_slot" ON "slot_scores" USING btree ("attempt_id","position");--> statement-breakpoint
CREATE INDEX "plans_owner" ON "plans" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "comment_bank_owner" ON "comment_bank" USING btree ("owner_id");--> statement-breakpoint
CREATE INDEX "outcomes_submission" ON "outcomes" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "releases_outcome" ON "releases" USING btree ("outcome_id");--> statement-breakpoint
CREATE INDEX "remark_replies_remark" ON "remark_replies" USING btree ("remark_id");--> statement-breakpoint
CREATE INDEX "remarks_submission" ON "remarks" USING btree ("submission_id");--> statement-breakpoint
CREATE INDEX "audit_entries_at" ON "audit_entries" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_entries_subject" ON "audit_entries" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "jobs_due" ON "jobs" USING btree ("run_at") WHERE "jobs"."done_at" is null;--> statement-breakpoint
CREATE INDEX "notices_person" ON "notices" USING btree ("person_id");