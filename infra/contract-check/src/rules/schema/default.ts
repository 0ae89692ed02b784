import { warns } from '../../change.ts';
import type { SchemaRule } from './rule.ts';

const shown = (value: unknown) => JSON.stringify(value) ?? 'nothing';

/** What a member that is left out stands for. */
export const defaultRule: SchemaRule = {
  keywords: ['default'],
  compare({ before, after, place, reading }) {
    const [earlier, later] = [shown(before.default), shown(after.default)];
    if (earlier === later || reading.direction === 'sent') return [];
    return [warns(place, `stands for ${later} where it is left out, not for ${earlier}`)];
  },
};
