import { classes } from '@eshop/ui/classes';
import { lineText } from '@text/cart';
import Link from 'next/link';
import type { CartChange } from './cart-change.ts';
import type { CartLineView } from './cart-view.ts';
import { LineNote } from './line-note.tsx';
import { LinePicture } from './line-picture.tsx';
import { LineProblem } from './line-problem.tsx';
import { QuantityForm } from './quantity-form.tsx';
import { RemoveForm } from './remove-form.tsx';

export type LineRefusal = Extract<CartChange, { status: 'refused' }>;
export type LineAction = (form: FormData) => void;

/** One vehicle in the cart, with all that can be done with it. */
export function CartLine({
  line,
  action,
  refused,
}: {
  line: CartLineView;
  action: LineAction;
  refused: LineRefusal | null;
}) {
  return (
    <li
      className={classes(
        'grid grid-cols-[6.5rem_1fr] gap-x-4 gap-y-3 p-4 sm:grid-cols-[10rem_1fr] sm:gap-x-6 sm:p-5',
        line.problem && 'bg-bad-wash',
      )}
    >
      <LinePicture picture={line.picture} />
      <div className="min-w-0">
        <div className="flex flex-wrap items-baseline justify-between gap-x-6 gap-y-1">
          <h2 className="text-lg">
            <Link href={line.path} className="no-underline hover:underline">
              {line.name}
            </Link>
          </h2>
          <p className="text-lg font-[700]">{line.lineTotal}</p>
        </div>
        {line.quantity > 1 && <p className="mt-1 text-sm text-soft">{lineText.each(line.unitPrice)}</p>}
        <LineProblem line={line} />
      </div>
      <div className="col-span-2 grid gap-2 sm:col-span-1 sm:col-start-2">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <QuantityForm line={line} action={action} typed={refused?.typedQuantity} />
          <RemoveForm line={line} action={action} />
        </div>
        {refused && (
          <p role="alert" className="text-sm font-[550] text-bad">
            {refused.message}
          </p>
        )}
        <LineNote line={line} action={action} typed={refused?.typedNote} />
      </div>
    </li>
  );
}
