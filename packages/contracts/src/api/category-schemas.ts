import { z } from 'zod';
import { idSchema } from '../ids.ts';
import { patchOf } from '../patch.ts';
import { line } from '../text.ts';
import { versionSchema } from '../whole-number.ts';

/** A category with those below it. */
export type Category = {
  id: string;
  slug: string;
  name: string;
  parentId: string | null;
  version: number;
  children: Category[];
};
export const categorySchema: z.ZodType<Category> = z
  .object({
    id: idSchema,
    slug: z.string().min(1),
    name: z.string().min(1),
    parentId: idSchema.nullable(),
    version: versionSchema,
    get children(): z.ZodType<Category[]> {
      return z.array(categorySchema);
    },
  })
  .meta({ id: 'Category' });

/** The whole tree: the top categories in `items`, all others below them; never more than one page. */
export const categoryTreeSchema = z.object({ items: z.array(categorySchema), nextCursor: z.null() });

/** A category to be made; its slug is made from the name. Without a parent it stands on top. */
export const createCategorySchema = z.object({
  name: line(100),
  parentId: idSchema.nullable().default(null),
});
export type CreateCategory = z.output<typeof createCategorySchema>;

/** A new name or place; `parentId: null` moves the category to the top. Its slug stays. */
export const updateCategorySchema = patchOf({ name: line(100), parentId: idSchema.nullable() });
export type UpdateCategory = z.output<typeof updateCategorySchema>;
