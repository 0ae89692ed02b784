import { randomBytes } from 'node:crypto';
import { sampleBodies } from '../sample-bodies.ts';
import { nameOf } from './names.ts';
import type { Making } from './schema-value.ts';
import { knownId, knownValue } from './visitor.ts';

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
/** What is unique in the shop, which other runs may have filled before. */
const unique = new Set(['name', 'sku', 'email']);
const ofThisRun = randomBytes(4).toString('hex');
let made = 0;

/**
 * A good body for an operation: the visitor’s own, or the sample with what is known in the place of what does not exist,
 * and with names that nothing else has.
 */
export function sampleOf(
  name: string,
  target: string | undefined,
  making: Making,
): Record<string, unknown> | undefined {
  const { visitor, random, path } = making;
  const own = visitor.bodies?.[name];
  if (own && (making.oddShare === 0 || random.next() < 0.7)) return { ...own };
  const sample = sampleBodies[name];
  if (!sample) return undefined;
  const dressed = (value: unknown, member: string): unknown => {
    if (member === 'imageIds' && target !== undefined) return imagesOf(target, making);
    if (Array.isArray(value)) return value.map((each) => dressed(each, member));
    if (typeof value === 'object' && value !== null)
      return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, dressed(each, key)]));
    if (typeof value !== 'string') return value;
    if (unique.has(member)) return `${ofThisRun}-${made++}-${value}`;
    const called = nameOf(member, path);
    return uuid.test(value) ? knownId(called, making) : (knownValue(called, making) ?? value);
  };
  return dressed(sample, '') as Record<string, unknown>;
}

/** All pictures of a product, in another order. */
function imagesOf(productId: string, { visitor, random, facts }: Making): string[] {
  const isHere = (id: string) => facts.get(id)?.of === productId && facts.get(id)?.state !== 'deleted';
  return random.shuffle(visitor.known.all('imageId').filter(isHere));
}
