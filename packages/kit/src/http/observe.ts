import { isReadMethod } from '@eshop/otlp/traceparent';
import type { RequestHandler } from 'express';
import type { Logger } from '../logging/index.ts';
import { continueTrace, createAccessLog, runWithTrace } from '../logging/index.ts';
import type { Metrics } from '../metrics/index.ts';
import { isRecording, recordSpan, spanTime } from '../tracing/index.ts';
import { beginRequestState } from './request-state.ts';

const countedMethods = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS']);
/** Asked every few seconds by machines: not worth a log line each. */
const quietRoutes = new Set(['/healthz', '/readyz', '/readyz/serving', '/metrics']);

/** First in line: gives the request its trace, and writes one log line and one measurement when it is over. */
export function observe(logger: Logger, metrics: Metrics): RequestHandler {
  const logAccess = createAccessLog(logger);
  return (req, res, next) => {
    const startedAt = spanTime();
    const requestId = req.headers['x-request-id'];
    const traceparent = req.headers.traceparent;
    const trace = continueTrace({
      requestId: typeof requestId === 'string' ? requestId : undefined,
      traceparent: typeof traceparent === 'string' ? traceparent : undefined,
      isRead: isReadMethod(req.method),
    });
    const state = beginRequestState(res, trace);
    const { method, path } = req;
    res.setHeader('x-request-id', trace.requestId);
    res.once('close', () => {
      const endedAt = spanTime();
      const milliseconds = endedAt - startedAt;
      const status = res.headersSent ? res.statusCode : 499;
      const route = state.route ?? 'unmatched';
      const countedMethod = countedMethods.has(method) ? method : 'OTHER';
      metrics.httpRequestSeconds.observe({ method: countedMethod, route, status }, milliseconds / 1000);
      if (quietRoutes.has(route)) return;
      if (isRecording()) {
        recordSpan({
          name: `${countedMethod} ${route}`,
          kind: 'server',
          attributes: {
            'http.request.method': countedMethod,
            'http.route': route,
            'http.response.status_code': status,
          },
          trace,
          startedAt,
          endedAt,
          failed: status >= 500,
        });
      }
      logAccess({
        trace,
        method,
        path,
        route,
        status,
        ms: Math.round(milliseconds * 10) / 10,
        callerId: state.callerId,
        aborted: !res.writableFinished,
      });
    });
    runWithTrace(trace, next);
  };
}
