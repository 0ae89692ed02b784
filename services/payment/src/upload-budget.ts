import { maxProofBytes } from '@eshop/contracts/api/payment';
import { unavailable } from '@eshop/kit/errors';
import type { RequestHandler } from 'express';

/** Files are held in memory while they are handled: this is the most that all of them may take. */
export const uploadBudgetBytes = 256 * 1024 * 1024;
const mostAtOnce = 256;
/** A form is a little larger than its file. */
const largestFormBytes = maxProofBytes + 64 * 1024;

/** Answers 503 with `Retry-After` to uploads that would take more memory than there is for all of them at once. */
export function limitUploads(): RequestHandler {
  let bytes = 0;
  let uploads = 0;
  return (req, res, next) => {
    if (req.method !== 'POST' || req.path !== '/v1/payments') return next();
    const declared = Number(req.headers['content-length'] ?? largestFormBytes);
    // What is larger than a proof may be is refused while it is read, and never held.
    const size = Math.min(Number.isFinite(declared) ? declared : largestFormBytes, largestFormBytes);
    if (uploads >= mostAtOnce || bytes + size > uploadBudgetBytes) return next(unavailable('uploading', 2));
    bytes += size;
    uploads++;
    res.once('close', () => {
      bytes -= size;
      uploads--;
    });
    next();
  };
}
