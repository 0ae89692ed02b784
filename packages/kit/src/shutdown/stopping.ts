const controller = new AbortController();

/** Aborted once, when this process has been told to stop. Long answers (SSE) and loops end with it. */
export const stoppingSignal: AbortSignal = controller.signal;

/** Tells everything that listens that this process stops. */
export const beginStopping = (): void => controller.abort();
