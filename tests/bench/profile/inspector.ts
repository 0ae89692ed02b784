import { once } from 'node:events';
import { eventually } from '@eshop/kit/testing';

/** Where Node listens when it is told to by SIGUSR1. */
const address = 'http://127.0.0.1:9229';

type Result = Readonly<Record<string, unknown>>;
type Answer = { readonly id?: number; readonly result?: Result };

/** Speaks with the inspector of a process, which is closed again at the end. @throws when another process answers there */
export async function openInspector(pid: number) {
  process.kill(pid, 'SIGUSR1');
  const [target] = await eventually(async () => {
    const answer = await fetch(`${address}/json/list`);
    return (await answer.json()) as { webSocketDebuggerUrl: string }[];
  });
  const socket = new WebSocket(target?.webSocketDebuggerUrl ?? '');
  await once(socket, 'open');
  const waiting = new Map<number, (result: Result) => void>();
  socket.addEventListener('message', ({ data }) => {
    const { id, result = {} } = JSON.parse(String(data)) as Answer;
    if (id !== undefined) waiting.get(id)?.(result);
  });

  let last = 0;
  function call(method: string, params: object = {}): Promise<Result> {
    const id = ++last;
    const { promise, resolve } = Promise.withResolvers<Result>();
    waiting.set(id, resolve);
    socket.send(JSON.stringify({ id, method, params }));
    return promise;
  }

  const { result } = await call('Runtime.evaluate', { expression: 'process.pid' });
  if ((result as { value?: unknown }).value !== pid) {
    socket.close();
    throw new Error(`another process answers at ${address}`);
  }
  return {
    call,
    async close() {
      // It ends the connection too, so that no answer comes.
      void call('Runtime.evaluate', { expression: 'process._debugEnd()' });
      await once(socket, 'close');
    },
  };
}
