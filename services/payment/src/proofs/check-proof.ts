import { proofContentTypes } from '@eshop/contracts/api/payment';
import { badRequest, unsupportedMediaType } from '@eshop/kit/errors';
import { isCompletePdf } from './pdf.ts';
import type { ProofContentType } from './proof.ts';
import { findPictureFault } from './sharp-client.ts';

/**
 * Looks into a file that says by its first bytes that it is a picture or a PDF, to see that an admin will be able to open it.
 * @throws 415 for another kind and 400 for one that can't be opened, both naming `file`.
 */
export async function checkProof(file: {
  readonly content: Buffer;
  readonly contentType: string;
}): Promise<ProofContentType> {
  const contentType = proofContentTypes.find((type) => type === file.contentType);
  if (!contentType) throw unsupportedMediaType(`must hold one of ${proofContentTypes.join(', ')}`, 'file');
  const fault = await findFault(file.content, contentType);
  if (fault) throw badRequest([{ path: 'file', message: fault }]);
  return contentType;
}

async function findFault(content: Buffer, contentType: ProofContentType): Promise<string | null> {
  if (contentType !== 'application/pdf') return findPictureFault(content);
  return isCompletePdf(content) ? null : 'is not a complete PDF';
}
