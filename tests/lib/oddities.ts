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

export type Path = readonly (string | number)[];

/** One member of a body that is something odd, or is not there. */
export type Oddity = { readonly path: Path; readonly value?: unknown };

function pathsOf(value: unknown, at: Path = []): Path[] {
  if (typeof value !== 'object' || value === null) return [at];
  const members = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [
    ...(at.length > 0 ? [at] : []),
    ...members.flatMap(([key, member]) => pathsOf(member, [...at, key])),
  ];
}

/** Each member of a body taken out, and replaced by each odd value; one begins where the one before it goes on. */
export function odditiesOf(body: unknown, odd: readonly unknown[] = oddValues): Oddity[] {
  return pathsOf(body).flatMap((path, index) => [
    { path },
    ...turned(odd, index).map((value) => ({ path, value })),
  ]);
}

/** A copy of a body with its oddities. */
export function withOddities(body: unknown, oddities: readonly Oddity[]): unknown {
  const copy = structuredClone(body);
  for (const oddity of oddities) put(copy, oddity.path, oddity);
  return copy;
}

function put(holder: unknown, [key, ...rest]: Path, oddity: Oddity): void {
  if (typeof holder !== 'object' || holder === null || key === undefined) return;
  if (rest.length > 0) put(Reflect.get(holder, key), rest, oddity);
  else if ('value' in oddity) Reflect.set(holder, key, oddity.value);
  else Reflect.deleteProperty(holder, key);
}

const turned = <Value>(values: readonly Value[], by: number): Value[] => {
  const start = by % values.length;
  return [...values.slice(start), ...values.slice(0, start)];
};

/** So many of the values that places side by side take turns with all of them. */
export const inTurn = <Value>(values: readonly Value[], place: number, count: number): Value[] =>
  turned(values, place * count).slice(0, count);
