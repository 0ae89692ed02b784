/** A key whose values differ; undefined where it is missing. */
export type Difference<Value> = {
  readonly key: string;
  readonly left: Value | undefined;
  readonly right: Value | undefined;
};

/** Where two maps differ, in the order of the keys. */
export function differences<Value extends string | number | boolean>(
  left: ReadonlyMap<string, Value>,
  right: ReadonlyMap<string, Value>,
): Difference<Value>[] {
  const keys = [...new Set([...left.keys(), ...right.keys()])].toSorted();
  return keys
    .map((key) => ({ key, left: left.get(key), right: right.get(key) }))
    .filter((pair) => pair.left !== pair.right);
}
