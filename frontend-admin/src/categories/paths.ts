/** The page of categories with one of them chosen. */
export const categoryPath = (id: string | null): string =>
  id === null ? '/categories' : `/categories?id=${id}`;
