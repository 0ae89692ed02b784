import { existsSync, globSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import { runNode } from '../run-node.ts';

const compiler = join(repository, 'node_modules/typescript/bin/tsc');

/** A site's routes are types too; without this those of a route that is gone would be missed. */
async function writeRouteTypes(folder: string): Promise<void> {
  if (!existsSync(join(folder, 'next.config.ts'))) return;
  const next = join(folder, 'node_modules/next/dist/bin/next');
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1' };
  await runNode([next, 'typegen'], { cwd: folder, env });
}

/** `npm run typecheck`: the workspace, and each package with a compiler configuration of its own. */
export async function typecheck(): Promise<number> {
  const own = globSync(['frontend-*/tsconfig.json', 'packages/*/tsconfig.json'], { cwd: repository });
  const folders = ['.', ...own.map(dirname).sort()].map((folder) => join(repository, folder));
  const codes: number[] = [];
  for (const cwd of folders) {
    await writeRouteTypes(cwd);
    codes.push(await runNode([compiler, '-p', '.'], { cwd }));
  }
  return codes.every((code) => code === 0) ? 0 : 1;
}
