import * as endpoints from '@eshop/contracts/api/warehouse';
import { badRequest, notFound } from '@eshop/kit/errors';
import { createRoutes, type Routes } from '@eshop/kit/http';
import { noteInLogs } from '@eshop/kit/logging';
import type { Context } from '../context.ts';
import { decideCommit, decideHold, decideRelease, type Seen } from './decisions.ts';
import { productIdsOf, type Reservation } from './reservation.ts';
import { stepReservation } from './step-reservation.ts';

/** Reservations, from service to service; each call is safe to repeat. Staff may ask why. */
export const reservationRoutes = (context: Context): Routes =>
  createRoutes(context.http)
    .on(endpoints.reserve, async ({ params: { orderId }, body }) => {
      noteInLogs({ orderId });
      const expiresAt = body.expiresAt === null ? null : readMoment(body.expiresAt);
      const request = { orderId, items: body.items, zipCode: body.zipCode, expiresAt };
      const decide = (seen: Seen) => decideHold(seen, request, new Date());
      return present(await stepReservation(context, orderId, productIdsOf(request), decide));
    })
    .on(endpoints.commitReservation, async ({ params: { orderId } }) => {
      noteInLogs({ orderId });
      return present(await stepReservation(context, orderId, [], decideCommit));
    })
    .on(endpoints.releaseReservation, async ({ params: { orderId } }) => {
      noteInLogs({ orderId });
      const decide = (seen: Seen) => decideRelease(seen, orderId);
      return present(await stepReservation(context, orderId, [], decide));
    })
    .on(endpoints.explainReservation, async ({ params: { orderId } }) => {
      const explanation = await context.explanations.find(orderId);
      if (!explanation) throw notFound('reservation');
      return explanation;
    });

const earliest = Date.UTC(1970, 0, 1);
const latest = Date.UTC(2200, 0, 1);

/** ISO text allows years that no database column does. */
function readMoment(text: string): Date {
  const moment = new Date(text);
  if (moment.getTime() >= earliest && moment.getTime() < latest) return moment;
  throw badRequest([{ path: 'expiresAt', message: 'must lie between 1970 and 2200' }]);
}

const present = ({ expiresAt, items, shipments, ...reservation }: Reservation) => ({
  ...reservation,
  items: [...items],
  shipments: [...shipments],
  expiresAt: expiresAt?.toISOString() ?? null,
});
