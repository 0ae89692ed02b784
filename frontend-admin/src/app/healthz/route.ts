/** The process is up. */
export const GET = (): Response => Response.json({ status: 'ok' });
