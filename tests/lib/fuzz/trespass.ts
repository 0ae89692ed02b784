import { randomFrom } from '../../prove/random.ts';
import { type Asking, ask } from './ask.ts';
import { nameOf } from './names.ts';
import type { Operation } from './operations.ts';
import type { Visitor } from './visitor.ts';

const refusals = [401, 403, 404];

/** Asks for all that is the owner’s, as well as can be: nobody gets in whom not their role lets in. Answers who did. */
export async function trespass(asking: Asking): Promise<string[]> {
  const { owner, visitors } = asking.stage;
  const random = randomFrom(1);
  const faults: string[] = [];
  const isTheirs = (operation: Operation) =>
    membersOf(operation).some((member) => owner.known.all(nameOf(member, operation.path)).length > 0);
  for (const operation of asking.operations.filter(isTheirs)) {
    for (const { kind, token } of visitors.filter((visitor) => !isLetInByRole(operation, visitor))) {
      const visitor: Visitor = { kind, ...(token === undefined ? {} : { token }), known: owner.known };
      const reply = await ask({ operation, visitor, oddShare: 0, random }, asking);
      if (!refusals.includes(reply.status)) faults.push(`${kind}: ${reply.what} answered ${reply.status}`);
    }
  }
  return faults;
}

/** What names things: in its path, or in its form. */
const membersOf = ({ path, form }: Operation): string[] => [
  ...[...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name),
  ...Object.keys(form?.properties ?? {}),
];

/** An admin may see to all that is a customer’s; others to what is for their role alone. */
const isLetInByRole = ({ endpoint: { access } }: Operation, { kind }: Visitor) =>
  kind === 'admin' || (typeof access !== 'string' && access.some((role) => role === kind));
