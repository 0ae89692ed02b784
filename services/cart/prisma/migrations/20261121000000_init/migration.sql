CREATE TABLE `carts` (
  `owner` VARCHAR(80) NOT NULL,
  `version` BIGINT NOT NULL,
  `stamp` BIGINT NOT NULL,
  `document` MEDIUMTEXT NOT NULL,
  `updated_at` DATETIME(3) NOT NULL,
  `expires_at` DATETIME(3) NULL,
  PRIMARY KEY (`owner`),
  INDEX `carts_expires_at_idx` (`expires_at`)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
