/** Percent-encodes everything but the unreserved characters of RFC 3986, as AWS's `UriEncode` does. */
export function uriEncode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** Decodes percent-encoding; null when it is broken. */
export function uriDecode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

export type QueryParameter = readonly [name: string, value: string];

/** Splits a query string as sent into decoded parameters, in their order; null when its encoding is broken. */
export function parseQuery(query: string): QueryParameter[] | null {
  const parameters: QueryParameter[] = [];
  for (const part of query.split('&')) {
    if (part === '') continue;
    const separator = part.indexOf('=');
    const name = uriDecode((separator < 0 ? part : part.slice(0, separator)).replaceAll('+', ' '));
    const value = uriDecode((separator < 0 ? '' : part.slice(separator + 1)).replaceAll('+', ' '));
    if (name === null || value === null) return null;
    parameters.push([name, value]);
  }
  return parameters;
}

/** Splits a request target at its first question mark. `URL` is of no use here: it resolves `..` and `//`, which keys may hold. */
export function splitTarget(target: string): { readonly path: string; readonly query: string } {
  const mark = target.indexOf('?');
  return mark < 0
    ? { path: target, query: '' }
    : { path: target.slice(0, mark), query: target.slice(mark + 1) };
}
