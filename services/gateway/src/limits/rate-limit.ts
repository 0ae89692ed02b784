/** What became of one request under a limit. */
export type Verdict = {
  readonly allowed: boolean;
  readonly limit: number;
  readonly remaining: number;
  /** Until the count begins anew. */
  readonly resetSeconds: number;
};

/** How often a key was counted in the running minute by all gateways together, and how long the minute still runs. */
export type Count = { readonly counted: number; readonly endsInMilliseconds: number };

/** Counts all gateways together; rejects when that can't be done. */
export type SharedCounter = (key: string, times: number) => Promise<Count>;

/** The length of the window that limits are given for. */
export const windowMilliseconds = 60_000;

/** The verdict on a request when `counted` were seen, this one included. */
export const verdictOf = (limit: number, counted: number, endsInMilliseconds: number): Verdict => ({
  allowed: counted <= limit,
  limit,
  remaining: Math.max(0, limit - counted),
  resetSeconds: Math.max(1, Math.ceil(endsInMilliseconds / 1_000)),
});

/** The verdict that leaves least: what the client is told when several limits apply. */
export const tighter = (one: Verdict, other: Verdict): Verdict =>
  one.allowed !== other.allowed
    ? one.allowed
      ? other
      : one
    : one.remaining <= other.remaining
      ? one
      : other;
