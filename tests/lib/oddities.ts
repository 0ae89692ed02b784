/** Values that clients send by mistake or on purpose. */
export const oddValues: readonly unknown[] = [
  null,
  true,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER + 2,
  '',
  ' ',
  '1e3',
  'x'.repeat(20_001),
  'zero\u0000byte',
  'line\nbreak',
  'half a pair \ud800',
  '💥 👩‍👩‍👧 ﷽',
  `'; DROP TABLE orders; --`,
  '{{constructor}} <script>',
  [],
  [null],
  {},
  { $gt: '' },
];

/** The same for a query or a form field, where all is text. */
export const oddTexts: readonly string[] = [
  '',
  ' ',
  '-1',
  '0',
  '101',
  '1e3',
  '1.5',
  '99999999999999999999',
  'NaN',
  'null',
  'true',
  'zero\u0000byte',
  '%',
  '💥',
  `' OR 1=1 --`,
  'x'.repeat(5_000),
  '2024-13-45',
  '2024-01-01T00:00:00+99:00',
  '0001-01-01',
  '{}',
  'eyJpZCI6IngifQ',
];

type Path = readonly (string | number)[];

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [
    ...(at.length > 0 ? [at] : []),
    ...members.flatMap(([key, member]) => pathsOf(member, [...at, key])),
  ];
}

function changed(
  value: unknown,
  [key, ...rest]: Path,
  change: (holder: object, key: string | number) => void,
) {
  if (typeof value !== 'object' || value === null || key === undefined) return;
  if (rest.length === 0) change(value, key);
  else changed(Reflect.get(value, key), rest, change);
}

/** Copies of a body, each with one member taken out or replaced by something odd. */
export function mutationsOf(body: unknown, odd: readonly unknown[] = oddValues): unknown[] {
  return pathsOf(body).flatMap((path) => {
    const without = structuredClone(body);
    changed(without, path, (holder, key) => Reflect.deleteProperty(holder, key));
    const replaced = odd.map((value) => {
      const copy = structuredClone(body);
      changed(copy, path, (holder, key) => Reflect.set(holder, key, value));
      return copy;
    });
    return [without, ...replaced];
  });
}
