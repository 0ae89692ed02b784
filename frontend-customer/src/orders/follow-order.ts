import { isLastStep } from './order-end.ts';

type Follower = {
  /** The version of the order that is shown. */
  readonly after: () => number;
  readonly onStep: () => void;
  /** True when news have not come for a while, false when they come again. */
  readonly onLost: (lost: boolean) => void;
};

/** A connection that is back within this time is not worth a word. */
const quietMilliseconds = 3_000;
const firstPauseMilliseconds = 2_000;
const longestPauseMilliseconds = 30_000;

/**
 * Follows an order's live timeline. A broken connection is mended by the browser; one that the site refused is begun
 * anew, after longer and longer pauses, and the page looks for itself meanwhile: it knows what to do about a session
 * that has ended. Ends with the order.
 * @returns how to stop
 */
export function followOrder(orderId: string, { after, onStep, onLost }: Follower): () => void {
  let source: EventSource | undefined;
  let lostTimer: number | undefined;
  let retryTimer: number | undefined;
  let pause = firstPauseMilliseconds;

  function open(): void {
    window.clearTimeout(retryTimer);
    source?.close();
    source = new EventSource(`/api/orders/${orderId}/events?after=${after()}`);
    source.onopen = found;
    source.onerror = broken;
    source.addEventListener('status', (event) => {
      if (Number(event.lastEventId) <= after()) return;
      if (isLastStep(event.data)) stop();
      onStep();
    });
  }

  function found(): void {
    pause = firstPauseMilliseconds;
    window.clearTimeout(lostTimer);
    lostTimer = undefined;
    onLost(false);
  }

  function broken(): void {
    lostTimer ??= window.setTimeout(() => onLost(true), quietMilliseconds);
    if (source?.readyState !== EventSource.CLOSED) return;
    window.clearTimeout(retryTimer);
    retryTimer = window.setTimeout(() => {
      onStep();
      open();
    }, pause);
    pause = Math.min(pause * 2, longestPauseMilliseconds);
  }

  /** The browser notices sooner that it has no network than that a quiet connection is dead. */
  function unplugged(): void {
    source?.close();
    window.clearTimeout(retryTimer);
    lostTimer ??= window.setTimeout(() => onLost(true), quietMilliseconds);
  }

  function rest(): void {
    source?.close();
    window.clearTimeout(lostTimer);
    lostTimer = undefined;
    window.clearTimeout(retryTimer);
  }

  /** A browser has few connections to one site, and a tab that nobody sees needs none of them. */
  function turned(): void {
    if (document.hidden) rest();
    else open();
  }

  function stop(): void {
    rest();
    window.removeEventListener('offline', unplugged);
    window.removeEventListener('online', open);
    document.removeEventListener('visibilitychange', turned);
  }

  window.addEventListener('offline', unplugged);
  window.addEventListener('online', open);
  document.addEventListener('visibilitychange', turned);
  turned();
  return stop;
}
