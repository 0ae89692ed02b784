import { Icon } from '@eshop/ui/icon';
import { lineText } from '@text/cart';
import type { CartLineView } from './cart-view.ts';

/** What is to be known about a line before ordering, in words. */
export function LineProblem({ line }: { line: CartLineView }) {
  const { problem, priceChanged, available, unitPrice } = line;
  return (
    <>
      {problem && (
        <p className="mt-2 flex items-start gap-1.5 text-sm font-[550] text-bad">
          <Icon name="warning" className="mt-px size-4" />
          {problem === 'gone' ? lineText.gone : lineText.short(available)}
        </p>
      )}
      {priceChanged && (
        <p className="mt-2 flex items-start gap-1.5 text-sm font-[550] text-warn">
          <Icon name="warning" className="mt-px size-4" />
          {lineText.priceChanged(unitPrice)}
        </p>
      )}
    </>
  );
}
