import { expect, it } from 'vitest';
import { lagsOf, secondsOfCommits } from './event-lags.ts';

const at = (milliseconds: number) => new Date(milliseconds).toISOString();
const events = [0, 5, 10].map((time) => ({ id: `event ${time}`, committedAt: at(time) }));
const handled = (eventId: string, time: number) =>
  ({ eventId, handledAt: at(time), outcome: 'handled' }) as const;

it('tells of each event how long it was underway, tries that failed and repetitions not counted', () => {
  const deliveries = [
    { eventId: 'event 0', handledAt: at(900), outcome: 'duplicate' },
    handled('event 10', 13),
    handled('event 5', 12),
    { ...handled('event 5', 6), outcome: 'retried' },
    handled('event 0', 40),
    handled('of somebody else', 1),
  ] as const;
  expect(lagsOf(events, deliveries)).toEqual([40, 7, 3]);
});

it('does not tell while one is not handled', () => {
  expect(() => lagsOf(events, [handled('event 0', 4)])).toThrow('2 of 3 events are not handled');
});

it('takes three events, five milliseconds apart, for 200 a second', () => {
  expect(events.length / secondsOfCommits(events)).toBeCloseTo(200);
});
