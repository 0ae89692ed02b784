import type { AuditAction } from '@eshop/contracts/api/audit';
import type { AuditAct } from '@eshop/kit/audit';
import type { Transaction } from '../context.ts';

/** One figure of a product's level in a warehouse; null where it has none. */
export type LevelFigure = { readonly warehouseId: string; readonly value: number | null };

/** A change of one figure of a product's levels. */
export type FigureChange = {
  readonly action: AuditAction;
  readonly productId: string;
  /** What the figure is called: `onHand`, `lowAt`. */
  readonly figure: string;
  readonly before: readonly LevelFigure[];
  readonly after: readonly LevelFigure[];
  readonly reason?: string;
};

/** What the audit trail keeps of such a change: the figure before and after, by the names of the warehouses. */
export async function auditOfFigures(
  tx: Pick<Transaction, 'products' | 'warehouses'>,
  { action, productId, figure, before, after, reason }: FigureChange,
): Promise<AuditAct> {
  const names = await tx.warehouses.namesOf([...before, ...after].map(({ warehouseId }) => warehouseId));
  const byName = (figures: readonly LevelFigure[]) =>
    Object.fromEntries(
      figures.map(({ warehouseId, value }) => [names.get(warehouseId) ?? warehouseId, value]),
    );
  return {
    action,
    subject: { type: 'product', id: productId, label: await tx.products.nameOf(productId) },
    before: { [figure]: byName(before) },
    after: { [figure]: byName(after) },
    reason,
  };
}
