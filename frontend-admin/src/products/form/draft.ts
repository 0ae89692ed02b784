import type { Product } from '@eshop/contracts/api/product';
import { centsOf, dollarsOf } from './dollars.ts';

/** Attributes that a product need not have, in the order of the form. */
export const optionalAttributes = [
  'mileageKm',
  'engineCc',
  'powerHp',
  'fuel',
  'transmission',
  'bodyType',
  'colour',
] as const;

/** What can be changed of a product, in the order of the form. */
export const editableFields = [
  'name',
  'categoryId',
  'price',
  'weightKg',
  'description',
  'make',
  'model',
  'year',
  ...optionalAttributes,
] as const;
export type EditableField = (typeof editableFields)[number];

/** What is typed for a new product. */
export const draftFields = ['sku', ...editableFields, 'initialQuantity'] as const;
export type DraftField = (typeof draftFields)[number];

/** A product as it is typed: one text for each field. */
export type Draft = Readonly<Record<DraftField, string>>;

/** Fields that hold a number. */
export const numberFields: ReadonlySet<DraftField> = new Set<DraftField>([
  'weightKg',
  'initialQuantity',
  'year',
  'mileageKm',
  'engineCc',
  'powerHp',
]);

/** Nothing typed yet. */
export const emptyDraft: Draft = {
  ...(Object.fromEntries(draftFields.map((field) => [field, ''])) as Record<DraftField, string>),
  initialQuantity: '0',
};

/** A product as it would be typed. */
export function draftOf({ sku, name, categoryId, price, weightKg, description, attributes }: Product): Draft {
  const { make, model, year } = attributes;
  const optional = optionalAttributes.map((field) => [field, String(attributes[field] ?? '')]);
  return {
    ...emptyDraft,
    ...Object.fromEntries(optional),
    sku,
    name,
    categoryId,
    price: dollarsOf(price.amount),
    weightKg: String(weightKg),
    description,
    make,
    model,
    year: String(year),
  };
}

/** The draft in a form. */
export const draftIn = (form: FormData): Draft =>
  Object.fromEntries(
    draftFields.map((field) => {
      const value = form.get(field);
      // Forms write line breaks as two characters; products hold one.
      return [field, typeof value === 'string' ? value.replaceAll('\r\n', '\n') : ''];
    }),
  ) as Draft;

/** Whether two texts mean the same value of a field: `18,999` and `18999.00` do. */
export function isSame(field: DraftField, one: string, other: string): boolean {
  const [left, right] = [one.trim(), other.trim()];
  if (left === right) return true;
  if (field === 'price') return centsOf(left) !== null && centsOf(left) === centsOf(right);
  return numberFields.has(field) && left !== '' && right !== '' && numberOf(left) === numberOf(right);
}

/** The number in a text; the text itself when it is none, so that the rules can say what is wrong with it. */
export function numberOf(text: string): number | string {
  const plain = /^\d{1,3}(?:,\d{3})+(?:\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text;
  return /^-?\d{1,15}(?:\.\d{1,6})?$/.test(plain) ? Number(plain) : text;
}

/** Fields in which two drafts of one product differ. */
export const differingFields = (one: Draft, other: Draft): EditableField[] =>
  editableFields.filter((field) => !isSame(field, one[field], other[field]));
