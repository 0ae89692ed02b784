export type Follower = {
  /** Where the stream is: asked each time it is opened, so it can say what is known already. */
  readonly address: () => string;
  /** The kind of event to hear of. */
  readonly event: string;
  /** Called with each one; `end` stops the following. */
  readonly onEvent: (event: MessageEvent<string>) => 'end' | undefined;
  /** Something may have been missed: look for yourself. A stream says so itself by the event `ready`. */
  readonly onGap: () => void;
  /** True when news have not come for a while, false when they come again. */
  readonly onLost: (lost: boolean) => void;
};

/** A connection that is back within this time is not worth a word. */
const quietMilliseconds = 3_000;
const firstPauseMilliseconds = 2_000;
const longestPauseMilliseconds = 30_000;

/**
 * Follows a stream of server-sent events. A broken connection is mended by the browser; one that the site refused is
 * begun anew, after longer and longer pauses, and the page looks for itself meanwhile: it knows what to do about a
 * session that has ended. A tab that nobody sees rests.
 * @returns how to stop
 */
export function followStream({ address, event, onEvent, onGap, onLost }: Follower): () => void {
  let source: EventSource | undefined;
  let lostTimer: number | undefined;
  let retryTimer: number | undefined;
  let pause = firstPauseMilliseconds;

  function open(): void {
    window.clearTimeout(retryTimer);
    source?.close();
    source = new EventSource(address());
    source.onopen = found;
    source.onerror = broken;
    source.addEventListener('ready', onGap);
    source.addEventListener(event, (message: MessageEvent<string>) => {
      if (onEvent(message) === 'end') stop();
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
      onGap();
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
