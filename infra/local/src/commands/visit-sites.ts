import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import { runNode } from '../run-node.ts';
import { stopRequested } from '../stop-request.ts';
import { withTemporaryFolder } from '../temporary-run.ts';
import { withTestShop } from '../tests/test-shop.ts';

/** Short enough to see an order expire, long enough to look at one that waits for its payment. */
const settings = { ORDER_PAYMENT_WINDOW_SECONDS: '90', ORDER_REUPLOAD_WINDOW_SECONDS: '90' };

/** Starts a shop with its sites, runs a script that visits them with a browser, and ends with its exit code. */
export async function visitSites(script: string, args: readonly string[]): Promise<number> {
  const stopping = stopRequested();
  return withTemporaryFolder((folder) =>
    withTestShop({ folder, settings, stopping }, (env) =>
      runNode([join(repository, script), ...args], {
        cwd: process.env.INIT_CWD ?? repository,
        env: { ...process.env, ...env },
        stopping,
      }),
    ),
  );
}
