import { invalidArgument } from '../grpc/status.ts';

type Fields = { readonly [name: string]: unknown };

const camelCase = (name: string) => name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());
const isFields = (value: unknown): value is Fields => typeof value === 'object' && value !== null;

function withPath(current: Fields, change: Fields, path: readonly string[]): Fields {
  const [name = '', ...rest] = path;
  if (rest.length === 0) return { ...current, [name]: change[name] };
  const inner = isFields(current[name]) ? current[name] : {};
  const innerChange = isFields(change[name]) ? change[name] : {};
  return { ...current, [name]: withPath(inner, innerChange, rest) };
}

/**
 * Takes the fields named by the mask from `change`, all others from `current`. Paths may be nested and in
 * snake or camel case. Throws INVALID_ARGUMENT on an empty mask or a field that can't be changed.
 */
export function applyFieldMask<T extends Fields>(
  current: T,
  change: Fields,
  paths: readonly string[] | undefined,
  mutable: readonly string[],
): T {
  if (!paths?.length)
    throw invalidArgument('The update_mask must be set, and must contain a non-empty paths list.');
  let updated: Fields = current;
  for (const path of paths) {
    const names = path.split('.').map(camelCase);
    if (!mutable.includes(names[0] ?? '')) {
      throw invalidArgument(`Invalid update_mask provided: the '${path}' field is unknown or not mutable.`);
    }
    updated = withPath(updated, change, names);
  }
  return updated as T; // the same fields as before; the caller checks their values
}
