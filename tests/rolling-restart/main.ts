// `npm run rolling-restart`: replaces the process of every service of the running shop while customers browse, fill carts,
// order and pay, and shows that no request failed and no promised order was lost. Ends with 1 otherwise.
import { setTimeout as wait } from 'node:timers/promises';
import { replaceServices } from '@eshop/local/commands/restart';
import { readOrder } from '../lib/orders.ts';
import { admin, newCustomer, type Person } from '../lib/people.ts';
import { newProduct } from '../lib/products.ts';
import { browse, fillCart, order, type Round, repeat } from './load.ts';
import { countRequests } from './requests.ts';

const browsers = 3;
const carts = 3;
const buyers = 4;
/** The load alone, before the first and after the last process is replaced. */
const calmMilliseconds = 3_000;
const stock = 5_000;

const say = (line: string) => void process.stdout.write(`${line}\n`);
const several = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

say('A product, its stock and customers are made.');
await admin();
const product = await newProduct({ stock, name: 'Car of a rolling restart' });
const [shoppers, payers] = await Promise.all([people(carts), people(buyers)]);

const requests = countRequests();
const promised: { readonly person: Person; readonly ids: string[] }[] = [];
const wrong: string[] = [];
const rounds: Round[] = [
  ...several(browsers, () => browse(requests, product)),
  ...shoppers.map((person) => fillCart(requests, person, product)),
  ...payers.map((person) => {
    const ids: string[] = [];
    promised.push({ person, ids });
    return order(requests, person, product, ids);
  }),
];

const stop = new AbortController();
const noteWrong = (error: unknown) => void wrong.push(error instanceof Error ? error.message : String(error));
const load = Promise.all(rounds.map((round) => repeat(round, stop.signal, noteWrong)));
await wait(calmMilliseconds);
const began = performance.now();
await replaceServices(({ name, before, after }) => {
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  say(`${seconds.padStart(6)} s  ${name.padEnd(14)} pid ${before} -> ${after}`);
});
await wait(calmMilliseconds);
stop.abort();
await load;

say(
  `\n${'request'.padEnd(18)}${['count', 'p50 ms', 'p99 ms', 'longest'].map((head) => head.padStart(9)).join('')}`,
);
for (const { what, count, p50, p99, longest } of requests.table()) {
  const cells = [String(count), p50.toFixed(1), p99.toFixed(1), longest.toFixed(1)];
  say(what.padEnd(18) + cells.map((cell) => cell.padStart(9)).join(''));
}
const states = (
  await Promise.all(promised.flatMap(({ person, ids }) => ids.map((id) => readOrder(person, id))))
).map(({ status }) => status);
const settled = states.filter((status) => status === 'PAYMENT_ACCEPTED').length;
say(`\n${states.length} orders promised, ${settled} paid and accepted`);
say(
  `${requests.failures.length} requests failed, ${requests.heldBack()} were held back by the gateway's limit`,
);
for (const { at, what, error } of requests.failures.slice(0, 20)) say(`  ${at}  ${what}: ${error}`);
for (const message of wrong.slice(0, 20)) say(`  ${message}`);
const good = requests.failures.length === 0 && wrong.length === 0 && settled === states.length;
say(good ? 'Nothing was lost.' : 'Not as promised.');
process.exit(good ? 0 : 1);

async function people(count: number): Promise<Person[]> {
  return Promise.all(several(count, () => newCustomer('Customer of a rolling restart')));
}
