/** The query of a page as Next.js hands it out. */
export type PageQuery = Promise<Record<string, string | string[] | undefined>>;

/** One value of each name: the list of a name given several times is joined by commas, as its form would. */
export async function readQuery(query: PageQuery): Promise<Readonly<Record<string, string | undefined>>> {
  const entries = Object.entries(await query).map(
    ([name, value]) => [name, Array.isArray(value) ? value.join(',') : value || undefined] as const,
  );
  return Object.fromEntries(entries);
}

/** A path with some values of its query changed; what becomes undefined is left out. */
export function pathWith(
  path: string,
  query: Readonly<Record<string, string | undefined>>,
  change: Readonly<Record<string, string | undefined>> = {},
): string {
  const values = Object.entries({ ...query, ...change }).flatMap(([name, value]) =>
    value === undefined || value === '' ? [] : [[name, value]],
  );
  return values.length > 0 ? `${path}?${new URLSearchParams(values)}` : path;
}
