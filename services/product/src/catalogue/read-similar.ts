import { productSchema, similarProducts } from '@eshop/contracts/api/product';
import { notFound } from '@eshop/kit/errors';
import type { Answer } from './answer-cache.ts';
import { pageAnswer } from './page-answer.ts';
import type { ListSources } from './read-list.ts';

const viewSchema = productSchema.pick({ categoryPath: true, attributes: true, price: true });

/** Products like one that may be archived itself, ready to be sent. @throws 404 */
export async function readSimilar(sources: ListSources, id: string, limit: number): Promise<Answer> {
  const { index, tree, views } = sources;
  const [view] = await views.read([id]);
  if (!view) throw notFound('product');
  const { categoryPath, attributes, price } = viewSchema.parse(JSON.parse(view.json));
  // Its own category first, then the one above.
  const circles = categoryPath
    .slice(-2)
    .reverse()
    .map((category) => tree().idsWithin(category.id));
  const likeness = { id, circles, bodyType: attributes.bodyType ?? '', priceAmount: price.amount };
  return pageAnswer(similarProducts, await views.read(index().similar(likeness, limit)), null);
}
