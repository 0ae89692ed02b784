import type { ProductFacets } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import type { Bar } from './histogram.tsx';
import { RangeFacet } from './range-facet.tsx';
import type { Selection, ValueName } from './selection.ts';
import { ValueFacet } from './value-facet.tsx';

/** All that a list can be narrowed by. Without counts the ranges are still there, and what was chosen. */
export function Facets({
  facets,
  selection,
  format,
}: {
  facets: ProductFacets | null;
  selection: Selection;
  format: Format;
}) {
  const values = (name: ValueName) => (
    <ValueFacet name={name} counts={facets?.[name] ?? []} chosen={selection.values[name]} format={format} />
  );
  const { typed } = selection;
  const hasEngine = !facets || facets.engineCc || typed.engineFrom || typed.engineTo;
  const price = facets?.price;
  const year = facets?.year;
  const engine = facets?.engineCc;
  return (
    <>
      {values('make')}
      {values('bodyType')}
      <RangeFacet
        name="price"
        selection={selection}
        bars={priceBars(facets)}
        least={price ? format.number(Math.floor(price.min.amount / 100)) : undefined}
        most={price ? format.number(Math.ceil(price.max.amount / 100)) : undefined}
      />
      <RangeFacet
        name="year"
        selection={selection}
        bars={yearBars(facets)}
        least={year ? String(year.min) : undefined}
        most={year ? String(year.max) : undefined}
      />
      {values('fuel')}
      {values('transmission')}
      {hasEngine && (
        <RangeFacet
          name="engine"
          selection={selection}
          bars={engine?.buckets ?? []}
          least={engine ? format.number(engine.min) : undefined}
          most={engine ? format.number(engine.max) : undefined}
        />
      )}
    </>
  );
}

const priceBars = (facets: ProductFacets | null): Bar[] =>
  (facets?.price?.buckets ?? []).map(({ from, to, count }) => ({
    from: from.amount / 100,
    to: to.amount / 100,
    count,
  }));

const mostYears = 40;

/** A bar for each of the latest years. */
function yearBars(facets: ProductFacets | null): Bar[] {
  if (!facets?.year) return [];
  const { min, max, values } = facets.year;
  const counts = new Map(values.map(({ value, count }) => [value, count]));
  const first = Math.max(min, max - mostYears + 1);
  return Array.from({ length: max - first + 1 }, (_, index) => {
    const from = first + index;
    return { from, to: from + 1, count: counts.get(from) ?? 0 };
  });
}
