/** So many vehicles fit side by side. */
export const mostCompared = 4;

const id = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Ids of a list such as `a,b,c`, each once; what is no id is left out. */
export const idsIn = (text: string | undefined): string[] => [
  ...new Set(
    (text ?? '')
      .toLowerCase()
      .split(',')
      .filter((part) => id.test(part)),
  ),
];

/** The address of a comparison; anybody who has it sees the same. */
export const comparePath = (ids: readonly string[]): string =>
  ids.length > 0 ? `/compare?ids=${ids.join(',')}` : '/compare';

/** The choice with one more; null when it is full. */
export function withId(ids: readonly string[], more: string): readonly string[] | null {
  if (ids.includes(more)) return ids;
  return ids.length < mostCompared ? [...ids, more] : null;
}

/** The choice without one. */
export const withoutId = (ids: readonly string[], gone: string): string[] =>
  ids.filter((one) => one !== gone);
