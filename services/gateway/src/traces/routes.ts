import { gatewayApi } from '@eshop/contracts/api/operations';
import { notFound } from '@eshop/kit/errors';
import { createRoutes, type Routes } from '@eshop/kit/http';
import type { Context } from '../context.ts';

/** `/v1/system/traces/:traceId`, for admins. */
export function traceRoutes({ staffTokens, readTrace }: Context): Routes {
  return createRoutes({ tokens: staffTokens }).on(gatewayApi.getTrace, async ({ params }) => {
    const trace = await readTrace(params.traceId);
    if (!trace) throw notFound('trace');
    return trace;
  });
}
