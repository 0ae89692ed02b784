// A process of its own, started by the service for as long as pictures come.
import { type ResizedImage, resizeImage, UnreadablePicture } from './sharp-client.ts';

/** What the service sends: one picture at a time. */
export type ResizeRequest = { readonly content: Uint8Array };
/** What it gets back. */
export type ResizeAnswer = { readonly resized: ResizedImage } | { readonly fault: string };

async function answer({ content }: ResizeRequest): Promise<ResizeAnswer> {
  try {
    return { resized: await resizeImage(content) };
  } catch (error) {
    if (error instanceof UnreadablePicture) return { fault: error.message };
    throw error;
  }
}

process.on('message', (request: ResizeRequest) => {
  answer(request).then(
    (made) => process.send?.(made),
    () => process.exit(1),
  );
});
process.on('disconnect', () => process.exit(0));
// A stop of the whole group must not take it from the service, which finishes what it has in hand.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => undefined);
