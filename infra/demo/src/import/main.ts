import { demoAdmin } from '../accounts.ts';
import { signInSession } from '../api/session.ts';
import { createShopClient } from '../api/shop-client.ts';
import { ShopProblem } from '../api/shop-problem.ts';
import { type CommandLine, readCommandLine, UsageError, usage } from './command-line.ts';
import { importFeed } from './import-feed.ts';
import { progressLine, summary } from './progress.ts';
import { FeedError, openFeed } from './read-feed.ts';

const print = (line: string): void => void process.stdout.write(`${line}\n`);
const complain = (line: string): void => void process.stderr.write(`${line}\n`);
const maxFaultsShown = 50;

/** Beside the shop's own network a feed goes straight to the services; a given address gets all of it. */
function addresses({ url }: CommandLine): { products: string; auth: string } {
  const { GATEWAY_URL = 'http://127.0.0.1:2000', PRODUCT_URL, AUTH_URL } = process.env;
  return url === undefined
    ? { products: PRODUCT_URL ?? GATEWAY_URL, auth: AUTH_URL ?? GATEWAY_URL }
    : { products: url, auth: url };
}

async function countRows(file: string): Promise<number> {
  let rows = 0;
  for await (const _ of (await openFeed(file)).rows) rows += 1;
  return rows;
}

async function run(options: CommandLine): Promise<number> {
  const { file, dryRun } = options;
  const { products: url, auth } = addresses(options);
  const session = signInSession(auth, {
    email: options.email ?? demoAdmin.email,
    password: options.password ?? demoAdmin.password,
  });
  const total = await countRows(file);
  const started = performance.now();
  let faults = 0;
  const counts = await importFeed({
    ...options,
    url,
    shop: createShopClient({ url, session, ...(dryRun ? { attempts: 1, timeoutMs: 3000 } : {}) }),
    onOpened: ({ format, ignored, startAfter }) => {
      print(`${file}: ${format} feed, ${total} rows${dryRun ? ', dry run' : ` → ${url}`}`);
      if (ignored.length > 0) print(`Columns that are not read: ${ignored.join(', ')}`);
      if (startAfter > 1) print(`Going on after row ${startAfter}, where an earlier run broke off`);
    },
    onFault: ({ row, column, message }) => {
      faults += 1;
      if (faults <= maxFaultsShown) complain(`row ${row}${column === '' ? '' : `, ${column}`}: ${message}`);
      if (faults === maxFaultsShown + 1) complain('More faults follow; they are only counted.');
    },
    onProgress: everySecond((now) => print(progressLine(now, total, (performance.now() - started) / 1000))),
  });
  print(`Done: ${summary(counts, dryRun)}`);
  return counts.faulty > 0 ? 1 : 0;
}

function everySecond<T>(act: (value: T) => void): (value: T) => void {
  let last = performance.now();
  return (value) => {
    if (performance.now() - last < 1000) return;
    last = performance.now();
    act(value);
  };
}

function explain(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n\n${usage}`;
  if (error instanceof FeedError) return error.message;
  if (error instanceof ShopProblem) return `The shop refused: ${error.message}`;
  if (error instanceof TypeError && error.message === 'fetch failed') {
    return 'The shop cannot be reached. Is it running (npm start), or is --url wrong? Run the import again to go on.';
  }
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

if (process.argv.slice(2).includes('--help')) print(usage);
else {
  try {
    process.exitCode = await run(readCommandLine(process.argv.slice(2)));
  } catch (error) {
    complain(explain(error));
    process.exitCode = error instanceof UsageError ? 2 : 1;
  }
}
