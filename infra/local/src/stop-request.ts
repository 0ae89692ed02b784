/**
 * Resolves at the first request to stop: Ctrl-C, a signal to npm alone (both may arrive), or the end of the
 * process that started us. Every later one is ignored: stopping is done once and ends within bounds.
 */
export function stopRequested(): Promise<string> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => resolve(signal));
    process.on('disconnect', () => resolve('the start script ended'));
    process.channel?.unref();
  });
}
