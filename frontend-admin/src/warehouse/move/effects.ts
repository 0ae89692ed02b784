import type { StockLevel } from '@eshop/contracts/api/warehouse';
import type { MoveKind } from './move-path.ts';

/** What a movement would do in a warehouse: so many available before and after. */
export type Effect = { readonly warehouseId: string; readonly before: number; readonly after: number };

/** A movement as far as it is filled in. */
export type Draft = {
  readonly kind: MoveKind;
  readonly quantity: number | null;
  readonly from: string;
  readonly to: string;
};

/** What a movement would do to what is available; nothing while it is not filled in. `to` is where one is adjusted. */
export function effectsOf({ kind, quantity, from, to }: Draft, levels: readonly StockLevel[]): Effect[] {
  if (quantity === null) return [];
  const at = (warehouseId: string, change: number): Effect[] => {
    if (warehouseId === '') return [];
    const before = levels.find((level) => level.warehouseId === warehouseId)?.available ?? 0;
    return [{ warehouseId, before, after: before + change }];
  };
  if (kind !== 'transfer') return at(to, quantity);
  return from === to ? [] : [...at(from, -quantity), ...at(to, quantity)];
}

/** The first warehouse that would have less than nothing. */
export const shortIn = (effects: readonly Effect[]): Effect | undefined =>
  effects.find(({ after }) => after < 0);

/** A quantity as it is typed; null for none. Only an adjustment may take away. */
export function quantityIn(text: string, kind: MoveKind): number | null {
  const trimmed = text.trim().replace(/^\+/, '').replace('−', '-');
  if (!/^-?\d{1,7}$/.test(trimmed)) return null;
  const quantity = Number(trimmed);
  const least = kind === 'adjust' ? -1_000_000 : 1;
  return quantity !== 0 && quantity >= least && quantity <= 1_000_000 ? quantity : null;
}
