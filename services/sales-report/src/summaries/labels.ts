import type { Context } from '../context.ts';
import type { Dimension } from './figures.ts';

/** The name of a key, where it is known. */
export type Labels = (key: string) => string | undefined;

/** Names of keys: products as they were last sold, categories and warehouses as the shop calls them now, makes as they are. */
export async function labelsOf(
  context: Context,
  dimension: Dimension,
  keys: ReadonlySet<string>,
): Promise<Labels> {
  switch (dimension) {
    case 'product': {
      const names = await context.summaries.productNames([...keys]);
      return (key) => names.get(key);
    }
    case 'category': {
      const names = await context.categories.names();
      return (key) => names.get(key);
    }
    case 'make':
      return (key) => key || undefined;
    case 'warehouse': {
      const names = await context.warehouses.names();
      return (key) => names.get(key);
    }
    case 'total':
      return () => undefined;
    default:
      return dimension satisfies never;
  }
}
