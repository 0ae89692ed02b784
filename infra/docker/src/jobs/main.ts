import { ConfigError } from '@eshop/kit/config';
import { loadDemoShop } from './load-demo-shop.ts';
import { migrateAll } from './migrate-all.ts';
import { setUp } from './set-up.ts';

/** What this image can be asked to do, by its first argument. */
const jobs = { migrate: migrateAll, setup: setUp, demo: loadDemoShop } as const;

const isJob = (name: string): name is keyof typeof jobs => Object.hasOwn(jobs, name);

const [name = ''] = process.argv.slice(2);
const say = (line: string) => void process.stdout.write(`${line}\n`);
try {
  if (!isJob(name)) throw new Error(`name one job of ${Object.keys(jobs).join(', ')}, not "${name}"`);
  await jobs[name](process.env, say);
} catch (error) {
  const isForPeople = error instanceof ConfigError || !isJob(name);
  const text = error instanceof Error ? (isForPeople ? error.message : error.stack) : String(error);
  process.stderr.write(`${name}: ${text}\n`);
  process.exitCode = 1;
}
