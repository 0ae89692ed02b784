import type { Format } from '@eshop/site/format/format.ts';
import { homeText } from '@text/home';
import { addressOf } from '@/listing/address.ts';
import { readSelection } from '@/listing/selection.ts';

/** Makes by name, each with how many vehicles there are of it; plain links, for so many would take long to come alive. */
export function Makes({
  makes,
  format,
}: {
  makes: readonly { value: string; count: number }[];
  format: Format;
}) {
  if (makes.length === 0) return null;
  const byName = makes.toSorted((one, other) => one.value.localeCompare(other.value, format.locale));
  return (
    <section className="page below pt-14" aria-labelledby="makes">
      <h2 id="makes" className="mb-4 text-2xl">
        {homeText.makes}
      </h2>
      <ul className="columns-2 gap-x-8 border-t border-line pt-2 sm:columns-3 md:columns-4 xl:columns-6">
        {byName.map(({ value, count }) => (
          <li key={value} className="break-inside-avoid">
            <a
              href={addressOf('/search', readSelection({ make: value }))}
              className="flex min-h-11 items-center justify-between gap-3 border-b border-line no-underline hover:border-ink"
            >
              <span className="truncate font-[600]">{value}</span>
              <span className="text-sm text-soft">{format.number(count)}</span>
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
