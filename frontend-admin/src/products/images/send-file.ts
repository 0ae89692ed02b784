import { imagesText } from '@text/product-images';
import { refusalWords } from './file-problem.ts';

/** How sending went: null when the picture is there, else why it is not. */
type Sent = string | null;

/** Sends one file through the site to the shop and tells how much of it has left, from 0 to 1. Sent twice, one is added. */
export function sendFile(
  productId: string,
  file: File,
  { key, onProgress }: { key: string; onProgress: (part: number) => void },
): Promise<Sent> {
  const request = new XMLHttpRequest();
  const form = new FormData();
  form.set('file', file, file.name);
  return new Promise((resolve) => {
    request.upload.onprogress = ({ loaded, total }) => onProgress(total > 0 ? loaded / total : 0);
    request.onload = () =>
      resolve(request.status === 201 ? null : refusalWords(request.status, codeOf(request)));
    request.onerror = () => resolve(imagesText.lost);
    request.ontimeout = () => resolve(imagesText.lost);
    request.timeout = 90_000;
    request.open('POST', `/api/products/${productId}/images`);
    request.setRequestHeader('idempotency-key', key);
    request.send(form);
  });
}

function codeOf({ responseText }: XMLHttpRequest): string | undefined {
  try {
    const { code } = JSON.parse(responseText) as { code?: string };
    return code;
  } catch {
    return undefined;
  }
}
