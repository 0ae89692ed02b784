-- Each change of a reservation has its own number, so that a decision made on an older one is not written.
ALTER TABLE "reservations" ADD COLUMN "version" INTEGER NOT NULL DEFAULT 1;
