/**
 * Validators that were compiled from schemas read each member that they know and pass over all others. So what they
 * never looked at is a member that the schema does not know: a slip of the pen, which the server would refuse.
 */
export function watchReads(value: object, path = ''): { watched: object; unread: () => string[] } {
  const read = new Set<PropertyKey>();
  const inner = new Map<PropertyKey, ReturnType<typeof watchReads>>();
  const watched = new Proxy(value, {
    get(target, member) {
      read.add(member);
      const found: unknown = Reflect.get(target, member);
      if (typeof found !== 'object' || found === null || typeof member === 'symbol') return found;
      const below = inner.get(member) ?? watchReads(found, `${path}/${member}`);
      inner.set(member, below);
      return below.watched;
    },
  });
  const unread = () => [
    ...Object.keys(value).flatMap((member) => (read.has(member) ? [] : [`${path}/${member}`])),
    ...[...inner.values()].flatMap((below) => below.unread()),
  ];
  return { watched, unread };
}
