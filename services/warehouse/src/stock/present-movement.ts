import type { Movement } from '@eshop/contracts/api/warehouse';
import type { LedgerEntry } from './stock.ts';

/** An entry of the ledger as clients see it. */
export const presentMovement = ({ createdAt, ...entry }: LedgerEntry): Movement => ({
  ...entry,
  createdAt: createdAt.toISOString(),
});
