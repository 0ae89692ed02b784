import { type ServiceName, services } from '@eshop/local/shop/services';
import { shiftClock } from '../clocks/clocks.ts';
import { settings } from '../settings.ts';
import type { Fault } from './fault.ts';

const hourMilliseconds = 3_600_000;
/** Every hold of the moment is over by such a clock. */
const windowMilliseconds = (Number(settings.ORDER_PAYMENT_WINDOW_SECONDS) + 1) * 1_000;

/** Clouds refuse what is signed by a clock that is far off, once: their clients correct themselves by the answer. */
const signing = ['auth', 'product', 'payment', 'order'];

const jump = (whose: string, names: readonly ServiceName[], ahead: boolean): Fault => ({
  name: `the clock of ${whose} jumps ${ahead ? 'ahead' : 'back'}`,
  title: `The wall clock of ${whose} jumps ${ahead ? 'ahead by the payment window' : 'back by an hour'}, and later to where it belongs.`,
  hits: ahead ? [] : signing,
  async begin({ dataDir }) {
    const setAll = (milliseconds: number) => {
      for (const name of names) shiftClock(dataDir, name, milliseconds);
    };
    setAll(ahead ? windowMilliseconds : -hourMilliseconds);
    return async () => setAll(0);
  },
});

const all = services.map(({ name }) => name);

/** Holds end by the order service's own clock: when that jumps they must end once, and nothing twice. */
export const clockFaults: readonly Fault[] = [true, false].flatMap((ahead) => [
  jump('order', ['order'], ahead),
  jump('every service', all, ahead),
]);
