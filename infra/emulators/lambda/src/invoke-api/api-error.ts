import type { SignatureFault } from '@eshop/s3-emulator/signature-v4';

const statuses = {
  IncompleteSignatureException: 400,
  InvalidParameterValueException: 400,
  InvalidRequestContentException: 400,
  InvalidSignatureException: 403,
  MissingAuthenticationTokenException: 403,
  RequestTooLargeException: 413,
  ResourceNotFoundException: 404,
  ServiceException: 500,
  TooManyRequestsException: 429,
  UnknownOperationException: 404,
  UnrecognizedClientException: 403,
} as const;

/** A refusal of the Invoke API: the type goes into `x-amzn-errortype`, the message into the body. */
export class ApiError extends Error {
  readonly type: keyof typeof statuses;
  readonly status: number;

  constructor(type: keyof typeof statuses, message: string) {
    super(message);
    this.type = type;
    this.status = statuses[type];
  }
}

/** How Lambda words a signature that doesn't hold. */
export function signatureError(fault: SignatureFault, message: string): ApiError {
  switch (fault) {
    case 'missing':
      return new ApiError('MissingAuthenticationTokenException', 'Missing Authentication Token');
    case 'malformed':
      return new ApiError('IncompleteSignatureException', message);
    case 'unknown-key':
      return new ApiError(
        'UnrecognizedClientException',
        'The security token included in the request is invalid.',
      );
    case 'wrong-scope':
    case 'unsigned-headers':
    case 'mismatch':
    case 'skewed':
    case 'expired':
    case 'not-yet-valid':
      return new ApiError('InvalidSignatureException', message);
  }
}
