/** A refusal in the form that AWS gives it: the exception's name, its text and the HTTP status. */
export class CognitoError extends Error {
  override readonly name = 'CognitoError';
  readonly type: string;
  readonly status: number;

  constructor(type: string, message: string, status = 400) {
    super(message);
    this.type = type;
    this.status = status;
  }
}

const refusal = (type: string) => (message: string) => new CognitoError(type, message);

/** Wrong password, wrong token, missing right. */
export const notAuthorized = refusal('NotAuthorizedException');
/** A parameter that breaks a rule of the service or of the user pool. */
export const invalidParameter = refusal('InvalidParameterException');
/** A pool, client, group or other resource that does not exist. */
export const resourceNotFound = refusal('ResourceNotFoundException');
/** A password that breaks the pool's policy. */
export const invalidPassword = refusal('InvalidPasswordException');
/** A sign-up for a name that is taken. */
export const usernameExists = refusal('UsernameExistsException');
/** An e-mail address that another user of the pool signs in with. */
export const aliasExists = refusal('AliasExistsException');
/** A quota of the account, or too many tries within an hour. */
export const limitExceeded = refusal('LimitExceededException');
/** More work at once than the service takes. */
export const tooManyRequests = refusal('TooManyRequestsException');

/** The user is not there. */
export const userNotFound = () => new CognitoError('UserNotFoundException', 'User does not exist.');
/** The code is not the one that was sent. */
export const codeMismatch = () =>
  new CognitoError('CodeMismatchException', 'Invalid verification code provided, please try again.');
/** The code has run out, was used, or none was asked for. */
export const expiredCode = () =>
  new CognitoError('ExpiredCodeException', 'Invalid code provided, please request a code again.');
