import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { Icon } from '@eshop/ui/icon';
import { lineText } from '@text/cart';
import type { LineAction } from './cart-line.tsx';
import type { CartLineView } from './cart-view.ts';
import { LineFields } from './line-fields.tsx';

/** Takes a vehicle out of the cart. */
export function RemoveForm({ line, action }: { line: CartLineView; action: LineAction }) {
  return (
    <form action={action}>
      <LineFields line={line} what="remove" />
      <SubmitButton look="quiet" className="sm:-mr-3" aria-label={lineText.removeName(line.name)}>
        <Icon name="bin" className="size-4" />
        {lineText.remove}
      </SubmitButton>
    </form>
  );
}
