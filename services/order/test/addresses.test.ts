import { maxSavedAddresses, type SavedAddress } from '@eshop/contracts/api/address-book';
import { serviceHeaders, signIn, type TestCaller } from '@eshop/kit/testing';
import request from 'supertest';
import { v7 as uuidv7 } from 'uuid';
import { describe, expect, it } from 'vitest';
import { address, useOrder } from './use-order.ts';

const order = useOrder();
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

/** The address book of somebody new. */
async function newBook(caller?: TestCaller) {
  const { headers } = caller ?? (await signIn());
  const path = (id: string) => `/v1/addresses/${id}`;
  const book = {
    headers,
    add: (more: object = {}, extra: Record<string, string> = {}) =>
      request(order.app)
        .post('/v1/addresses')
        .set({ ...headers, ...extra })
        .send({ ...address, ...more }),
    change: (id: string, changes: object, extra: Record<string, string> = {}) =>
      request(order.app)
        .patch(path(id))
        .set({ ...headers, ...extra })
        .send(changes),
    remove: (id: string, extra: Record<string, string> = {}) =>
      request(order.app)
        .delete(path(id))
        .set({ ...headers, ...extra }),
    async kept(label: string, more: object = {}): Promise<SavedAddress> {
      const answer = await book.add({ label, ...more });
      expect(answer.status).toBe(201);
      return answer.body;
    },
    async list(): Promise<SavedAddress[]> {
      const answer = await request(order.app).get('/v1/addresses').set(headers);
      expect(answer.status).toBe(200);
      expect(answer.body.nextCursor).toBeNull();
      return answer.body.items;
    },
    /** Labels in the order of the list; the default one with a star. */
    labels: async () => (await book.list()).map(({ label, isDefault }) => `${label}${isDefault ? '*' : ''}`),
  };
  return book;
}

