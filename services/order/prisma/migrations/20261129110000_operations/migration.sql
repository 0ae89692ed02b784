-- What the outbox published, by time (@eshop/kit/operations).
CREATE INDEX "outbox_created_at_idx" ON "outbox" ("created_at", "id");

-- Every try of a consumer at an event, kept for a day.
CREATE TABLE "deliveries" (
  "id" BIGSERIAL NOT NULL,
  "event_id" VARCHAR(100) NOT NULL,
  "subscription" VARCHAR(100) NOT NULL,
  "topic" VARCHAR(100) NOT NULL,
  "ordering_key" VARCHAR(200) NOT NULL,
  "order_id" VARCHAR(36),
  "attempt" INTEGER NOT NULL,
  "received_at" TIMESTAMPTZ(3) NOT NULL,
  "handled_at" TIMESTAMPTZ(3) NOT NULL,
  "outcome" VARCHAR(12) NOT NULL,
  "error" TEXT,
  CONSTRAINT "deliveries_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "deliveries_handled_at_idx" ON "deliveries" ("handled_at", "id");
CREATE INDEX "deliveries_event_id_idx" ON "deliveries" ("event_id");
CREATE INDEX "deliveries_ordering_key_idx" ON "deliveries" ("ordering_key");
CREATE INDEX "deliveries_order_id_idx" ON "deliveries" ("order_id");

-- Messages that their consumer could not handle; the content is base64.
CREATE TABLE "dead_letters" (
  "id" VARCHAR(36) NOT NULL,
  "subscription" VARCHAR(100) NOT NULL,
  "topic" VARCHAR(100) NOT NULL,
  "event_id" VARCHAR(100) NOT NULL,
  "message_id" VARCHAR(100) NOT NULL,
  "ordering_key" VARCHAR(200) NOT NULL,
  "content" TEXT NOT NULL,
  "attributes" TEXT NOT NULL,
  "attempts" INTEGER NOT NULL,
  "first_error" TEXT,
  "last_error" TEXT,
  "published_at" TIMESTAMPTZ(3),
  "died_at" TIMESTAMPTZ(3) NOT NULL,
  "status" VARCHAR(12) NOT NULL DEFAULT 'waiting',
  "claimed_by" VARCHAR(36),
  "claimed_until" TIMESTAMPTZ(3),
  "decided_at" TIMESTAMPTZ(3),
  "decided_by" VARCHAR(36),
  "reason" VARCHAR(500),
  CONSTRAINT "dead_letters_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "dead_letters_status_idx" ON "dead_letters" ("status", "died_at", "id");
CREATE INDEX "dead_letters_decided_at_idx" ON "dead_letters" ("decided_at");
