CREATE TABLE "addresses" (
  "id" UUID NOT NULL,
  "user_id" UUID NOT NULL,
  "label" VARCHAR(60),
  "name" VARCHAR(120) NOT NULL,
  "phone" VARCHAR(32) NOT NULL,
  "street" VARCHAR(200) NOT NULL,
  "city" VARCHAR(100) NOT NULL,
  "state" VARCHAR(100) NOT NULL,
  "zip_code" VARCHAR(5) NOT NULL,
  "note" TEXT,
  "is_default" BOOLEAN NOT NULL,
  "version" INTEGER NOT NULL,
  "created_at" TIMESTAMPTZ(3) NOT NULL,
  "updated_at" TIMESTAMPTZ(3) NOT NULL,
  CONSTRAINT "addresses_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "addresses_user_idx" ON "addresses" ("user_id", "id" DESC);
-- One default for each customer, whoever writes.
CREATE UNIQUE INDEX "addresses_default_key" ON "addresses" ("user_id") WHERE "is_default";
