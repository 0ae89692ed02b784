import type { FormState } from '@eshop/site/forms/form-state.ts';

/** How sending went: the site's answer, no answer at all, or stopped by hand. */
export type Sent =
  | { readonly answer: FormState; readonly status: number }
  | { readonly answer: null; readonly status: 'lost' | 'stopped' };

/**
 * Sends a proof and tells how much of it is on the way; `fetch` could not. The same key for the same form makes one
 * payment, however often it is sent.
 */
export function sendProof(
  path: string,
  form: FormData,
  { key, signal, onProgress }: { key: string; signal: AbortSignal; onProgress: (share: number) => void },
): Promise<Sent> {
  const { promise, resolve } = Promise.withResolvers<Sent>();
  const request = new XMLHttpRequest();
  request.open('POST', path);
  request.responseType = 'json';
  request.setRequestHeader('accept', 'application/json');
  request.setRequestHeader('idempotency-key', key);
  request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
  request.onload = () => {
    const answer = request.response as FormState | null;
    resolve(
      answer === null || typeof answer !== 'object'
        ? { answer: null, status: 'lost' }
        : { answer, status: request.status },
    );
  };
  request.onerror = () => resolve({ answer: null, status: 'lost' });
  request.ontimeout = request.onerror;
  request.onabort = () => resolve({ answer: null, status: 'stopped' });
  signal.addEventListener('abort', () => request.abort(), { once: true });
  request.send(form);
  return promise;
}
