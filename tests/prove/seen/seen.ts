/** How an attempt of a client ended. */
export type Outcome =
  /** A good answer that fits its schema. */
  | 'good'
  /** A refusal that fits what was asked: out of stock, a step that is not drawn. */
  | 'refused'
  /** The first try with the same key is still being worked on. */
  | 'in progress'
  /** 503 with Retry-After (or 504): it may be tried again. */
  | 'unavailable'
  /** The connection broke, or nothing came in time. */
  | 'no answer'
  /** What no client may see: a 500, an answer that breaks its schema, a refusal that fits nothing that was asked. */
  | 'broken';

/** One attempt of a client, as it saw it. */
export type Seen = {
  /** When it began, in milliseconds since the load began. */
  readonly at: number;
  readonly milliseconds: number;
  /** `POST /v1/orders` */
  readonly request: string;
  /** The service behind the gateway that answers it. */
  readonly service: string;
  readonly outcome: Outcome;
  /** What came instead of a good answer. */
  readonly detail?: string;
};
