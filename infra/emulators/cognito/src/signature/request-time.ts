import type { IncomingHttpHeaders } from 'node:http';
import { limits } from '../limits.ts';
import { invalidSignature } from './authorization.ts';

/** The request's time in basic ISO form, not more than five minutes off. */
export function checkTime(headers: IncomingHttpHeaders, date: string, now: number): string {
  const time = String(headers['x-amz-date'] ?? basicTime(Date.parse(headers.date ?? '')));
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(time) ?? [];
  const at = Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  if (Number.isNaN(at) || !time.startsWith(date)) {
    throw invalidSignature(
      'Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP',
    );
  }
  const [early, late] = [basicTime(now - limits.clockSkew), basicTime(now + limits.clockSkew)];
  if (at < now - limits.clockSkew) {
    throw invalidSignature(
      `Signature expired: ${time} is now earlier than ${early} (${basicTime(now)} - 5 min.)`,
    );
  }
  if (at > now + limits.clockSkew) {
    throw invalidSignature(
      `Signature not yet current: ${time} is still later than ${late} (${basicTime(now)} + 5 min.)`,
    );
  }
  return time;
}

const basicTime = (milliseconds: number): string =>
  Number.isNaN(milliseconds)
    ? ''
    : `${new Date(milliseconds).toISOString().slice(0, 19).replaceAll(/[-:]/g, '')}Z`;
