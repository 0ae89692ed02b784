import { z } from 'zod';

const message = (what: string) => (issue: { input?: unknown }) =>
  issue.input === undefined ? 'is required' : `must be ${what}`;

/** An id. Eshop makes UUIDv7; any UUID is accepted on the way in, so that an unknown one is "not found" and not "bad". */
export const idSchema = z.guid({ error: message('a UUID') }).toLowerCase();

/** Path parameters of routes with one `:id`. */
export const idParams = z.object({ id: idSchema });

/** A list of ids in a query: `a,b,c` or repeated, at most 100. */
export const idListText = z.preprocess(
  (value: string | readonly string[]) => (typeof value === 'string' ? value.split(',') : value),
  z.array(idSchema).min(1, 'must name at least one').max(100, 'must name at most 100'),
);

/** A zip code: exactly five digits, leading zeros kept. */
export const zipCode = z
  .string({ error: message('a zip code of five digits') })
  .regex(/^[0-9]{5}$/, 'must be a zip code of five digits');

/** A category's name in an address: lower case words joined by hyphens, such as `sports-cars`. */
export const slugSchema = z
  .string({ error: message('text') })
  .max(100, 'must have at most 100 characters')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be lower case letters and digits joined by hyphens');

/** An id or a slug; every UUID is also a well-formed slug. */
export const idOrSlug = z
  .string({ error: message('an id or a slug') })
  .toLowerCase()
  .max(100, 'must be an id or a slug')
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/, 'must be an id or a slug');

/** Stock keeping unit: the seller's own name of a product, unique in the shop. */
export const skuSchema = z
  .string({ error: message('text') })
  .trim()
  .regex(
    /^[A-Za-z0-9][A-Za-z0-9._/-]{0,63}$/,
    'must be 1 to 64 letters, digits, dots, hyphens, slashes or underscores',
  );

/** A list of SKUs in a query: `a,b,c` or repeated, at most 100. */
export const skuListText = z.preprocess(
  (value: string | readonly string[]) => (typeof value === 'string' ? value.split(',') : value),
  z.array(skuSchema).min(1, 'must name at least one').max(100, 'must name at most 100'),
);
