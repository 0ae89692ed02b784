import { z } from 'zod';
import { wholeText } from './whole-number.ts';

/** Items on a page when the caller names no limit. */
export const defaultPageSize = 24;
/** Most items on a page. */
export const maxPageSize = 100;

/** Query members of every list; spread them into the list's own query schema. */
export const pageQuery = {
  limit: wholeText(1, maxPageSize)
    .default(defaultPageSize)
    .describe(`Most items on the page; ${defaultPageSize} when left out`),
  cursor: z
    .string({ error: 'must be given once, as text' })
    .regex(/^[A-Za-z0-9_~.=-]{1,4096}$/, 'must be a nextCursor of an earlier answer')
    .optional()
    .describe('`nextCursor` of the page before'),
};

/** The query of a list that has no filters. */
export const pageQuerySchema = z.object(pageQuery);
export type PageQuery = z.output<typeof pageQuerySchema>;

/** One page of a list. `nextCursor` is null on the last one. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.object({ items: z.array(item), nextCursor: z.string().min(1).nullable() });
export type Page<Item> = { items: Item[]; nextCursor: string | null };
