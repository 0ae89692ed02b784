const most = 200;

/**
 * Names for the texts of statements, so that PostgreSQL plans each once a connection instead of each time. Bounded: lists of
 * varying length make texts without end, and those beyond the bound stay unnamed.
 */
export function createStatementNames(): (query: { readonly sql: string }) => string {
  const names = new Map<string, string>();
  return ({ sql }) => {
    const known = names.get(sql);
    if (known !== undefined) return known;
    if (names.size >= most) return '';
    const name = `s${names.size}`;
    names.set(sql, name);
    return name;
  };
}
