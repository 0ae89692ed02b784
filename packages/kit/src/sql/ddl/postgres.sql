-- Tables that @eshop/kit works with. Copy those a service uses into its first migration; models.postgres.prisma has their models.

-- Events written with the business change, published afterwards by the relay.
CREATE TABLE "outbox" (
  "id" BIGSERIAL NOT NULL,
  "event_id" VARCHAR(36) NOT NULL,
  "topic" VARCHAR(100) NOT NULL,
  "ordering_key" VARCHAR(200) NOT NULL,
  "data" TEXT NOT NULL,
  "attributes" TEXT NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "claimed_by" VARCHAR(36),
  "claimed_until" TIMESTAMPTZ(3),
  "published_at" TIMESTAMPTZ(3),
  CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "outbox_waiting_idx" ON "outbox" ("id") WHERE "published_at" IS NULL;
CREATE INDEX "outbox_published_idx" ON "outbox" ("published_at") WHERE "published_at" IS NOT NULL;
CREATE INDEX "outbox_ordering_key_idx" ON "outbox" ("ordering_key");

-- Events already handled, so that a repeated delivery changes nothing.
CREATE TABLE "inbox" (
  "subscription" VARCHAR(100) NOT NULL,
  "event_id" VARCHAR(100) NOT NULL,
  "handled_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "inbox_pkey" PRIMARY KEY ("subscription", "event_id")
);
CREATE INDEX "inbox_handled_at_idx" ON "inbox" ("handled_at");

-- First answers to requests sent with an Idempotency-Key.
CREATE TABLE "idempotency_keys" (
  "caller" VARCHAR(100) NOT NULL,
  "route" VARCHAR(100) NOT NULL,
  "key" VARCHAR(255) NOT NULL,
  "request_hash" VARCHAR(64) NOT NULL,
  "owner" VARCHAR(36) NOT NULL,
  "locked_until" TIMESTAMPTZ(3) NOT NULL,
  "status" INTEGER,
  "answer" TEXT,
  "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "idempotency_keys_pkey" PRIMARY KEY ("caller", "route", "key")
);
CREATE INDEX "idempotency_keys_created_at_idx" ON "idempotency_keys" ("created_at");

-- What staff did through the service, written with the act. Ids are UUIDv7: their order is that of time.
CREATE TABLE "audit_entries" (
  "id" VARCHAR(36) COLLATE "C" NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "action" VARCHAR(60) NOT NULL,
  "actor_id" VARCHAR(36) NOT NULL,
  "actor_roles" VARCHAR(100) NOT NULL,
  "subject_type" VARCHAR(40) NOT NULL,
  "subject_id" VARCHAR(100) NOT NULL,
  "subject_label" VARCHAR(200),
  "before_state" TEXT,
  "after_state" TEXT,
  "reason" TEXT,
  "request_id" VARCHAR(128) NOT NULL,
  CONSTRAINT "audit_entries_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "audit_entries_actor_idx" ON "audit_entries" ("actor_id", "id" DESC);
CREATE INDEX "audit_entries_action_idx" ON "audit_entries" ("action", "id" DESC);
CREATE INDEX "audit_entries_actor_action_idx" ON "audit_entries" ("actor_id", "action", "id" DESC);
CREATE INDEX "audit_entries_subject_idx" ON "audit_entries" ("subject_id", "id" DESC);
CREATE INDEX "audit_entries_subject_type_idx" ON "audit_entries" ("subject_type", "id" DESC);
-- Entries are added and never touched again, whoever asks.
CREATE FUNCTION "refuse_audit_change"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit entries are never changed and never deleted';
END
$$;
CREATE TRIGGER "audit_entries_stay" BEFORE UPDATE OR DELETE ON "audit_entries"
  FOR EACH ROW EXECUTE FUNCTION "refuse_audit_change"();
CREATE TRIGGER "audit_entries_stay_all" BEFORE TRUNCATE ON "audit_entries"
  FOR EACH STATEMENT EXECUTE FUNCTION "refuse_audit_change"();

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
