import type { ErrorRequestHandler, Response } from 'express';
import type { Logger } from '../logging/index.ts';
import type { ProblemAnswer } from './problem.ts';
import { internalProblem, problemOf } from './problem.ts';
import { requestStateOf } from './request-state.ts';

/** The one place where errors become answers: known ones show their message, all others are a 500 and a full log line. */
export function problemMiddleware(logger: Logger): ErrorRequestHandler {
  return (error: unknown, req, res, _next) => {
    const { requestId } = requestStateOf(res).trace;
    const known = problemOf(error, requestId);
    if (!known) logger.error({ err: error, method: req.method, path: req.path }, 'request failed');
    else if (known.body.status >= 500)
      logger.warn({ err: error, path: req.path }, 'request could not be served');
    if (res.headersSent) {
      // Half an answer is out: only a broken connection tells the client that the rest is missing.
      res.destroy();
      return;
    }
    sendProblem(res, known ?? internalProblem(requestId));
  };
}

/** Sends a problem answer; a 401 says how to authenticate. */
export function sendProblem(res: Response, { body, headers }: ProblemAnswer): void {
  if (body.status === 401) {
    res.setHeader(
      'WWW-Authenticate',
      `Bearer realm="eshop"${requestStateOf(res).tokenRefused ? ', error="invalid_token"' : ''}`,
    );
  }
  res.removeHeader('ETag');
  res.setHeader('Cache-Control', 'no-store');
  res.status(body.status).set(headers).type('application/problem+json').send(JSON.stringify(body));
}
