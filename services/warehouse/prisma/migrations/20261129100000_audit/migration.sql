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
