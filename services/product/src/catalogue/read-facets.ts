import { getProductFacets, type ProductFacets, type ProductFacetsQuery } from '@eshop/contracts/api/product';
import { usd } from '@eshop/contracts/money';
import { fold } from '../products/product-item.ts';
import type { FacetCounts } from '../search/count-facets.ts';
import type { ValueCount } from '../search/facets.ts';
import { histogramOf } from '../search/histogram.ts';
import type { ProductIndex } from '../search/product-index.ts';
import { type Answer, newAnswer } from './answer-cache.ts';
import { categoryIdsOf } from './category-ids.ts';
import { readSelection, type ValueFilter } from './list-query.ts';
import type { ListSources } from './read-list.ts';

const mostValues = 100;

/** The facets of a list, ready to be sent. @throws 404 for an unknown category. */
export async function readFacets(sources: ListSources, query: ProductFacetsQuery): Promise<Answer> {
  const index = sources.index();
  const counts = index.facets(readSelection(query, categoryIdsOf(sources.tree(), query.category)));
  const valuesOf = (name: ValueFilter) =>
    presentValues(counts.values[name], chosen(index, name, query[name]));
  const facets: ProductFacets = {
    complete: sources.indexIsComplete(),
    total: counts.total,
    make: valuesOf('make'),
    fuel: valuesOf('fuel'),
    transmission: valuesOf('transmission'),
    bodyType: valuesOf('bodyType'),
    year: presentYears(counts),
    price: presentPrices(counts),
    engineCc: presentEngines(counts),
  };
  return newAnswer(Buffer.from(JSON.stringify(facets)), { route: getProductFacets.path, isList: true });
}

/** The values that a request filters by, as they are shown. */
const chosen = (index: ProductIndex, name: ValueFilter, values: readonly string[] = []): string[] =>
  values.map((value) => index.shown(name, value) ?? value);

/** Most products first; at most a hundred, the chosen ones always among them. */
function presentValues(counted: readonly ValueCount[], chosenValues: readonly string[]): ValueCount[] {
  const byValue = new Map(chosenValues.map((value) => [fold(value), { value, count: 0 }]));
  const isChosen = ({ value }: ValueCount) => byValue.has(fold(value));
  const rest = counted.filter((each) => !isChosen(each));
  for (const each of counted) if (isChosen(each)) byValue.set(fold(each.value), each);
  const bySize = (one: ValueCount, other: ValueCount) =>
    other.count - one.count || one.value.localeCompare(other.value, 'en');
  return [...byValue.values(), ...rest.sort(bySize).slice(0, mostValues - byValue.size)].sort(bySize);
}

function presentYears({ values }: FacetCounts): ProductFacets['year'] {
  const years = values.year
    .map(({ value, count }) => ({ value: Number(value), count }))
    .sort((one, other) => other.value - one.value);
  const [latest, earliest] = [years[0], years.at(-1)];
  if (!latest || !earliest) return null;
  return { min: earliest.value, max: latest.value, values: years.slice(0, mostValues) };
}

function presentPrices({ prices }: FacetCounts): ProductFacets['price'] {
  const histogram = histogramOf(prices);
  if (!histogram) return null;
  const { min, max, buckets } = histogram;
  return {
    min: usd(min),
    max: usd(max),
    buckets: buckets.map(({ from, to, count }) => ({ from: usd(from), to: usd(to), count })),
  };
}

function presentEngines({ values: { engine } }: FacetCounts): ProductFacets['engineCc'] {
  return histogramOf(
    engine.map(({ value }) => Number(value)),
    (at) => engine[at]?.count ?? 0,
  );
}
