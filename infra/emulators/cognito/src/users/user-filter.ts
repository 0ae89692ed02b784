import { invalidParameter } from '../errors.ts';
import type { User } from './user.ts';

const FILTER = /^\s*"?(?<name>[\w:]+)"?\s*(?<operator>=|\^=)\s*"(?<value>(?:[^"\\]|\\.)*)"\s*$/u;

const readers: Readonly<Record<string, (user: User) => string | undefined>> = {
  username: (user) => user.username,
  'cognito:user_status': (user) => user.status,
  status: (user) => (user.enabled ? 'Enabled' : 'Disabled'),
  ...Object.fromEntries(
    ['sub', 'email', 'phone_number', 'name', 'given_name', 'family_name', 'preferred_username'].map(
      (name) => [name, (user: User) => user.attributes[name]],
    ),
  ),
};

/** The test that a filter such as `email ^= "ann"` stands for; InvalidParameterException when it is none. */
export function userFilter(text: string): (user: User) => boolean {
  const { name, operator, value } = FILTER.exec(text)?.groups ?? {};
  const read = name === undefined || !Object.hasOwn(readers, name) ? undefined : readers[name];
  if (!read || value === undefined) throw invalidParameter('Error while parsing filter.');
  const plain = value.replace(/\\(.)/gu, '$1');
  const fold = name === 'email' ? (other: string) => other.toLowerCase() : (other: string) => other;
  const wanted = fold(plain);
  return (user) => {
    const found = read(user);
    if (found === undefined) return false;
    return operator === '=' ? fold(found) === wanted : fold(found).startsWith(wanted);
  };
}
