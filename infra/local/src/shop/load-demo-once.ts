import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';

/** Fills an empty shop with the demo; a shop that has been filled is left as its users made it. */
export async function loadDemoOnce(
  dataDir: string,
  environment: Record<string, string>,
  step: <Result>(title: string, work: () => Promise<Result>) => Promise<Result>,
): Promise<void> {
  const mark = join(dataDir, 'demo-loaded');
  const entry = join(repository, 'infra/demo/src/index.ts');
  if (existsSync(mark) || !existsSync(entry) || !environment.GATEWAY_URL) return;
  const { loadDemo } = await import(entry);
  await step('demo shop', () => loadDemo({ gatewayUrl: environment.GATEWAY_URL }));
  writeFileSync(mark, new Date().toISOString());
}
