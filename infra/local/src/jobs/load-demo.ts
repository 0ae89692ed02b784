import { join } from 'node:path';
import { toolsFolder } from '../../bootstrap/paths.mjs';
import { runJob } from './job.ts';

export type LoadDemoInput = {
  readonly gatewayUrl: string;
  readonly pictures: { readonly width?: number | undefined; readonly keptIn: string };
};

/** Drawing the demo costs half a minute: a shop that is reset, and each test run, takes what was drawn before. */
const keptIn = join(toolsFolder, 'demo-pictures');

export type LoadDemoOptions = {
  readonly gatewayUrl: string;
  /** Of pictures, in pixels; as large as a page shows them when left out. */
  readonly pictureWidth?: number | undefined;
  readonly signal?: AbortSignal | undefined;
};

/**
 * Fills the shop behind this gateway with the demo.
 * @returns how many products it made
 */
export const loadDemo = ({ gatewayUrl, pictureWidth, signal }: LoadDemoOptions) =>
  runJob<LoadDemoInput, number>(
    'load-demo',
    { gatewayUrl, pictures: { width: pictureWidth, keptIn } },
    { env: {}, signal },
  );
