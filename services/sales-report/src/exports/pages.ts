/** Reads the first page now: until something is sent a fault is still an answer. */
export async function begun<Page>(pages: AsyncGenerator<Page>): Promise<AsyncGenerator<Page>> {
  const first = await pages.next();
  return (async function* () {
    if (!first.done) yield first.value;
    yield* pages;
  })();
}

/** The pages as long as the signal is not aborted; then it throws the signal's reason and reads no further. */
export async function* until<Page>(signal: AbortSignal, pages: AsyncGenerator<Page>): AsyncGenerator<Page> {
  for await (const page of pages) {
    signal.throwIfAborted();
    yield page;
  }
}
