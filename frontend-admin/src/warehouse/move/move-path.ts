/** Movements that people write. */
export const moveKinds = ['receive', 'transfer', 'adjust'] as const;
export type MoveKind = (typeof moveKinds)[number];

/** Where stock is moved, product and warehouse filled in. */
export function movePath(kind: MoveKind, of?: { productId: string; warehouseId?: string }): string {
  const query = new URLSearchParams();
  if (kind !== 'receive') query.set('type', kind);
  if (of) query.set('productId', of.productId);
  if (of?.warehouseId) query.set('warehouseId', of.warehouseId);
  return query.size > 0 ? `/warehouse/move?${query}` : '/warehouse/move';
}
