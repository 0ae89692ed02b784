/** A list with one of its members moved to another place. */
export function moved<Member>(members: readonly Member[], from: number, to: number): Member[] {
  const others = members.filter((_, at) => at !== from);
  return [...others.slice(0, to), ...members.slice(from, from + 1), ...others.slice(to)];
}

/** The wanted order for what is there now: what is gone is left out, what came meanwhile stands at the end. */
export const mergedOrder = (wanted: readonly string[], current: readonly string[]): string[] => [
  ...wanted.filter((id) => current.includes(id)),
  ...current.filter((id) => !wanted.includes(id)),
];

/** Whether two orders agree on what both have. */
export function agree(one: readonly string[], other: readonly string[]): boolean {
  const common = one.filter((id) => other.includes(id));
  return other.filter((id) => one.includes(id)).every((id, at) => id === common[at]);
}
