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
