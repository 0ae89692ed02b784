import type { Product } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { Icon } from '@eshop/ui/icon';
import { compareText } from '@text/compare';
import { CompareHead } from './compare-head.tsx';
import { type CompareRow, compareRows } from './compare-rows.ts';

/** Vehicles side by side. The switch hides equal rows by style alone, so it needs no script. */
export function CompareTable({ products, format }: { products: readonly Product[]; format: Format }) {
  const rows = compareRows(products, format);
  const ids = products.map(({ id }) => id);
  return (
    <div className="group/compare">
      {products.length > 1 && (
        <label className="inline-flex min-h-11 items-center gap-3 font-[600]">
          <input id="only-differences" type="checkbox" className="peer sr-only" />
          <span className="relative h-6 w-11 rounded-full border border-edge bg-sunken transition-colors peer-checked:border-ink peer-checked:bg-ink peer-focus-visible:outline-2 peer-focus-visible:outline-offset-2 peer-focus-visible:outline-focus after:absolute after:top-0.5 after:left-0.5 after:size-4.5 after:rounded-full after:bg-edge after:transition-transform peer-checked:after:translate-x-5 peer-checked:after:bg-paper" />
          {compareText.onlyDifferences}
        </label>
      )}
      <section
        aria-label={compareText.tableLabel}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls on phones, so the arrow keys must reach it
        tabIndex={0}
        className="mt-3 rounded-lg border border-line bg-surface max-lg:max-h-[calc(100dvh-4rem)] max-lg:overflow-auto max-lg:overscroll-x-contain"
      >
        <table className="w-full table-fixed border-separate border-spacing-0 max-lg:w-max">
          <caption className="sr-only">{compareText.tableLabel}</caption>
          <thead>
            <tr>
              <td className="sticky top-0 left-0 z-20 w-27 rounded-tl-lg border-r border-b-2 border-line border-b-ink bg-surface lg:top-16 lg:w-44" />
              {products.map((product) => (
                <th
                  key={product.id}
                  scope="col"
                  className="sticky top-0 z-10 w-42 border-b-2 border-b-ink bg-surface p-3 text-left align-top font-normal last:rounded-tr-lg lg:top-16 lg:w-auto"
                >
                  <CompareHead product={product} price={format.money(product.price)} shown={ids} />
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <Row key={row.name} row={row} ids={ids} />
            ))}
          </tbody>
        </table>
      </section>
    </div>
  );
}

function Row({ row: { name, values, differs, best }, ids }: { row: CompareRow; ids: readonly string[] }) {
  const line = 'border-b border-line px-3 py-2.5 align-top group-last/row:border-b-0';
  return (
    <tr
      className={`group/row ${differs ? '' : 'group-has-[#only-differences:checked]/compare:hidden'}`}
      data-differs={differs || undefined}
    >
      <th
        scope="row"
        className={`${line} sticky left-0 z-10 border-r bg-surface text-left text-sm font-[600] text-soft group-data-differs/row:text-ink`}
      >
        {compareText.rows[name]}
        {differs && (
          <span className="ml-1.5 font-[700]" title={compareText.differs}>
            <span aria-hidden="true">≠</span>
            <span className="sr-only"> ({compareText.differs})</span>
          </span>
        )}
      </th>
      {values.map((value, index) => (
        <td key={ids[index]} className={`${line} ${differs ? 'bg-sunken font-[600]' : 'text-soft'}`}>
          {value ?? <span className="font-normal text-soft">{compareText.none}</span>}
          {best?.at.includes(index) && (
            <span className="mt-0.5 flex items-center gap-1 text-sm font-[620] text-good">
              <Icon name="check" className="size-3.5" />
              {best.words}
            </span>
          )}
        </td>
      ))}
    </tr>
  );
}
