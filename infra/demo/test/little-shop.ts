import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { createCategorySchema, createProductSchema, updateProductSchema } from '@eshop/contracts/api/product';
import { createMovementSchema, createWarehouseSchema } from '@eshop/contracts/api/warehouse';
import { type ProblemCode, problems, problemType } from '@eshop/contracts/problem';
import type { z } from 'zod';

/** An accident of the network or the shop, to happen to one request. */
export type Accident = 'unavailable' | 'busy' | 'lost answer' | 'broken';

type Row = Record<string, unknown> & { id: string };
type Answer = { readonly status: number; readonly body: unknown };
type Handler = (request: { path: string; query: URLSearchParams; body: unknown }) => Answer;

const answer = (status: number, body: unknown): Answer => ({ status, body });
const problem = (code: ProblemCode, extra: Record<string, unknown> = {}): Answer => {
  const { status, title } = problems[code];
  return answer(status, { type: problemType(code), title, status, code, requestId: randomUUID(), ...extra });
};
const page = (items: readonly unknown[]): Answer => answer(200, { items, nextCursor: null });
const slugOf = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-');

/**
 * The part of the shop that the demo and the import talk to, in memory and on a real socket: it can lose answers, be busy and
 * break at a chosen request, which the real one cannot be made to do at will.
 */
export async function startLittleShop() {
  const categories: Row[] = [];
  const products: Row[] = [];
  const warehouses: Row[] = [];
  const movements: Row[] = [];
  const answers = new Map<string, Answer>();
  const accidents: { match: RegExp; accident: Accident; times: number }[] = [];
  const requests: string[] = [];

  const parsed = <Schema extends z.ZodType>(
    schema: Schema,
    body: unknown,
    make: (value: z.output<Schema>) => Answer,
  ): Answer => {
    const result = schema.safeParse(body);
    if (result.success) return make(result.data);
    const errors = result.error.issues.map(({ path, message }) => ({ path: path.join('.'), message }));
    return problem('VALIDATION_FAILED', { errors });
  };
  const insert = (rows: Row[], value: Record<string, unknown>): Answer => {
    const row = { id: randomUUID(), version: 1, ...value };
    rows.push(row);
    return answer(201, row);
  };
  const tree = (parentId: string | null): unknown[] =>
    categories.filter((row) => row.parentId === parentId).map((row) => ({ ...row, children: tree(row.id) }));
  const idIn = (path: string): string => path.split('/')[3] ?? '';
  const productIn = (path: string): Row | undefined => products.find(({ id }) => id === idIn(path));

  const handlers: Record<string, Handler> = {
    'POST /v1/auth/sign-in': () =>
      answer(200, {
        accessToken: 'token',
        refreshToken: 'refresh',
        expiresIn: 3600,
        user: { id: randomUUID(), email: 'admin@eshop.example', name: 'Admin', roles: ['customer', 'admin'] },
      }),
    'GET /v1/categories': () => answer(200, { items: tree(null), nextCursor: null }),
    'POST /v1/categories': ({ body }) =>
      parsed(createCategorySchema, body, (value) =>
        insert(categories, { ...value, slug: slugOf(value.name), children: [] }),
      ),
    'GET /v1/warehouses': () => page(warehouses),
    'POST /v1/warehouses': ({ body }) =>
      parsed(createWarehouseSchema, body, (value) => insert(warehouses, value)),
    'GET /v1/stock-movements': ({ query }) =>
      page(
        movements
          .filter((row) => row.productId === query.get('productId'))
          .map((row) => {
            const product = products.find(({ id }) => id === row.productId);
            return { ...row, sku: product?.sku, name: product?.name };
          }),
      ),
    'POST /v1/stock-movements': ({ body }) =>
      parsed(createMovementSchema, body, (value) =>
        insert(movements, {
          fromWarehouseId: null,
          toWarehouseId: null,
          warehouseId: null,
          orderId: null,
          actor: 'somebody',
          createdAt: new Date().toISOString(),
          ...value,
        }),
      ),
    'POST /v1/products': ({ body }) =>
      parsed(createProductSchema, body, (value) => {
        const taken = products.find(({ sku }) => sku === value.sku);
        if (taken) return problem('SKU_TAKEN', { productId: taken.id });
        const now = new Date().toISOString();
        return insert(products, {
          ...value,
          categoryPath: [],
          images: [],
          availableQuantity: 0,
          archived: false,
          createdAt: now,
          updatedAt: now,
        });
      }),
    'GET /v1/products/:id': ({ path }) => {
      const product = productIn(path);
      return product ? answer(200, product) : problem('NOT_FOUND');
    },
    'PATCH /v1/products/:id': ({ path, body }) =>
      parsed(updateProductSchema, body, (value) =>
        answer(200, Object.assign(productIn(path) ?? { id: '' }, value)),
      ),
    'POST /v1/products/:id/images': ({ path }) => {
      const image = {
        id: randomUUID(),
        url: '/page.webp',
        thumbUrl: '/thumb.webp',
        width: 1600,
        height: 1000,
      };
      const product = productIn(path);
      if (product) product.images = [...(Array.isArray(product.images) ? product.images : []), image];
      return product ? answer(201, image) : problem('NOT_FOUND');
    },
  };

  const accidentFor = (line: string): Accident | undefined => {
    const found = accidents.find(({ match, times }) => times > 0 && match.test(line));
    if (found) found.times -= 1;
    return found?.accident;
  };

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://shop');
    const line = `${request.method} ${url.pathname}`;
    const content = await text(request);
    requests.push(line);
    const accident = accidentFor(line);
    if (accident === 'unavailable') return send(response, problem('UNAVAILABLE'), { 'retry-after': '0' });
    if (accident === 'busy') return send(response, problem('TOO_MANY_REQUESTS'), { 'retry-after': '0' });
    if (accident === 'broken') return send(response, problem('INTERNAL'));
    const route = line.replace(/(\/v1\/products\/)[^/]+/, '$1:id');
    const key = request.headers['idempotency-key'];
    const remembered = key === undefined ? undefined : answers.get(`${route} ${key}`);
    const json = request.headers['content-type']?.startsWith('application/json');
    const result =
      remembered ??
      handlers[route]?.({
        path: url.pathname,
        query: url.searchParams,
        body: json ? JSON.parse(content) : {},
      }) ??
      problem('NOT_FOUND');
    if (key !== undefined) answers.set(`${route} ${key}`, result);
    if (accident === 'lost answer') {
      response.destroy();
      return;
    }
    send(response, result);
  }

  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    categories,
    products,
    warehouses,
    movements,
    requests,
    /** Makes an accident happen to the next requests whose method and path match. */
    suffer(match: RegExp, accident: Accident, times = 1) {
      accidents.push({ match, accident, times });
    },
    [Symbol.asyncDispose]: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

function send(
  response: ServerResponse,
  { status, body }: Answer,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}
