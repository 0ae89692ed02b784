import { join } from 'node:path';
import { repository } from '../../bootstrap/paths.mjs';
import { runNode } from '../run-node.ts';
import { services } from '../shop/services.ts';
import { stopRequested } from '../stop-request.ts';
import { withTemporaryFolder } from '../temporary-run.ts';
import { fewPixels, withTestShop } from '../tests/test-shop.ts';

/** No tool asks for spans. */
const settings = { OTEL_ENABLED: 'false' };

/** `npm run bench`: starts a shop without its sites, measures it, and ends with the script's exit code. */
export async function bench(args: readonly string[]): Promise<number> {
  const stopping = stopRequested();
  process.env.ESHOP_PARTS ??= services.map(({ name }) => name).join(',');
  return withTemporaryFolder((folder) =>
    withTestShop({ folder, settings, pictureWidth: fewPixels, stopping }, (env) =>
      runNode([join(repository, 'tests/bench/main.ts'), ...args], {
        cwd: repository,
        env: { ...process.env, ...env },
        stopping,
      }),
    ),
  );
}
