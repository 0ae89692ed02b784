import type { Format } from '@eshop/site/format/format.ts';
import { catalogueText } from '@text/catalogue';
import { valueName } from './filter-name.ts';
import type { ValueName } from './selection.ts';

/** Values to tick, each with how many vehicles have it. */
export function ValueFacet({
  name,
  counts,
  chosen,
  format,
}: {
  name: ValueName;
  counts: readonly { value: string; count: number }[];
  chosen: readonly string[];
  format: Format;
}) {
  const known = new Set(counts.map(({ value }) => value));
  const uncounted = chosen.filter((value) => !known.has(value)).map((value) => ({ value, count: null }));
  const options = [...counts, ...uncounted];
  if (options.length === 0 || (options.length === 1 && chosen.length === 0)) return null;
  // Long lists are looked through by name; in short ones the most usual comes first.
  const shown =
    options.length > 8 ? options.toSorted((one, other) => one.value.localeCompare(other.value)) : options;
  return (
    <fieldset className="border-b border-line py-4">
      <legend className="float-left mb-1.5 w-full font-[650]">{catalogueText.facets[name]}</legend>
      <div className="clear-both -mx-1 max-h-66 overflow-y-auto overscroll-contain px-1">
        {shown.map(({ value, count }) => (
          <label
            key={value}
            className="flex min-h-9 items-center gap-2.5 rounded-sm has-checked:font-[600] hover:bg-sunken"
          >
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              className="size-4.5 shrink-0 accent-ink"
            />
            <span className="min-w-0 flex-1 truncate">{valueName(name, value)}</span>
            {count !== null && (
              <span className="pr-1 text-sm font-normal text-soft">{format.number(count)}</span>
            )}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
