import type { CreateMovement } from '@eshop/contracts/api/warehouse';
import { typed } from '@eshop/site/forms/typed.ts';
import { moveText } from '@text/move';
import { quantityIn } from './effects.ts';
import { type MoveKind, moveKinds } from './move-path.ts';

/** The kind of movement that a form is for. */
export const kindIn = (form: FormData): MoveKind =>
  moveKinds.find((kind) => kind === typed(form, 'type')) ?? 'receive';

/** The movement that a form asks for, or what is missing in it. */
export function readMove(form: FormData): { movement: CreateMovement } | { errors: Record<string, string> } {
  const type = kindIn(form);
  const quantity = quantityIn(typed(form, 'quantity'), type);
  const field = (name: string) => typed(form, name);
  const [productId, from, to, reason] = ['productId', 'from', 'to', 'reason'].map(field) as [
    string,
    string,
    string,
    string,
  ];
  const errors = {
    ...(productId === '' ? { productId: moveText.chooseProduct } : {}),
    ...(type === 'transfer' && from === '' ? { from: moveText.choosePlace } : {}),
    ...(to === '' ? { to: moveText.choosePlace } : {}),
    ...(type === 'transfer' && to !== '' && from === to ? { to: moveText.samePlace } : {}),
    ...(reason === '' ? { reason: moveText.reasonFault } : {}),
  };
  if (quantity === null) {
    const fault = type === 'adjust' ? moveText.adjustFault : moveText.quantityFault;
    return { errors: { ...errors, quantity: fault } };
  }
  if (Object.keys(errors).length > 0) return { errors };
  const moved = { productId, quantity, reason };
  switch (type) {
    case 'receive':
      return { movement: { type, ...moved, toWarehouseId: to } };
    case 'transfer':
      return { movement: { type, ...moved, fromWarehouseId: from, toWarehouseId: to } };
    case 'adjust':
      return { movement: { type, ...moved, warehouseId: to } };
    default:
      return type satisfies never;
  }
}
