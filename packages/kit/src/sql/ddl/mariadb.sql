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
