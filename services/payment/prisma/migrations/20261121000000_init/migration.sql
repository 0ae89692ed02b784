CREATE TABLE `payments` (
  `id` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `order_id` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `status` VARCHAR(20) NOT NULL,
  `amount` BIGINT NULL,
  `reference` VARCHAR(140) NULL,
  `note` TEXT NULL,
  `reason` VARCHAR(500) NULL,
  `final` BOOLEAN NOT NULL DEFAULT false,
  `object_key` VARCHAR(100) NOT NULL,
  `content_type` VARCHAR(40) NOT NULL,
  `size` INTEGER NOT NULL,
  `sha256` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `duplicate_of` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `refund_due` BOOLEAN NOT NULL DEFAULT false,
  `reviewed_by` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NULL,
  `reviewed_at` DATETIME(3) NULL,
  `created_at` DATETIME(3) NOT NULL,
  `version` INTEGER NOT NULL,
  -- The order that takes no further payment while this one stands: it waits, was approved, or was refused for good.
  `blocks_order` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin
    GENERATED ALWAYS AS (CASE WHEN `status` = 'REJECTED' AND NOT `final` THEN NULL ELSE `order_id` END) STORED,
  PRIMARY KEY (`id`),
  UNIQUE INDEX `payments_blocks_order_key` (`blocks_order`),
  UNIQUE INDEX `payments_object_key_key` (`object_key`),
  INDEX `payments_user_idx` (`user_id`, `id`),
  INDEX `payments_status_idx` (`status`, `id`),
  INDEX `payments_order_idx` (`order_id`, `id`),
  CONSTRAINT `payments_status_check` CHECK (`status` IN ('PENDING', 'APPROVED', 'REJECTED')),
  CONSTRAINT `payments_review_check` CHECK ((`status` = 'PENDING') = (`reviewed_by` IS NULL) AND (`status` = 'PENDING') = (`reviewed_at` IS NULL)),
  CONSTRAINT `payments_reason_check` CHECK ((`status` = 'REJECTED') = (`reason` IS NOT NULL)),
  CONSTRAINT `payments_refund_check` CHECK (`status` = 'APPROVED' OR NOT `refund_due`),
  CONSTRAINT `payments_amount_check` CHECK (`amount` > 0)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `proof_files` (
  `sha256` VARCHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `payment_id` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  PRIMARY KEY (`sha256`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `uploads` (
  `object_key` VARCHAR(100) NOT NULL,
  `due_at` DATETIME(3) NOT NULL,
  `given_up` BOOLEAN NOT NULL DEFAULT false,
  PRIMARY KEY (`object_key`),
  INDEX `uploads_due_idx` (`due_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

CREATE TABLE `known_orders` (
  `id` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `user_id` VARCHAR(36) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  `number` VARCHAR(20) NOT NULL,
  `status` VARCHAR(20) NOT NULL,
  `version` INTEGER NOT NULL,
  `refund_due` BOOLEAN NOT NULL DEFAULT false,
  PRIMARY KEY (`id`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;

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
