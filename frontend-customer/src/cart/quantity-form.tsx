import { Button } from '@eshop/ui/button';
import { Icon } from '@eshop/ui/icon';
import { lineText } from '@text/cart';
import type { FocusEvent } from 'react';
import { useFormStatus } from 'react-dom';
import type { LineAction } from './cart-line.tsx';
import type { CartLineView } from './cart-view.ts';
import { LineFields } from './line-fields.tsx';

/** How many of it: typed, or one more and one fewer. */
export function QuantityForm({
  line,
  action,
  typed,
}: {
  line: CartLineView;
  action: LineAction;
  /** What was typed and refused. */
  typed: string | undefined;
}) {
  return (
    <form action={action} noValidate className="flex items-center gap-2">
      <LineFields line={line} what="set" />
      {/* First of the buttons, so Enter in the field means this one. */}
      <button type="submit" tabIndex={-1} aria-hidden="true" className="hidden">
        {lineText.update}
      </button>
      <Stepper line={line} typed={typed} />
      <noscript>
        <Button type="submit">{lineText.update}</Button>
      </noscript>
    </form>
  );
}

function Stepper({ line, typed }: { line: CartLineView; typed: string | undefined }) {
  const { pending } = useFormStatus();
  const step = (by: 1 | -1, label: string, disabled: boolean) => (
    <button
      type="submit"
      name="step"
      value={by}
      aria-label={label}
      aria-disabled={pending || undefined}
      disabled={disabled}
      className="grid size-11 place-items-center rounded-md hover:bg-sunken disabled:opacity-40"
    >
      <Icon name={by > 0 ? 'plus' : 'minus'} className="size-4" />
    </button>
  );
  return (
    <div
      aria-busy={pending || undefined}
      className="flex items-center rounded-md border border-edge bg-surface aria-busy:opacity-60"
    >
      {step(-1, lineText.fewer(line.name), line.quantity <= 1)}
      <input
        id={`quantity-${line.productId}`}
        name="quantity"
        type="number"
        inputMode="numeric"
        min={0}
        max={9999}
        step={1}
        defaultValue={typed ?? line.quantity}
        aria-label={lineText.quantityOf(line.name)}
        onBlur={sendWhenChanged}
        className="h-11 w-14 [appearance:textfield] rounded-sm bg-transparent text-center text-base font-[600] [&::-webkit-inner-spin-button]:appearance-none"
      />
      {step(1, lineText.more(line.name), line.quantity >= line.available)}
    </div>
  );
}

/** Leaving the field is enough; a button of the same form sends it anyway. */
function sendWhenChanged({ currentTarget: input, relatedTarget }: FocusEvent<HTMLInputElement>) {
  const byButton = relatedTarget instanceof HTMLButtonElement && relatedTarget.form === input.form;
  if (!byButton && input.value !== input.defaultValue) input.form?.requestSubmit();
}
