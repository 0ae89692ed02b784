import 'server-only';
import { GatewayAway, GatewayProblem } from '@eshop/site/gateway/gateway-problem.ts';
import { isTooLarge, tooLarge } from '@eshop/site/routes/body-length.ts';
import { z } from 'zod';
import { requireStaff } from '@/session/staff.ts';
import { rowsPerCheck } from './file-bounds.ts';
import type { RawRow } from './rows.ts';

const mostBytes = 4 * 1024 * 1024;
const bodySchema = z.object({
  update: z.boolean(),
  rows: z
    .array(z.object({ row: z.int().min(1), cells: z.record(z.string().max(200), z.string().max(100_000)) }))
    .min(1)
    .max(rowsPerCheck),
});

/** A route that takes rows of an import and answers in JSON what `work` makes of them. */
export const receiveRows =
  <Answer>(work: (rows: readonly RawRow[], update: boolean) => Promise<Answer>) =>
  async (request: Request): Promise<Response> => {
    await requireStaff('admin');
    if (isTooLarge(request, mostBytes)) return tooLarge();
    const body = bodySchema.safeParse(await request.json().catch(() => null));
    if (!body.success) return new Response(null, { status: 400 });
    try {
      return Response.json(await work(body.data.rows, body.data.update));
    } catch (error) {
      if (error instanceof GatewayProblem) return told(error.status, error.retryAfterSeconds);
      if (error instanceof GatewayAway) return told(503, 2);
      throw error;
    }
  };

const told = (status: number, seconds: number | null) =>
  new Response(null, { status, headers: seconds === null ? {} : { 'retry-after': String(seconds) } });
