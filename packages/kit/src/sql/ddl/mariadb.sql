-- Tables that @eshop/kit works with. Copy those a service uses into its first migration.

-- Events written with the business change, published afterwards by the relay.
CREATE TABLE `outbox` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `event_id` VARCHAR(36) NOT NULL,
  `topic` VARCHAR(100) NOT NULL,
  `ordering_key` VARCHAR(200) NOT NULL,
  `data` MEDIUMTEXT NOT NULL,
  `attributes` TEXT NOT NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  `claimed_by` VARCHAR(36) NULL,
  `claimed_until` DATETIME(3) NULL,
  `published_at` DATETIME(3) NULL,
  PRIMARY KEY (`id`),
  INDEX `outbox_waiting_idx` (`published_at`, `id`),
  INDEX `outbox_claimed_by_idx` (`claimed_by`),
  INDEX `outbox_ordering_key_idx` (`ordering_key`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Events already handled, so that a repeated delivery changes nothing.
CREATE TABLE `inbox` (
  `subscription` VARCHAR(100) NOT NULL,
  `event_id` VARCHAR(100) NOT NULL,
  `handled_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (`subscription`, `event_id`),
  INDEX `inbox_handled_at_idx` (`handled_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- First answers to requests sent with an Idempotency-Key.
CREATE TABLE `idempotency_keys` (
  `caller` VARCHAR(100) NOT NULL,
  `route` VARCHAR(100) NOT NULL,
  `key` VARCHAR(255) NOT NULL,
  `request_hash` VARCHAR(64) NOT NULL,
  `owner` VARCHAR(36) NOT NULL,
  `locked_until` DATETIME(3) NOT NULL,
  `status` INTEGER NULL,
  `answer` MEDIUMTEXT NULL,
  `created_at` DATETIME(3) NOT NULL DEFAULT (UTC_TIMESTAMP(3)),
  PRIMARY KEY (`caller`, `route`, `key`),
  INDEX `idempotency_keys_created_at_idx` (`created_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- What staff did through the service, written with the act. Ids are UUIDv7: their order is that of time.
CREATE TABLE `audit_entries` (
  `id` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `at` DATETIME(3) NOT NULL,
  `action` VARCHAR(60) NOT NULL,
  `actor_id` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `actor_roles` VARCHAR(100) NOT NULL,
  `subject_type` VARCHAR(40) NOT NULL,
  `subject_id` VARCHAR(100) NOT NULL,
  `subject_label` VARCHAR(200) NULL,
  `before_state` MEDIUMTEXT NULL,
  `after_state` MEDIUMTEXT NULL,
  `reason` TEXT NULL,
  `request_id` VARCHAR(128) NOT NULL,
  PRIMARY KEY (`id`),
  INDEX `audit_entries_actor_idx` (`actor_id`, `id`),
  INDEX `audit_entries_action_idx` (`action`, `id`),
  INDEX `audit_entries_actor_action_idx` (`actor_id`, `action`, `id`),
  INDEX `audit_entries_subject_idx` (`subject_id`, `id`),
  INDEX `audit_entries_subject_type_idx` (`subject_type`, `id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
-- Entries are added and never touched again, whoever asks.
CREATE TRIGGER `audit_entries_unchanged` BEFORE UPDATE ON `audit_entries` FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit entries are never changed and never deleted';
CREATE TRIGGER `audit_entries_kept` BEFORE DELETE ON `audit_entries` FOR EACH ROW
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'audit entries are never changed and never deleted';

-- What the outbox published, by time, and by the order that an event tells of (@eshop/kit/operations).
ALTER TABLE `outbox`
  ADD COLUMN `order_id` VARCHAR(36) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin AS (JSON_VALUE(`data`, '$.orderId')) VIRTUAL,
  ADD INDEX `outbox_order_id_idx` (`order_id`),
  ADD INDEX `outbox_created_at_idx` (`created_at`, `id`);

-- Every try of a consumer at an event, kept for a day.
CREATE TABLE `deliveries` (
  `id` BIGINT NOT NULL AUTO_INCREMENT,
  `event_id` VARCHAR(100) NOT NULL,
  `subscription` VARCHAR(100) NOT NULL,
  `topic` VARCHAR(100) NOT NULL,
  `ordering_key` VARCHAR(200) NOT NULL,
  `order_id` VARCHAR(36) NULL,
  `attempt` INTEGER NOT NULL,
  `received_at` DATETIME(3) NOT NULL,
  `handled_at` DATETIME(3) NOT NULL,
  `outcome` VARCHAR(12) NOT NULL,
  `error` TEXT NULL,
  PRIMARY KEY (`id`),
  INDEX `deliveries_handled_at_idx` (`handled_at`, `id`),
  INDEX `deliveries_event_id_idx` (`event_id`),
  INDEX `deliveries_ordering_key_idx` (`ordering_key`),
  INDEX `deliveries_order_id_idx` (`order_id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

-- Messages that their consumer could not handle; the content is base64.
CREATE TABLE `dead_letters` (
  `id` VARCHAR(36) NOT NULL,
  `subscription` VARCHAR(100) NOT NULL,
  `topic` VARCHAR(100) NOT NULL,
  `event_id` VARCHAR(100) NOT NULL,
  `message_id` VARCHAR(100) NOT NULL,
  `ordering_key` VARCHAR(200) NOT NULL,
  `content` MEDIUMTEXT NOT NULL,
  `attributes` TEXT NOT NULL,
  `attempts` INTEGER NOT NULL,
  `first_error` TEXT NULL,
  `last_error` TEXT NULL,
  `published_at` DATETIME(3) NULL,
  `died_at` DATETIME(3) NOT NULL,
  `status` VARCHAR(12) NOT NULL DEFAULT 'waiting',
  `claimed_by` VARCHAR(36) NULL,
  `claimed_until` DATETIME(3) NULL,
  `decided_at` DATETIME(3) NULL,
  `decided_by` VARCHAR(36) NULL,
  `reason` VARCHAR(500) NULL,
  PRIMARY KEY (`id`),
  INDEX `dead_letters_status_idx` (`status`, `died_at`, `id`),
  INDEX `dead_letters_decided_at_idx` (`decided_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
