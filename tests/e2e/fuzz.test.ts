import { expect, it } from 'vitest';
import { type Asking, ask, type Question } from '../lib/fuzz/ask.ts';
import { type Operation, publicOperations } from '../lib/fuzz/operations.ts';
import { makeStage, type Stage } from '../lib/fuzz/stage.ts';
import { tidyUp } from '../lib/fuzz/tidy-up.ts';
import { trespass } from '../lib/fuzz/trespass.ts';
import { type Visitor, welcome } from '../lib/fuzz/visitor.ts';
import { picture } from '../lib/proofs.ts';
import { type Random, randomFrom } from '../prove/random.ts';

/** The same requests each time, so that a red run is the fault of a change. `FUZZ_SECONDS` lets it go on for longer, `FUZZ_SEED` takes others. */
const seconds = Number(process.env.FUZZ_SECONDS ?? 0);
const seed = Number(process.env.FUZZ_SEED ?? 1);
/** So many times each operation is asked for, and so many at most while one has not gone well yet. */
const rounds = { least: 16, most: 60 };
const sideBySide = 6;
const shownFaults = 20;
/** How odd requests are: as good as they can be, here and there, or all over. */
const oddShares = [0, 0.02, 0.02, 0.2];

/** What sends e-mails, hashes passwords, stays for everybody to see or can't be done again goes well so many times, and no more. */
const enough: Readonly<Record<string, number>> = {
  ...{ signUp: 2, signIn: 3, resendCode: 2, forgotPassword: 2, resetPassword: 2, changePassword: 2 },
  ...{ createProduct: 12, createCategory: 6, createWarehouse: 4, discardDeadLetter: 1 },
};

/** How often each operation went well. */
const good = new Map<string, number>();
const timesGood = ({ name }: Operation) => good.get(name) ?? 0;

function questionFor(
  operation: Operation,
  { visitors, leavers }: Stage,
  random: Random,
  oddShare = random.pick(oddShares),
): Question | null {
  const { name } = operation.endpoint;
  if (timesGood(operation) >= (enough[name] ?? Number.POSITIVE_INFINITY)) return null;
  const leaver = leavers[name];
  const nobody = visitors.filter(({ token }) => token === undefined);
  const among: readonly Visitor[] = leaver ? [leaver, ...nobody] : visitors;
  const isLetIn = oddShare === 0 || random.next() < 0.6;
  const visitor = random.pick(isLetIn ? welcome(operation, among) : among);
  return { operation, visitor, oddShare, random };
}

it(
  `odd requests and good ones get answers by the contract, and nobody gets at what is not theirs (seed ${seed})`,
  async () => {
    const [stage, operations, { bytes }] = await Promise.all([makeStage(), publicOperations(), picture()]);
    const before = await stage.owner.seen();

    const faults: string[] = [];
    const tell: Asking['tell'] = ({ operation, visitor }, reply, fault) => {
      if (reply.status < 400) good.set(operation.name, timesGood(operation) + 1);
      if (fault !== null) faults.push(`${visitor.kind}: ${fault}`);
    };
    const asking: Asking = { stage, operations, picture: bytes, tell };
    const missing = () => operations.filter((operation) => timesGood(operation) === 0);
    /** What did not go well yet, and what makes the things that it may need. */
    const late = () => operations.filter((one) => timesGood(one) === 0 || one.endpoint.status === 201);

    const random = randomFrom(seed);
    const until = performance.now() + seconds * 1_000;
    const goesOn = (round: number) =>
      faults.length < shownFaults &&
      (round < rounds.least || performance.now() < until || (round < rounds.most && missing().length > 0));
    for (let round = 0; goesOn(round); round++) {
      const isLate = round >= rounds.least && performance.now() > until;
      const left = random
        .shuffle(isLate ? late() : operations)
        .map((operation) => [operation, randomFrom(random.int(2 ** 31))] as const)
        .values();
      const walk = async () => {
        for (const [operation, chance] of left) {
          const question = questionFor(operation, stage, chance, isLate ? 0 : undefined);
          if (question) await ask(question, asking);
        }
      };
      await Promise.all(Array.from({ length: sideBySide }, walk));
    }

    faults.push(...(await trespass(asking)));
    expect(faults.slice(0, shownFaults).join('\n')).toBe('');
    expect(missing().map(({ name }) => name)).toEqual([]);
    expect(await stage.owner.seen()).toEqual(before);
    await tidyUp(stage.staffs);
  },
  (seconds + 180) * 1_000,
);
