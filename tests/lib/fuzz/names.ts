import type { Endpoint } from '@eshop/contracts/endpoint';
import { z } from 'zod';

/** Members and parameters that stand for what is called otherwise elsewhere. */
const aliases: Readonly<Record<string, string>> = {
  savedAddressId: 'addressId',
  parentId: 'categoryId',
  category: 'categoryId',
  fromWarehouseId: 'warehouseId',
  toWarehouseId: 'warehouseId',
  imageIds: 'imageId',
  actorId: 'userId',
  skus: 'sku',
};

const singular = (word: string) =>
  word
    .replace(/ies$/, 'y')
    .replace(/sses$/, 'ss')
    .replace(/(?<!s)s$/, '');

const camel = (words: readonly string[]) =>
  words
    .flatMap((word) => word.split('-'))
    .map((word, index) => (index === 0 ? word : word.charAt(0).toUpperCase() + word.slice(1)))
    .join('');

/** What a path's things are called: `product` of `/v1/products`, `cartDeadLetter` of `/v1/system/cart/dead-letters`. */
const thingAt = (path: string): string =>
  singular(camel(path.split('/').filter((word) => word && !['v1', 'auth', 'system'].includes(word))));

/** What a parameter of a path, a query or a body is called: the `id` of `/v1/orders/{id}` is an `orderId`. */
export function nameOf(member: string, path: string): string {
  if (member === 'id') return `${thingAt(path.slice(0, path.indexOf('/{id}')))}Id`;
  if (member === 'ids') return `${thingAt(path)}Id`;
  if (member === 'cursor' || member === 'nextCursor') return `cursor of ${path}`;
  return aliases[member] ?? member;
}

/** What the `id` of things within a member is called: that of `images` is an `imageId`. */
export const idWithin = (member: string): string => `${singular(member)}Id`;

/** What the `id` of an answer, or of the items of its page, is called. */
export function idOfAnswer({ answer, path }: Endpoint): string {
  const { items } = answer instanceof z.ZodObject ? answer.shape : {};
  const item = items instanceof z.ZodArray ? items.element : undefined;
  const title = answer?.meta()?.id ?? (item instanceof z.ZodType ? item.meta()?.id : undefined);
  const name = title
    ? title.charAt(0).toLowerCase() + title.slice(1)
    : singular(path.split('/').at(-1) ?? '');
  return aliases[`${name}Id`] ?? `${name}Id`;
}
