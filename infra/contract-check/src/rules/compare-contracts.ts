import { type Change, lineOf } from '../change.ts';
import type { Contract } from '../documents/contract.ts';
import { compareEvents } from './compare-events.ts';
import { compareProblems } from './compare-problems.ts';
import { compareServices } from './compare-services.ts';

/** Everything that changed between two contracts, each change once. */
export function compareContracts(before: Contract, after: Contract): Change[] {
  const changes = [
    ...compareServices(before.services, after.services),
    ...compareEvents(before.events, after.events),
    ...compareProblems(before.problems, after.problems),
  ];
  return [...new Map(changes.map((change) => [`${change.level} ${lineOf(change)}`, change])).values()];
}
