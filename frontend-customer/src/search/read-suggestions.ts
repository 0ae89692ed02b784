import 'server-only';
import { type ProductSuggestion, suggestProducts } from '@eshop/contracts/api/product';
import type { Format } from '@eshop/site/format/format.ts';
import { readCatalogue } from '@eshop/site/gateway/read-catalogue.ts';
import { productPath } from '@/catalogue/paths.ts';
import { mediaPath } from '@/catalogue/pictures.ts';
import { addressOf } from '@/listing/address.ts';
import { readSelection } from '@/listing/selection.ts';
import type { Suggestion } from './suggestion.ts';

const most = 8;

/** What the words typed so far may mean; none for none. @throws GatewayProblem, GatewayAway */
export async function readSuggestions(typed: string, format: Format): Promise<Suggestion[]> {
  const { words } = readSelection({ q: typed });
  if (words === '') return [];
  const { items } = await readCatalogue(suggestProducts, { query: { q: words, limit: most } });
  return items.map((item) => present(item, format));
}

function present(item: ProductSuggestion, format: Format): Suggestion {
  const { text } = item;
  if (item.kind === 'product') {
    const path = productPath({ id: item.productId, name: text });
    return { path, text, note: format.money(item.price), picture: item.thumbUrl && mediaPath(item.thumbUrl) };
  }
  const asked = item.kind === 'make' ? { make: item.make } : { q: item.model, make: item.make };
  return { path: addressOf('/search', readSelection(asked)), text, note: format.number(item.count) };
}
