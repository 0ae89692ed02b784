import { resolve } from 'node:path';
import { parseArgs } from 'node:util';

/** What `npm run prove` is asked for. */
export type Options = {
  readonly seconds: number;
  readonly seed: number;
  /** Only faults whose names hold one of these. */
  readonly only: readonly string[];
  /** The folder for the report, and for the shop's logs when something did not hold. */
  readonly report: string;
};

const defaultSeconds = 600;
const seeds = 1_000_000;
const usualReport = resolve(import.meta.dirname, '../../.eshop/prove');

function wholeNumber(name: string, text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 0)
    throw new Error(`--${name} must be a whole number, not "${text}"`);
  return value;
}

/** Reads the arguments. @throws Error for one that is unknown or no number */
export function readOptions(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      seconds: { type: 'string' },
      seed: { type: 'string' },
      only: { type: 'string' },
      report: { type: 'string' },
    },
  });
  return {
    seconds: values.seconds === undefined ? defaultSeconds : wholeNumber('seconds', values.seconds),
    seed: values.seed === undefined ? Math.floor(Math.random() * seeds) : wholeNumber('seed', values.seed),
    only: (values.only ?? '').split(',').map((part) => part.trim()),
    report:
      values.report === undefined
        ? usualReport
        : resolve(process.env.INIT_CWD ?? process.cwd(), values.report),
  };
}
