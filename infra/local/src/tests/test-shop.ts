import { join } from 'node:path';
import { step } from '../../bootstrap/progress.mjs';
import { type Environment, givenEnvironment } from '../environment.ts';
import { freePorts } from '../ports.ts';
import { chosenParts } from '../shop/chosen-parts.ts';
import { startShop } from '../shop/start-shop.ts';

type Options = {
  /** A folder for its data, gone afterwards. */
  readonly folder: string;
  /** Variables that the shop is started with; what the user sets comes before them. */
  readonly settings: Environment;
  /** Of the demo's pictures, in pixels: `fewPixels` where nobody looks at them. */
  readonly pictureWidth?: number;
  /** Settles when the run should be given up. */
  readonly stopping: Promise<unknown>;
};

/** A sixth of the work of drawing and resizing the demo’s pictures. */
export const fewPixels = 400;

/** One machine plays every client. */
const unlimited = { RATE_LIMIT_PER_MINUTE: '1000000', RATE_LIMIT_SIGN_IN_PER_MINUTE: '100000' };

/**
 * Does the work with a whole shop on free ports, the demo in it, and stops it afterwards.
 * @param work gets what clients of the shop need in their environment
 */
export async function withTestShop<Result>(
  { folder, settings, pictureWidth, stopping }: Options,
  work: (environment: Environment) => Promise<Result>,
): Promise<Result> {
  const giveUp = new AbortController();
  void stopping.then(() => giveUp.abort());
  const dataDir = join(folder, 'shop');
  const all = { ...unlimited, ...settings };
  const say = (line: string) => void process.stdout.write(`  ${line}\n`);
  const shop = await startShop({
    ports: await freePorts(),
    dataDir,
    chosen: chosenParts(),
    given: { ...all, ...givenEnvironment() },
    pictureWidth,
    stopping: giveUp.signal,
    say,
    step,
  });
  try {
    return await work({ ...all, ...shop.environment, ESHOP_DATA_DIR: dataDir });
  } finally {
    await step('shop stopped', () => shop.stop());
  }
}
