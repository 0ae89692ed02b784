import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Finding, isMet } from './finding.ts';
import { profileWhile } from './profile/profile-while.ts';
import { chart } from './report/chart.ts';
import { beginRun, remember } from './report/history.ts';
import { profile, table } from './report/table.ts';
import { chosenRows } from './rows/rows.ts';

const folder = resolve(import.meta.dirname, '../../.eshop/bench');
const say = (text: string) => void process.stdout.write(`${text}\n`);

/** Measures the rows one after the other; one that can't be measured is told and counts as missed. */
async function measure(args: readonly string[]): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const row of chosenRows(args)) {
    say(`measuring ${row.name}`);
    const { name, worker } = row;
    const part = args.includes('--profile') ? worker : undefined;
    const file = join(folder, `${name}.cpuprofile`);
    try {
      const found = part ? await profileWhile({ part, file, say }, row.measure) : await row.measure();
      findings.push(...found);
      for (const one of found) say(`  ${one.what}: ${one.found}`);
    } catch (error) {
      const found = error instanceof Error ? error.message : String(error);
      findings.push({ what: row.name, must: 'be measured', found, reached: 0 });
    }
  }
  return findings;
}

/** `npm run bench [-- ROW … | --large] [--profile]`: the table, its history and its chart; ends with 1 when something is not met. */
async function main(args: readonly string[]): Promise<number> {
  const run = beginRun();
  const findings = await measure(args);
  say(`\n${table(findings)}\n`);
  for (const finding of findings.filter(({ processor }) => processor)) say(profile(finding));
  if (run.busy > 1) say(`\nThe machine was busy with other things (load ${run.busy.toFixed(1)}).`);
  const history = remember(join(folder, 'history.jsonl'), run, findings);
  writeFileSync(join(folder, 'chart.svg'), chart(history));
  say(`\n${findings.filter(isMet).length} of ${findings.length} met; ${join(folder, 'chart.svg')}`);
  return findings.every(isMet) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
