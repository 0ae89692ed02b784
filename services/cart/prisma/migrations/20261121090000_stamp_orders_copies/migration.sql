-- The stamp orders the copies and tells when the cart changed; the version is in the document.
ALTER TABLE `carts` DROP COLUMN `version`, DROP COLUMN `updated_at`;
