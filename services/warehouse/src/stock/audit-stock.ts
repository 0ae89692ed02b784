import type { AuditAction } from '@eshop/contracts/api/audit';
import type { AuditAct } from '@eshop/kit/audit';

/** One figure of a product's level in a warehouse; null where it has none. */
export type LevelFigure = { readonly warehouseName: string; readonly value: number | null };

/** A change of one figure of a product's levels. */
export type FigureChange = {
  readonly action: AuditAction;
  readonly product: { readonly id: string; readonly name: string | undefined };
  /** What the figure is called: `onHand`, `lowAt`. */
  readonly figure: string;
  readonly before: readonly LevelFigure[];
  readonly after: readonly LevelFigure[];
  readonly reason?: string;
};

/** What the audit trail keeps of such a change: the figure before and after, by the names of the warehouses. */
export const auditOfFigures = ({
  action,
  product,
  figure,
  before,
  after,
  reason,
}: FigureChange): AuditAct => ({
  action,
  subject: { type: 'product', id: product.id, label: product.name ?? product.id },
  before: { [figure]: byName(before) },
  after: { [figure]: byName(after) },
  reason,
});

const byName = (figures: readonly LevelFigure[]) =>
  Object.fromEntries(figures.map(({ warehouseName, value }) => [warehouseName, value]));
