import { gatewayApi, type Trace } from '@eshop/contracts/api/operations';
import { callEndpoint, UpstreamProblem } from '@eshop/kit/http';

/** A trace by its id; null when it is not kept. @throws {Unavailable} when the store of traces does not answer */
export type ReadTrace = (traceId: string) => Promise<Trace | null>;

/** Asks the store of traces, where there is one. In the cloud there is none: traces go to a tool of its own. */
export function createTraceClient(baseUrl: string | undefined): ReadTrace {
  if (baseUrl === undefined) return async () => null;
  return async (traceId) => {
    try {
      return await callEndpoint(gatewayApi.getTrace, { service: 'traces', baseUrl, params: { traceId } });
    } catch (error) {
      if (error instanceof UpstreamProblem && error.status === 404) return null;
      throw error;
    }
  };
}
