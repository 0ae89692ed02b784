import {
  type ProductSuggestion,
  type ProductSuggestionsQuery,
  productSchema,
  suggestProducts,
} from '@eshop/contracts/api/product';
import { unavailable } from '@eshop/kit/errors';
import type { Named } from '../search/names.ts';
import type { ProductIndex } from '../search/product-index.ts';
import { type Answer, newAnswer } from './answer-cache.ts';
import type { ProductView } from './product-views.ts';
import type { ListSources } from './read-list.ts';

/** So many products are looked at for each one that is shown: some have the same name. */
const candidates = 3;
/** Makes and models leave this part of the places to products. */
const productsShare = 1 / 4;

/** What the words typed so far may mean, ready to be sent. @throws 503 while the index does not know every product. */
export async function readSuggestions(
  sources: ListSources,
  { q, limit }: ProductSuggestionsQuery,
): Promise<Answer> {
  if (!sources.indexIsComplete()) throw unavailable('search');
  const index = sources.index();
  if (q === '') return answer(index.largestMakes(limit).map((name) => presentName(index, name)));
  const names = index
    .names(q, limit)
    .slice(0, limit)
    .map((name) => presentName(index, name));
  const { ids } = index.find({
    categoryIds: null,
    words: q,
    filters: {},
    sort: 'relevance',
    after: undefined,
    limit: limit * candidates,
  });
  const views = await sources.views.read(ids);
  const products = distinct(views.map(presentProduct), new Set(names.map(textOf)));
  const kept = names.slice(0, limit - Math.min(products.length, Math.floor(limit * productsShare)));
  const items = [...kept, ...products].slice(0, limit);
  return answer(
    items,
    views.map(({ id }) => id),
  );
}

function answer(items: readonly ProductSuggestion[], shows: readonly string[] = []): Answer {
  const body = Buffer.from(JSON.stringify({ items }));
  return newAnswer(body, { route: suggestProducts.path, shows, isList: true });
}

function presentName(index: ProductIndex, { make: anyMake, model, count }: Named): ProductSuggestion {
  const make = index.shown('make', anyMake) ?? anyMake;
  if (model === null) return { kind: 'make', text: make, make, count };
  return { kind: 'model', text: `${make} ${model}`, make, model, count };
}

const viewSchema = productSchema.pick({ id: true, name: true, images: true, price: true });

function presentProduct({ json }: ProductView): ProductSuggestion {
  const { id, name, images, price } = viewSchema.parse(JSON.parse(json));
  return { kind: 'product', text: name, productId: id, thumbUrl: images[0]?.thumbUrl ?? null, price };
}

const textOf = ({ text }: ProductSuggestion): string => text.toLowerCase();

/** The first of each text, without the texts that are there already. */
function distinct(suggestions: readonly ProductSuggestion[], there: Set<string>): ProductSuggestion[] {
  return suggestions.filter((each) => {
    const isNew = !there.has(textOf(each));
    there.add(textOf(each));
    return isNew;
  });
}
