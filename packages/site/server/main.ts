import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { basename, join } from 'node:path';
import next from 'next';
import sirv from 'sirv';
import { readEnvironment } from '../src/environment.ts';
import { withStatusOf } from '../src/page-status.ts';
import { scriptsAfterPaint } from './scripts-after-paint.ts';
import { stopOnSignal } from './stop-on-signal.ts';
import { traceRequests } from './trace-requests.ts';
import { holdPage, isForPage, isForPart } from './whole-pages.ts';

/** The folder of the packed site, where this file lies. */
const dir = import.meta.dirname;
const port = Number(process.env.PORT || 3000);
const hostname = process.env.HOSTNAME || '127.0.0.1';

const environment = readEnvironment();
const keepAliveTimeout = environment.IDLE_CONNECTION_SECONDS * 1_000;
const tracing = traceRequests(`${basename(dir).replace('frontend-', '')}-site`, environment);

process.chdir(dir);
const { config } = JSON.parse(readFileSync(join(dir, '.next/required-server-files.json'), 'utf8'));
process.env.__NEXT_PRIVATE_STANDALONE_CONFIG = JSON.stringify(config);

const site = next({ dev: false, dir, hostname, port });
await site.prepare();
const page = site.getRequestHandler();

/** What the build made never changes under its name; each file lies beside a smaller one made with Brotli. */
const built = sirv(join(dir, '.next/static'), {
  brotli: true,
  etag: false,
  immutable: true,
  maxAge: 31_536_000,
  setHeaders: (res) => res.setHeader('X-Content-Type-Options', 'nosniff'),
});
const builtPath = '/_next/static/';

const server = createServer({ keepAliveTimeout }, (req, res) => {
  const answer = () =>
    tracing.answer(
      req,
      res,
      () => void (isForPart(req) ? page(req, res) : withStatusOf(res, () => page(req, res))),
    );
  if (isForPage(req)) {
    holdPage(req, res, scriptsAfterPaint);
    return answer();
  }
  const url = req.url ?? '/';
  if (!url.startsWith(builtPath)) return answer();
  req.url = url.slice(builtPath.length - 1);
  built(req, res, () => {
    req.url = url;
    answer();
  });
});
server.listen({ port, host: hostname }, () => {
  process.stdout.write(`${JSON.stringify({ level: 'info', msg: 'listening', port, hostname })}\n`);
});

stopOnSignal(server, async () => {
  await site.close();
  await tracing.stop();
});
