import { runJob } from './job.ts';

export type LoadDemoInput = { readonly gatewayUrl: string };

/**
 * Fills the shop behind this gateway with the demo.
 * @returns how many products it made
 */
export const loadDemo = (input: LoadDemoInput, signal?: AbortSignal) =>
  runJob<LoadDemoInput, number>('load-demo', input, { env: {}, signal });
