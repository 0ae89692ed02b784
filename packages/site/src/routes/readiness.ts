import { sendToGateway } from '../gateway/request.ts';

/** Ready when the gateway answers; names it when it does not. */
export async function tellReadiness(): Promise<Response> {
  const answer = await sendToGateway('/healthz', { signal: AbortSignal.timeout(2_000) }).catch(() => null);
  const ready = answer?.ok === true;
  return Response.json(
    { status: ready ? 'ok' : 'unavailable', checks: { gateway: ready ? 'ok' : 'failed' } },
    { status: ready ? 200 : 503 },
  );
}
