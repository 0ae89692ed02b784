'use client';

import { warehouseText } from '@text/warehouse';
import { useRouter } from 'next/navigation';
import { useShortcuts } from '@/keyboard/use-shortcuts.ts';
import { type MoveKind, movePath } from '../move/move-path.ts';

/** R, T and A move stock: of the row that has the focus, or of a product to be chosen. */
export function StockKeys() {
  const router = useRouter();
  const move = (kind: MoveKind) => () => {
    const row = document.activeElement?.closest<HTMLElement>('tr[data-product]');
    const { product, warehouse } = row?.dataset ?? {};
    router.push(
      movePath(kind, product && warehouse ? { productId: product, warehouseId: warehouse } : undefined),
    );
  };
  useShortcuts(warehouseText.title, [
    { keys: 'r', label: warehouseText.keys.receive, run: move('receive') },
    { keys: 't', label: warehouseText.keys.transfer, run: move('transfer') },
    { keys: 'a', label: warehouseText.keys.adjust, run: move('adjust') },
  ]);
  return null;
}
