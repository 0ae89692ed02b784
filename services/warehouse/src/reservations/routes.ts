import * as endpoints from '@eshop/contracts/api/warehouse';
import { badRequest } from '@eshop/kit/errors';
import { createRoutes, type Routes } from '@eshop/kit/http';
import { noteInLogs } from '@eshop/kit/logging';
import type { Context } from '../context.ts';
import { commitReservation } from './commit-reservation.ts';
import { releaseReservation } from './release-reservation.ts';
import type { Reservation } from './reservation.ts';
import { reserveStock } from './reserve-stock.ts';

/** Reservations, from service to service; each call is safe to repeat. */
export const reservationRoutes = (context: Context): Routes =>
  createRoutes(context.http)
    .on(endpoints.reserve, async ({ params, body }) => {
      noteInLogs({ orderId: params.orderId });
      const expiresAt = body.expiresAt === null ? null : readMoment(body.expiresAt);
      return present(await reserveStock(context, { ...params, ...body, expiresAt }));
    })
    .on(endpoints.commitReservation, async ({ params }) => {
      noteInLogs({ orderId: params.orderId });
      return present(await commitReservation(context, params.orderId));
    })
    .on(endpoints.releaseReservation, async ({ params }) => {
      noteInLogs({ orderId: params.orderId });
      return present(await releaseReservation(context, params.orderId));
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
