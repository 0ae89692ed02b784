import { type CreateProduct, createProductSchema, type UpdateProduct } from '@eshop/contracts/api/product';
import { usd } from '@eshop/contracts/money';
import { forPeople } from '@eshop/site/forms/form-state.ts';
import { productFormText } from '@text/product-form';
import { centsOf } from './dollars.ts';
import { type Draft, type DraftField, numberFields, numberOf, optionalAttributes } from './draft.ts';

/** What is wrong with a draft, by field. */
export type DraftErrors = Partial<Record<DraftField, string>>;

/** The product that a draft means, by the shop's own rules; or what is wrong, every faulty field named. */
export function readDraft(draft: Draft): { product: CreateProduct } | { errors: DraftErrors } {
  const cents = centsOf(draft.price);
  const parsed = createProductSchema.safeParse({
    sku: given('sku', draft),
    name: given('name', draft),
    description: draft.description,
    categoryId: given('categoryId', draft),
    price: cents === null || cents === 0 ? undefined : usd(cents),
    weightKg: given('weightKg', draft),
    initialQuantity: given('initialQuantity', draft),
    attributes: Object.fromEntries(
      (['make', 'model', 'year', ...optionalAttributes] as const).map((field) => [
        field,
        given(field, draft),
      ]),
    ),
  });
  if (parsed.success) return { product: parsed.data };
  const errors: DraftErrors = {};
  for (const { path, message } of parsed.error.issues) {
    const field = fieldOf(path);
    errors[field] ??= wordsFor(field, draft, message);
  }
  return { errors };
}

/** All that a draft says of a product that is there: what was emptied is taken away. */
export function changeOf({
  name,
  description,
  categoryId,
  price,
  weightKg,
  attributes,
}: CreateProduct): UpdateProduct {
  const emptied = Object.fromEntries(optionalAttributes.map((field) => [field, null]));
  const given = Object.fromEntries(Object.entries(attributes).filter(([, value]) => value !== undefined));
  return { name, description, categoryId, price, weightKg, attributes: { ...emptied, ...given } };
}

/** The field that the shop means by a path: `attributes.year`, `price.amount`. */
export const fieldOf = (path: readonly PropertyKey[]): DraftField =>
  String(path[0] === 'attributes' ? (path[1] ?? 'make') : (path[0] ?? 'name')) as DraftField;

function given(field: DraftField, draft: Draft): string | number | undefined {
  const text = draft[field].trim();
  if (text === '') return undefined;
  return numberFields.has(field) ? numberOf(text) : text;
}

function wordsFor(field: DraftField, draft: Draft, message: string): string {
  if (field === 'categoryId') return productFormText.chooseCategory;
  if (field === 'price' && draft.price.trim() !== '') return productFormText.priceWrong;
  return forPeople(message);
}
