import { cartText } from '@text/cart';
import Link from 'next/link';
import type { CartLineView } from './cart-view.ts';
import { LinePicture } from './line-picture.tsx';
import { LineProblem } from './line-problem.tsx';

/** A line of the cart in short. */
export function DrawerLine({ line, shut }: { line: CartLineView; shut: () => void }) {
  return (
    <li className="grid grid-cols-[6rem_1fr] gap-4 py-4">
      <LinePicture picture={line.picture} />
      <div className="min-w-0">
        <Link href={line.path} onClick={shut} className="font-[620] no-underline hover:underline">
          {line.name}
        </Link>
        <p className="mt-1 flex flex-wrap items-baseline justify-between gap-x-4 text-sm text-soft">
          <span>{cartText.times(line.quantity, line.unitPrice)}</span>
          <span className="text-base font-[650] text-ink">{line.lineTotal}</span>
        </p>
        <LineProblem line={line} />
      </div>
    </li>
  );
}
