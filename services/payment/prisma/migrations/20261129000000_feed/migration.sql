-- Where a payment stands in the feed: each change moves it to the end. Payments of before have no place: they were never told.
ALTER TABLE `payments`
  ADD COLUMN `position` BIGINT NULL,
  ADD UNIQUE INDEX `payments_position_key` (`position`);

-- The last place that was given out. Its row is locked until the change commits, so places appear in their order.
CREATE TABLE `payment_positions` (
  `id` TINYINT NOT NULL,
  `position` BIGINT NOT NULL,
  PRIMARY KEY (`id`),
  CONSTRAINT `payment_positions_one_row_check` CHECK (`id` = 1)
) DEFAULT CHARACTER SET utf8mb4 COLLATE utf8mb4_bin;
INSERT INTO `payment_positions` VALUES (1, 0);