describe('an address book', () => {
  it('begins empty; the first address is the default, and the default comes before the newest', async () => {
    const book = await newBook();
    expect(await book.list()).toEqual([]);
    const first = await book.add({ label: 'Home', note: 'Ring twice\nand wait', isDefault: false });
    expect(first.status).toBe(201);
    expect(first.headers.etag).toBe('"1"');
    expect(first.body).toEqual({
      ...address,
      id: expect.any(String),
      label: 'Home',
      note: 'Ring twice\nand wait',
      isDefault: true,
      version: 1,
      createdAt: expect.any(String),
      updatedAt: first.body.createdAt,
    });
    await book.kept('Work');
    await book.kept('Garage');
    expect(await book.labels()).toEqual(['Home*', 'Garage', 'Work']);
  });

  it('keeps an address without label and note, and no members that nobody knows', async () => {
    const book = await newBook();
    const { body } = await book.add({ userId: uuidv7(), version: 9, note: '' });
    expect(body).toMatchObject({ label: null, version: 1 });
    expect(body).not.toHaveProperty('note');
    expect(body).not.toHaveProperty('userId');
    expect(await book.list()).toEqual([body]);
  });

  it('hands the part of the default over to a new or a changed address', async () => {
    const book = await newBook();
    const home = await book.kept('Home');
    const work = await book.kept('Work', { isDefault: true });
    expect(await book.labels()).toEqual(['Work*', 'Home']);
    const changed = await book.change(home.id, { isDefault: true });
    expect(changed.body).toMatchObject({ isDefault: true, version: 3 });
    expect(await book.labels()).toEqual(['Home*', 'Work']);
    expect((await book.list())[1]).toMatchObject({ id: work.id, version: 2 });
  });

  it('does not let the default give its part up to nobody', async () => {
    const book = await newBook();
    const { id } = await book.kept('Home');
    const refused = await book.change(id, { isDefault: false });
    expect(refused.status).toBe(409);
    expect(refused.body.code).toBe('INVALID_STATE');
    expect(await book.labels()).toEqual(['Home*']);
  });

  it('changes what is sent and nothing else; null and an empty note remove', async () => {
    const book = await newBook();
    const kept = await book.kept('Home', { note: 'Ring' });
    const moved = await book.change(kept.id, { street: '2 Difference Rd', zipCode: '00501' });
    expect(moved.status).toBe(200);
    expect(moved.headers.etag).toBe('"2"');
    expect(moved.body).toEqual({
      ...kept,
      street: '2 Difference Rd',
      zipCode: '00501',
      version: 2,
      updatedAt: moved.body.updatedAt,
    });
    const bare = await book.change(kept.id, { label: null, note: '' });
    expect(bare.body.label).toBeNull();
    expect(bare.body).not.toHaveProperty('note');
  });

  it('gives the part of a removed default to the newest other one', async () => {
    const book = await newBook();
    const home = await book.kept('Home');
    const work = await book.kept('Work');
    await book.kept('Garage');
    expect((await book.remove(work.id)).status).toBe(204);
    expect(await book.labels()).toEqual(['Home*', 'Garage']);
    expect((await book.remove(home.id)).status).toBe(204);
    expect(await book.labels()).toEqual(['Garage*']);
    expect((await book.remove(home.id)).status).toBe(404);
    const [last] = await book.list();
    await book.remove(last?.id ?? '');
    expect(await book.list()).toEqual([]);
    await book.kept('New home');
    expect(await book.labels()).toEqual(['New home*']);
  });

  it('heeds an If-Match when one is sent', async () => {
    const book = await newBook();
    const { id } = await book.kept('Home');
    expect((await book.change(id, { label: 'House' }, { 'if-match': '"1"' })).status).toBe(200);
    for (const answer of [
      await book.change(id, { label: 'Flat' }, { 'if-match': '"1"' }),
      await book.remove(id, { 'if-match': '"1"' }),
    ]) {
      expect(answer.status).toBe(412);
      expect(answer.body.code).toBe('VERSION_CONFLICT');
    }
    expect((await book.change(id, { label: 'Flat' }, { 'if-match': 'nonsense' })).status).toBe(400);
    expect(await book.labels()).toEqual(['House*']);
    expect((await book.remove(id, { 'if-match': '"2"' })).status).toBe(204);
  });

  it('keeps one address for one Idempotency-Key, and answers the same again', async () => {
    const book = await newBook();
    const key = { 'idempotency-key': uuidv7() };
    const first = await book.add({ label: 'Home' }, key);
    const again = await book.add({ label: 'Home' }, key);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.body).toEqual(first.body);
    expect((await book.add({ label: 'Work' }, key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED');
    expect(await book.labels()).toEqual(['Home*']);
  });
});

describe('at the same time', () => {
  it('of 25 new addresses 20 are kept and one is the default, whoever asked to be it', async () => {
    const book = await newBook();
    const answers = await Promise.all(times(25).map((index) => book.add({ isDefault: index % 2 === 0 })));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(maxSavedAddresses);
    for (const { body } of answers.filter(({ status }) => status !== 201))
      expect(body).toMatchObject({ status: 409, code: 'ADDRESS_BOOK_FULL' });
    const kept = await book.list();
    expect(kept).toHaveLength(maxSavedAddresses);
    expect(kept.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it('ten that are made the default, added and removed leave exactly one default', async () => {
    const book = await newBook();
    const kept = [];
    for (const index of times(10)) kept.push(await book.kept(`No. ${index}`));
    await Promise.all(
      kept.flatMap(({ id }, index) => [
        index % 2 === 0 ? book.change(id, { isDefault: true }) : book.remove(id),
        ...(index % 3 === 0 ? [book.add({ isDefault: true })] : []),
      ]),
    );
    const left = await book.list();
    expect(left).toHaveLength(9);
    expect(left.filter(({ isDefault }) => isDefault)).toHaveLength(1);
  });

  it('all are removed, and none is left behind as a default', async () => {
    const book = await newBook();
    const kept = await Promise.all(times(8).map(() => book.add()));
    const removed = await Promise.all(kept.flatMap(({ body: { id } }) => [book.remove(id), book.remove(id)]));
    expect(removed.filter(({ status }) => status === 204)).toHaveLength(8);
    expect(removed.filter(({ status }) => status === 404)).toHaveLength(8);
    expect(await book.list()).toEqual([]);
  });

  it('a second default is refused by the database itself', async () => {
    const caller = await signIn();
    const book = await newBook(caller);
    await book.kept('Home');
    const { address: table } = order.context.database;
    const row = await table.findFirstOrThrow({ where: { userId: caller.userId } });
    await expect(table.createMany({ data: [{ ...row, id: uuidv7() }] })).rejects.toThrow('Unique constraint');
  });
});

describe('who may not', () => {
  it('somebody else’s address is as if it were not there, for admins too', async () => {
    const book = await newBook();
    const { id } = await book.kept('Home');
    for (const stranger of [await newBook(), await newBook(await order.admin())]) {
      expect((await stranger.change(id, { label: 'Mine' })).status).toBe(404);
      expect((await stranger.remove(id)).status).toBe(404);
      expect(await stranger.list()).toEqual([]);
    }
    expect(await book.labels()).toEqual(['Home*']);
  });

  it('nobody comes in without a token, and no machine', async () => {
    const path = `/v1/addresses/${uuidv7()}`;
    const machine = await serviceHeaders();
    for (const [headers, status] of [
      [{}, 401],
      [machine, 403],
    ] as const) {
      expect((await request(order.app).get('/v1/addresses').set(headers)).status).toBe(status);
      expect((await request(order.app).post('/v1/addresses').set(headers).send(address)).status).toBe(status);
      expect((await request(order.app).patch(path).set(headers).send({ label: 'x' })).status).toBe(status);
      expect((await request(order.app).delete(path).set(headers)).status).toBe(status);
    }
  });
});

describe('bad input', () => {
  it.each([
    [{ name: undefined, phone: undefined }, ['name', 'phone']],
    [{ zipCode: '1025' }, ['zipCode']],
    [{ street: '', city: ' ' }, ['street', 'city']],
    [{ state: 'x'.repeat(101) }, ['state']],
    [{ phone: 'call me' }, ['phone', 'phone']],
    [{ note: 'a\u0000b' }, ['note']],
    [{ label: 'a\nb' }, ['label']],
    [{ label: 'x'.repeat(61) }, ['label']],
    [{ isDefault: 'yes' }, ['isDefault']],
  ])('%j is refused by name', async (more, fields) => {
    const answer = await (await newBook()).add(more);
    expect(answer.status).toBe(400);
    expect(answer.body.errors.map(({ path }: { path: string }) => path)).toEqual(fields);
  });

  it('a change of nothing, of bad fields or of what is no id is refused', async () => {
    const book = await newBook();
    const { id } = await book.kept('Home');
    expect((await book.change(id, {})).status).toBe(400);
    expect((await book.change(id, { version: 3 })).status).toBe(400);
    expect((await book.change(id, { name: null })).body.errors).toMatchObject([{ path: 'name' }]);
    expect((await book.change('home', { name: 'Ada' })).body.errors).toMatchObject([{ path: 'id' }]);
    expect((await book.remove('home')).status).toBe(400);
    expect((await book.change(uuidv7(), { name: 'Ada' })).status).toBe(404);
  });
});
