import { SubmitButton } from '@eshop/site/forms/submit-button.tsx';
import { TextArea } from '@eshop/ui/field';
import { lineText } from '@text/cart';
import type { LineAction } from './cart-line.tsx';
import type { CartLineView } from './cart-view.ts';
import { LineFields } from './line-fields.tsx';

/** What the customer notes on a vehicle in the cart. */
export function LineNote({
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
    <div className="text-sm">
      {line.note && <p className="whitespace-pre-line text-soft">{line.note}</p>}
      <details className="group" open={Boolean(typed) && typed !== line.note}>
        <summary className="inline-flex min-h-9 items-center text-soft underline-offset-2 hover:underline">
          {line.note ? lineText.editNote : lineText.addNote}
          <span className="sr-only">: {line.name}</span>
        </summary>
        <form action={action} className="grid justify-items-start gap-2 pb-1">
          <LineFields line={line} what="note" />
          <input type="hidden" name="quantity" value={line.quantity} />
          <TextArea
            id={`note-${line.productId}`}
            name="note"
            label={lineText.noteFor(line.name)}
            hideLabel
            rows={2}
            maxLength={500}
            defaultValue={typed || line.note}
            className="w-full"
          />
          <SubmitButton look="secondary" size="small">
            {lineText.saveNote}
          </SubmitButton>
        </form>
      </details>
    </div>
  );
}
