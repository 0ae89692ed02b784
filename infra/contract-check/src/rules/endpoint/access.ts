import { adds, breaks, warns } from '../../change.ts';
import type { Operation } from '../../documents/contract.ts';
import type { EndpointRule } from './rule.ts';

/** Groups of callers; a person who is signed in may hold any role of people. */
const everybody = ['guest', 'customer', 'warehouse', 'admin', 'service'];
const people = everybody.filter((caller) => caller !== 'guest' && caller !== 'service');

function callersOf({ security, 'x-roles': roles }: Operation): readonly string[] {
  if (!security || security.some((one) => Object.keys(one).length === 0)) return everybody;
  if (!roles) return people;
  return roles.includes('customer') ? [...new Set([...people, ...roles])] : roles;
}

/** Who may call. That more may call is no break, but somebody should have meant it. */
export const accessRule: EndpointRule = ({ before, after, place }) => {
  const [earlier, later] = [callersOf(before), callersOf(after)];
  const out = earlier.filter((caller) => !later.includes(caller));
  const come = later.filter((caller) => !earlier.includes(caller));
  return [
    ...(out.length > 0 ? [breaks(place, `may not be called by ${out.join(', ')} any more`)] : []),
    ...(come.length > 0 ? [warns(place, `may be called by ${come.join(', ')} too now`)] : []),
    ...inside(before, after, place),
  ];
};

function inside(before: Operation, after: Operation, place: string) {
  const [earlier, later] = [before['x-internal'] ?? false, after['x-internal'] ?? false];
  if (earlier === later) return [];
  return later
    ? [breaks(place, 'is for services alone now: the gateway answers 404')]
    : [adds(place, 'is served by the gateway now')];
}
