import { readAccepted } from './accepted-breaks.ts';
import { commitOf } from './documents/git.ts';
import { contractAt, contractIn, repository } from './documents/read-contract.ts';
import { report } from './report.ts';
import { compareContracts } from './rules/compare-contracts.ts';

/** `npm run contract:check -- REVISION`: what the working tree's contract breaks for those who know that revision's. */
async function main([name, ...more]: readonly string[]): Promise<number> {
  if (!name || more.length > 0)
    throw new Error('Name one git revision: npm run contract:check -- origin/main');
  const commit = await commitOf(repository, name);
  const [before, after] = await Promise.all([contractAt(commit), contractIn(repository)]);
  const { lines, broken } = report(compareContracts(before, after), readAccepted());
  process.stdout.write(`${lines.join('\n')}\n`);
  return broken === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
