import { adds, breaks, type Change } from '../../change.ts';
import { type Pair, type SchemaRule, schemasOf, textsOf } from './rule.ts';

/** The members of an object, and which of them must be there. */
export const membersRule: SchemaRule = {
  keywords: ['properties', 'required'],
  compare(pair) {
    const before = schemasOf(pair.before.properties);
    const after = schemasOf(pair.after.properties);
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => {
      const place = memberPlace(pair.place, name);
      const [earlier, later] = [before[name], after[name]];
      const must = { before: isRequired(pair.before, name), after: isRequired(pair.after, name) };
      if (!later) return [removed(pair, place)];
      if (!earlier) return [added(pair, place, must.after)];
      return [...requirement(pair, place, must), ...pair.compare(earlier, later, place)];
    });
  },
};

const isRequired = ({ required }: Pair['before'], name: string) => textsOf(required).includes(name);

/** `Order.items`; behind a description such as `body` a member follows a blank. */
const memberPlace = (place: string, name: string) =>
  place.endsWith(':') ? `${place} ${name}` : `${place}.${name}`;

function removed({ reading }: Pair, place: string): Change {
  return reading.direction === 'sent'
    ? breaks(place, 'is not sent any more')
    : { level: reading.whenUnread, place, why: 'is not read any more' };
}

function added({ reading }: Pair, place: string, isNeeded: boolean): Change {
  return reading.direction === 'received' && isNeeded
    ? breaks(place, 'is new and must be sent')
    : adds(place, reading.direction === 'sent' ? 'is new' : 'is new and may be left out');
}

function requirement(pair: Pair, place: string, must: { before: boolean; after: boolean }): Change[] {
  if (must.before === must.after) return [];
  const isSent = pair.reading.direction === 'sent';
  if (must.before) {
    return isSent
      ? [breaks(place, 'was always sent, may be missing now')]
      : [adds(place, 'may be left out now')];
  }
  return isSent
    ? [adds(place, 'is always sent now')]
    : [breaks(place, 'could be left out, must be sent now')];
}
