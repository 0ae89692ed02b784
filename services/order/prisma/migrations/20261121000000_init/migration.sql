CREATE SEQUENCE "order_numbers" START 100001;

CREATE TABLE "orders" (
  "id" UUID NOT NULL,
  "number" VARCHAR(20) NOT NULL,
  "user_id" UUID NOT NULL,
  "email" VARCHAR(320) NOT NULL,
  "status" VARCHAR(20) NOT NULL,
  "lines" JSONB NOT NULL,
  "address" JSONB NOT NULL,
  "shipments" JSONB NOT NULL,
  "subtotal" BIGINT NOT NULL CHECK ("subtotal" >= 0),
  "shipping_cost" BIGINT NOT NULL CHECK ("shipping_cost" >= 0),
  "total" BIGINT NOT NULL CHECK ("total" = "subtotal" + "shipping_cost"),
  "payment_id" UUID,
  "payment_status" VARCHAR(20),
  "payment_reason" TEXT,
  "payment_version" INTEGER,
  "accepting_payment_id" UUID,
  "rejection_code" VARCHAR(40),
  "rejection_message" TEXT,
  "hold_expires_at" TIMESTAMPTZ(3),
  "version" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "orders_pkey" PRIMARY KEY ("id"),
  CONSTRAINT "orders_status_check" CHECK ("status" IN ('PENDING', 'AWAITING_PAYMENT', 'PAYMENT_REVIEW', 'PAYMENT_ACCEPTED', 'ON_DELIVERY', 'DELIVERED', 'REJECTED', 'EXPIRED', 'CANCELLED'))
);
CREATE UNIQUE INDEX "orders_number_key" ON "orders" ("number");
CREATE INDEX "orders_user_idx" ON "orders" ("user_id", "id" DESC);
CREATE INDEX "orders_status_idx" ON "orders" ("status", "id" DESC);
CREATE INDEX "orders_created_at_idx" ON "orders" ("created_at");
-- Orders whose hold runs out: the only ones that the search for expired orders reads.
CREATE INDEX "orders_due_idx" ON "orders" ("hold_expires_at") WHERE "status" = 'AWAITING_PAYMENT';

CREATE TABLE "timeline" (
  "order_id" UUID NOT NULL,
  "version" INTEGER NOT NULL,
  "at" TIMESTAMPTZ(3) NOT NULL,
  "status" VARCHAR(20) NOT NULL,
  "actor" VARCHAR(20) NOT NULL,
  "actor_id" UUID,
  "reason" TEXT,
  CONSTRAINT "timeline_pkey" PRIMARY KEY ("order_id", "version")
);

CREATE TABLE "order_payments" (
  "payment_id" UUID NOT NULL,
  "order_id" UUID NOT NULL,
  "status" VARCHAR(20) NOT NULL,
  "reason" TEXT,
  "final" BOOLEAN NOT NULL,
  "version" INTEGER NOT NULL,
  CONSTRAINT "order_payments_pkey" PRIMARY KEY ("payment_id")
);
CREATE INDEX "order_payments_order_idx" ON "order_payments" ("order_id");

CREATE TABLE "quotes" (
  "id" UUID NOT NULL,
  "fingerprint" VARCHAR(64) NOT NULL,
  "total" BIGINT NOT NULL,
  "expires_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "quotes_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "quotes_expires_at_idx" ON "quotes" ("expires_at");

CREATE TABLE "tasks" (
  "id" BIGSERIAL NOT NULL,
  "order_id" UUID NOT NULL,
  "kind" VARCHAR(40) NOT NULL,
  "payload" JSONB NOT NULL,
  "attempts" INTEGER NOT NULL DEFAULT 0,
  "due_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "done_at" TIMESTAMPTZ(3),
  "last_error" TEXT,
  CONSTRAINT "tasks_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "tasks_due_idx" ON "tasks" ("due_at") WHERE "done_at" IS NULL;
CREATE INDEX "tasks_order_idx" ON "tasks" ("order_id", "id") WHERE "done_at" IS NULL;

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
