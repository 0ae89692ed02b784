// Loaded before a site's own server (`node --import`): Next stops in good order on SIGTERM, but waits for every
// answer to end, and a stream of events never does.
import { subscribe } from 'node:diagnostics_channel';
import type { Server, ServerResponse } from 'node:http';

/** Answers that are not event streams may take this long; all must be over within ten seconds. */
const patienceMilliseconds = 8_000;

const servers = new Set<Server>();
const open = new Set<ServerResponse>();
let stopping = false;

const isEventStream = (response: ServerResponse) =>
  String(response.getHeader('content-type') ?? '').startsWith('text/event-stream');

/** A browser takes it for a lost connection, and asks again. */
function endStreams(): void {
  for (const response of open) if (isEventStream(response)) response.destroy();
}

type Started = { readonly response: ServerResponse; readonly server: Server };

subscribe('http.server.request.start', (message) => {
  const { response, server } = message as Started;
  servers.add(server);
  open.add(response);
  response.once('close', () => open.delete(response));
  if (stopping) response.setHeader('connection', 'close');
});

process.once('SIGTERM', () => {
  stopping = true;
  endStreams();
  setInterval(endStreams, 250).unref(); // one may have been about to begin
  setTimeout(() => {
    for (const server of servers) server.closeAllConnections();
  }, patienceMilliseconds).unref();
});

// Next ends with 143 after an orderly stop; for whoever runs us that is a failure.
process.once('exit', () => {
  if (stopping && process.exitCode === 143) process.exitCode = 0;
});
