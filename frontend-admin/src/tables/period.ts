const day = 86_400_000;
const isDay = (value: string | undefined): value is string =>
  value !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(value) && !Number.isNaN(Date.parse(value));

/** A period as the shop is asked for it, from the days of an address: the last day is part of it, as people mean it. */
export const periodOf = (
  from: string | undefined,
  until: string | undefined,
): { from?: string; to?: string } => ({
  ...(isDay(from) ? { from } : {}),
  ...(isDay(until) && !(isDay(from) && until < from)
    ? { to: new Date(Date.parse(until) + day).toISOString().slice(0, 10) }
    : {}),
});
