import { resolve } from 'node:path';
import { reachableFolder } from '../bootstrap/shared-folder.mjs';

/** The one folder with all data of a local run: ESHOP_DATA_DIR, or one of this checkout. */
export function dataFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.ESHOP_DATA_DIR) return resolve(env.INIT_CWD ?? process.cwd(), env.ESHOP_DATA_DIR);
  return reachableFolder('.eshop/data');
}
