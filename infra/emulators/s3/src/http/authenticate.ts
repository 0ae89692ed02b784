import { payloadHash } from '../body/payload-kind.ts';
import { S3Error } from '../errors.ts';
import {
  SignatureError,
  type SignatureFault,
  type SignatureVerifier,
  type VerifiedSignature,
} from '../signature-v4/index.ts';
import { header, type S3Request } from './request.ts';

/** Proves who sends a request, by its header or as a presigned URL. @throws S3Error for everything else */
export function authenticate(request: S3Request, verifier: SignatureVerifier): VerifiedSignature {
  const presigned = request.query.has('X-Amz-Signature') || request.query.has('X-Amz-Algorithm');
  const authorization = header(request, 'authorization');
  if (presigned && authorization !== undefined) {
    throw new S3Error('InvalidArgument', 'Only one auth mechanism allowed');
  }
  if (!presigned && authorization === undefined) throw new S3Error('AccessDenied');
  if (authorization?.startsWith('AWS ') || request.query.has('AWSAccessKeyId')) {
    throw new S3Error(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  }
  if (header(request, 'x-amz-security-token') !== undefined || request.query.has('X-Amz-Security-Token')) {
    throw new S3Error('InvalidToken');
  }
  const signed = {
    method: request.method,
    target: request.message.url ?? '/',
    headers: request.message.headersDistinct,
  };
  try {
    const hash = payloadHash(request, presigned);
    return presigned ? verifier.verifyQuery(signed, hash) : verifier.verifyHeader(signed, hash);
  } catch (error) {
    throw error instanceof SignatureError ? toS3Error(error.fault, error.message, presigned) : error;
  }
}

function toS3Error(fault: SignatureFault, message: string, presigned: boolean): S3Error {
  switch (fault) {
    case 'malformed':
    case 'wrong-scope':
      return new S3Error(
        presigned ? 'AuthorizationQueryParametersError' : 'AuthorizationHeaderMalformed',
        message,
      );
    case 'unknown-key':
      return new S3Error('InvalidAccessKeyId');
    case 'mismatch':
      return new S3Error('SignatureDoesNotMatch');
    case 'skewed':
      return new S3Error('RequestTimeTooSkewed');
    case 'missing':
    case 'unsigned-headers':
    case 'expired':
    case 'not-yet-valid':
      return new S3Error('AccessDenied', message);
  }
}
