import { z } from 'zod';

/** A group of a user pool; times in milliseconds. A lower precedence comes first in tokens. */
export const groupSchema = z.object({
  poolId: z.string(),
  order: z.number(),
  name: z.string(),
  description: z.string().optional(),
  precedence: z.number().optional(),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type Group = z.infer<typeof groupSchema>;

/** The table's key of a group. */
export const groupKey = (poolId: string, name: string): string => `${poolId}/${name}`;

/** Orders groups by precedence, those without one last. */
export const byPrecedence = (left: Group, right: Group): number =>
  (left.precedence ?? Number.MAX_SAFE_INTEGER) - (right.precedence ?? Number.MAX_SAFE_INTEGER) ||
  left.order - right.order;
