import type { CartLineView } from './cart-view.ts';

/** What each form of a line tells about it. */
export const LineFields = ({ line, what }: { line: CartLineView; what: 'set' | 'remove' | 'note' }) => (
  <>
    <input type="hidden" name="do" value={what} />
    <input type="hidden" name="productId" value={line.productId} />
    <input type="hidden" name="name" value={line.name} />
    <input type="hidden" name="was" value={line.quantity} />
    <input type="hidden" name="noteWas" value={line.note} />
  </>
);
