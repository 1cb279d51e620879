CREATE TABLE "bank_pictures" (
	"hash" text PRIMARY KEY NOT NULL,
	"type" text NOT NULL,
	"content" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "bank_pictures_type" CHECK ("bank_pictures"."type" in ('image/png', 'image/jpeg', 'image/gif', 'image/webp'))
);
