import type { ImportAnswer, RawRow, RowCheck } from './rows.ts';

/** Rows were not taken: because the session is over, the connection is lost, the shop is busy, or for good. */
export class RowsNotTaken extends Error {
  override readonly name = 'RowsNotTaken';
  readonly why: 'ended' | 'lost' | 'busy' | 'refused';
  readonly retryAfterSeconds: number;

  constructor(why: RowsNotTaken['why'], retryAfterSeconds = 3) {
    super(why);
    this.why = why;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}

type Asked = { readonly rows: readonly RawRow[]; readonly update: boolean };

/** What rows would do. @throws RowsNotTaken */
export const checkRemotely = (asked: Asked): Promise<readonly RowCheck[]> =>
  post('/api/imports/check', asked);

/** Has rows imported. @throws RowsNotTaken */
export const importRemotely = (asked: Asked): Promise<ImportAnswer> => post('/api/imports/rows', asked);

async function post<Answer>(path: string, body: Asked): Promise<Answer> {
  let response: Response;
  try {
    response = await fetch(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      redirect: 'manual',
    });
  } catch {
    throw new RowsNotTaken('lost');
  }
  // A session that is over leads to the sign-in page.
  if (response.type === 'opaqueredirect' || response.status === 401) throw new RowsNotTaken('ended');
  if ([429, 502, 503, 504].includes(response.status))
    throw new RowsNotTaken('busy', Number(response.headers.get('retry-after')) || 3);
  if (!response.ok) throw new RowsNotTaken(response.status >= 500 ? 'lost' : 'refused');
  // The site's own route made it.
  return response.json() as Promise<Answer>;
}
