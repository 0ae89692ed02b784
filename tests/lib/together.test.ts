import { isDeepStrictEqual } from 'node:util';
import { createMovementSchema } from '@eshop/contracts/api/warehouse';
import { expect, it } from 'vitest';
import { type Oddity, odditiesOf, withOddities } from './oddities.ts';
import { sampleBodies } from './sample-bodies.ts';
import { together } from './together.ts';

const sample = sampleBodies.createMovement;
const schema = createMovementSchema;

const namesOf = (body: unknown) =>
  new Set(schema.safeParse(body).error?.issues.map(({ path }) => path.join('.')));

const isIn = (body: unknown, { path, ...oddity }: Oddity) => {
  const member = path.reduce<unknown>((holder, key) => Reflect.get(Object(holder), key), body);
  return isDeepStrictEqual(member, oddity.value);
};

it('puts every fault into a body that the schema refuses for it, and leaves alone what it lets pass', () => {
  const oddities = odditiesOf(sample);
  const { faulty, fine } = together(sample, oddities, schema);
  for (const oddity of oddities) {
    const alone = withOddities(sample, [oddity]);
    const names = namesOf(alone);
    if (names.size === 0) expect(fine).toContainEqual(alone);
    else expect(faulty.some((body) => isIn(body, oddity) && namesOf(body).isSupersetOf(names))).toBe(true);
  }
  expect(faulty.length + fine.length).toBeLessThan(oddities.length / 2);
});
