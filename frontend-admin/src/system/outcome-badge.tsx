import type { Delivery, DeliveryOutcome } from '@eshop/contracts/api/operations';
import { Badge, type Tone } from '@eshop/ui/message';
import { systemText } from '@text/system';
import { milliseconds } from './units.ts';

const tones: Readonly<Record<DeliveryOutcome, Tone>> = {
  handled: 'good',
  duplicate: 'info',
  failed: 'bad',
  retried: 'warn',
};

/** How a try ended. */
export const OutcomeBadge = ({ outcome }: Pick<Delivery, 'outcome'>) => (
  <Badge tone={tones[outcome]}>{systemText.outcomes[outcome]}</Badge>
);

/** A consumer with how its last try ended and how long it took. */
export const HopBadge = ({ subscription, outcome, milliseconds: spent }: Delivery) => (
  <Badge tone={tones[outcome]}>
    {subscription.split('.')[0]} ·{' '}
    {outcome === 'handled' ? milliseconds(spent) : systemText.outcomes[outcome]}
  </Badge>
);
