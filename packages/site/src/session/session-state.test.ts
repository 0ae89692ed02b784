import { describe, expect, it } from 'vitest';
import { claimsOf, isGood, isLasting } from './access-token.ts';
import { cookieNames } from './cookie-names.ts';
import { personCookie, readPerson } from './session-cookies.ts';
import { isWaiting, personIn, sessionStateOf } from './session-state.ts';

const inSeconds = (seconds: number) => Date.now() / 1_000 + seconds;
const tokenOf = (claims: object) =>
  ['{"alg":"RS256"}', JSON.stringify(claims), 'signature']
    .map((part) => Buffer.from(part).toString('base64url'))
    .join('.');
const personOf = (id: string) => personCookie({ id, name: 'Ada', email: 'ada@eshop.example' }).value;

type Jar = Partial<Record<'access' | 'refresh' | 'person', string>>;
const jar =
  (held: Jar) =>
  (name: string): string | undefined =>
    new Map<string, string>(
      Object.entries(held).map(([key, value]) => [cookieNames[key as keyof Jar], value]),
    ).get(name);

const access = tokenOf({ exp: inSeconds(600), sub: 'ada' });
const old = tokenOf({ exp: inSeconds(-1), sub: 'ada' });
const person = personOf('ada');
const refresh = 'refresh-token';

const garbage = [
  'x',
  'a.b.c',
  '..',
  '€',
  'a.b.c.d',
  tokenOf([]),
  tokenOf({ exp: 'soon' }),
  'x'.repeat(8_000),
];

describe('access tokens', () => {
  it('says whose a token is, and until when', () => {
    expect(claimsOf(tokenOf({ exp: 5, sub: 'ada', scope: 'x' }))).toEqual({ exp: 5, sub: 'ada' });
  });

  it('takes garbage for no token', () => {
    for (const token of garbage)
      expect([claimsOf(token), isGood(token), isLasting(token)]).toEqual([null, false, false]);
  });

  it('takes what no header can carry for no token', () => {
    expect(claimsOf(`${access}\r\nx-roles: admin`)).toBeNull();
    expect(claimsOf(`${access}€`)).toBeNull();
  });

  it('renews a token a minute before its end', () => {
    const token = tokenOf({ exp: 1_000, sub: 'ada' });
    expect([isLasting(token, 939), isLasting(token, 941), isGood(token, 999), isGood(token, 1_000)]).toEqual([
      true,
      false,
      true,
      false,
    ]);
  });
});

describe('the state of a session', () => {
  it('is good with a lasting token and its person', () => {
    expect(sessionStateOf(jar({ access, refresh, person }))).toBe('good');
  });

  it('is a guest’s without cookies, or with emptied ones', () => {
    expect(sessionStateOf(jar({}))).toBe('none');
    expect(sessionStateOf(jar({ access: '', refresh: '', person: '' }))).toBe('none');
  });

  it.each<Jar>([
    { refresh },
    { refresh, person },
    { access: old, refresh, person },
    { access, refresh },
    { access, refresh, person: personOf('eve') },
    { access, refresh, person: 'garbage' },
    ...garbage.map((token) => ({ access: token, refresh, person })),
  ])('is to be renewed with %j', (held) => expect(sessionStateOf(jar(held))).toBe('renewable'));

  it.each<Jar>([
    { access },
    { person },
    { access: 'garbage' },
    { access: old, person },
    { access, person: 'garbage' },
  ])('is broken with %j', (held) => expect(sessionStateOf(jar(held))).toBe('broken'));

  it('waits while there is no good token but a way to get one', () => {
    expect(isWaiting(jar({ refresh, person }))).toBe(true);
    expect(isWaiting(jar({ access: old, refresh, person }))).toBe(true);
    expect(isWaiting(jar({ access, refresh, person }))).toBe(false);
    expect(isWaiting(jar({}))).toBe(false);
  });
});

describe('whom the site greets', () => {
  it('greets whose token it is', () => {
    expect(personIn(jar({ access, refresh, person }))).toMatchObject({ id: 'ada' });
  });

  it('greets somebody whose session is yet to be renewed', () => {
    expect(personIn(jar({ refresh, person }))).toMatchObject({ id: 'ada' });
  });

  it('greets nobody by another’s cookie, by a tampered one, or by that cookie alone', () => {
    expect(personIn(jar({ access, refresh, person: personOf('eve') }))).toBeNull();
    expect(personIn(jar({ access, refresh, person: 'e30' }))).toBeNull();
    expect(personIn(jar({ person }))).toBeNull();
    for (const value of garbage) expect(readPerson(value)).toBeNull();
  });
});
