import type { Change } from '../../change.ts';
import type { Operation, Parameter, Schema } from '../../documents/contract.ts';

/** One endpoint at two revisions. */
export type EndpointPair = {
  readonly before: Operation;
  readonly after: Operation;
  /** `order: POST /v1/orders` */
  readonly place: string;
  /** Compares what clients send. */
  received(before: Schema, after: Schema, place: string): Change[];
  /** Compares what clients read. */
  sent(before: Schema, after: Schema, place: string): Change[];
};

/** Compares one side of an endpoint. */
export type EndpointRule = (pair: EndpointPair) => Change[];

/** The first kind of content and its schema: endpoints have one. */
export function contentOf(content: Operation['responses'][string]['content']) {
  const [mediaType, body] = Object.entries(content ?? {})[0] ?? [];
  return { mediaType, schema: body?.schema };
}

/** The good answer of an endpoint and its status. */
export function goodAnswer({ responses }: Operation) {
  const status = Object.keys(responses).find((one) => one.startsWith('2')) ?? 'none';
  return { status, answer: responses[status] };
}

/** Parameters by what clients know them by: their place and name, and in a path their position. */
export const parametersByName = ({ parameters }: Operation): ReadonlyMap<string, Parameter> =>
  new Map(
    parameters.map((one, index) => [
      `${one.in} ${one.in === 'path' ? `segment ${index + 1}` : one.name}`,
      one,
    ]),
  );
