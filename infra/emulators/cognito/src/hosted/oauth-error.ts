import { type Answer, json } from '../http/answer.ts';

type OauthFault =
  | 'invalid_request'
  | 'invalid_client'
  | 'invalid_grant'
  | 'invalid_scope'
  | 'unauthorized_client'
  | 'unsupported_grant_type'
  | 'unsupported_token_type';

/** A refusal of the OAuth endpoints (RFC 6749, section 5.2); Cognito answers 400 to all of them. */
export class OauthError extends Error {
  override readonly name = 'OauthError';
  readonly fault: OauthFault;

  constructor(fault: OauthFault) {
    super(fault);
    this.fault = fault;
  }
}

/** Tokens and refusals must not be cached (RFC 6749, section 5.1). */
export const uncached = { 'cache-control': 'no-store', pragma: 'no-cache' };

/** The refusal as an answer. */
export const oauthRefusal = ({ fault }: OauthError): Answer => json(400, { error: fault }, uncached);
