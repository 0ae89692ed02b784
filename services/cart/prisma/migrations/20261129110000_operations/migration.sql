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
