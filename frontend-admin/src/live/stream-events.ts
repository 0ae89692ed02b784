import 'server-only';

const headers = {
  'content-type': 'text/event-stream',
  // Without `no-transform` the stream would be compressed, and so held back.
  'cache-control': 'no-store, no-transform',
  'x-accel-buffering': 'no',
};

/** The session in its cookies is renewed by a new request: the browser asks again by itself. */
const lifeMilliseconds = 5 * 60_000;

/** Sends one server-sent event. */
export type Send = (event: string, data: unknown) => void;

/**
 * An answer of server-sent events. `start` sends what there is and returns how to stop; the stream ends when the browser
 * goes away, when `end` is called, or after some minutes.
 */
export function streamEvents(request: Request, start: (send: Send, end: () => void) => () => void): Response {
  const encoder = new TextEncoder();
  let stop: () => void = () => undefined;
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      let ended = false;
      const write = (text: string) => {
        if (!ended) controller.enqueue(encoder.encode(text));
      };
      const end = () => {
        if (ended) return;
        ended = true;
        stop();
        clearTimeout(life);
        controller.close();
      };
      const life = setTimeout(end, lifeMilliseconds);
      request.signal.addEventListener('abort', end, { once: true });
      write('retry: 1000\n\n');
      const stopSending = start(
        (event, data) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`),
        end,
      );
      stop = () => {
        clearTimeout(life);
        stopSending();
      };
      if (ended) stopSending();
    },
    cancel: () => stop(),
  });
  return new Response(body, { headers });
}
