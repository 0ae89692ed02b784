import { adds, breaks, type Change } from '../change.ts';
import type { Contract, Topic } from '../documents/contract.ts';
import { schemaComparison } from './schema/compare-schemas.ts';
import type { Reading } from './schema/rule.ts';

/**
 * An event is read by consumers of the old version, who parse it by the schema they know: a value that this does not allow
 * ends among the dead letters. So everything wider is a break.
 */
const byOldConsumers: Reading = { direction: 'sent', whenWider: 'breaks', whenUnread: 'breaks' };
/** And those published before are read by consumers of the new version, for days. Consumers may read less. */
const publishedBefore: Reading = { direction: 'received', whenWider: 'adds', whenUnread: 'adds' };

/** What changed in the events. */
export function compareEvents(before: Contract['events'], after: Contract['events']): Change[] {
  const schemas = { before: before.schemas, after: after.schemas, owner: 'events' };
  const directions = [byOldConsumers, publishedBefore].map((reading) =>
    schemaComparison({ ...schemas, reading }),
  );
  const topics = [...new Set([...Object.keys(before.topics), ...Object.keys(after.topics)])];
  const changes = topics.flatMap((name) => {
    const place = `event ${name}`;
    const [old, now] = [before.topics[name], after.topics[name]];
    if (!now) return [breaks(place, 'is gone')];
    if (!old) return [adds(place, 'is new')];
    const ofData = directions.flatMap((compare) => compare(old.data, now.data, `${place}:`));
    return [...compareFlow(old, now, place), ...ofData];
  });
  return worstAtEachPlace(changes);
}

function compareFlow(old: Topic, now: Topic, place: string): Change[] {
  return [
    ...(old.from === now.from ? [] : [breaks(place, `was published by ${old.from}, is by ${now.from} now`)]),
    ...now.to
      .filter((name) => !old.to.includes(name))
      .map((name) => adds(place, `is consumed by ${name} too`)),
    ...old.to
      .filter((name) => !now.to.includes(name))
      .map((name) => adds(place, `is not consumed by ${name} any more`)),
  ];
}

/** Both directions see each change; where one of them breaks, the other's view says nothing more. */
function worstAtEachPlace(changes: readonly Change[]): Change[] {
  const broken = new Set(changes.filter(({ level }) => level === 'breaks').map(({ place }) => place));
  return changes.filter(({ level, place }) => level === 'breaks' || !broken.has(place));
}
