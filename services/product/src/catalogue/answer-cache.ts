import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';

/** An answer ready to be sent, byte by byte. */
export type Answer = {
  /** The route's pattern, for logs and metrics. */
  readonly route: string;
  readonly body: Buffer;
  readonly etag: string;
  /** Products it shows: it is dropped when one of them changes. */
  readonly shows: ReadonlySet<string>;
  /** Products that it does not show could belong on it: it is dropped when any product appears, moves or goes. */
  readonly isList: boolean;
};

export type AnswerCache = {
  get(url: string): Answer | undefined;
  /** The cached answer, or the one that `make` makes; requests for the same address wait for one making. */
  getOr(url: string, make: () => Promise<Answer>): Promise<Answer>;
  /** Drops what shows the product, and all lists too when what lists go by has changed. */
  productChanged(id: string, listsChanged: boolean): void;
  clear(): void;
};

const maxBytes = 8 * 1024 * 1024;
const maxAnswers = 2_000;
const maxUrlLength = 2_000;
/** Changes drop what they touch within a second; this bounds what a badly wrong clock could hide. */
const maxAgeMilliseconds = 30_000;

/** Makes an answer; with a version, the tag begins with it, so that it can be sent back as `If-Match`. */
export function newAnswer(
  body: Buffer,
  options: { route: string; shows?: Iterable<string>; isList?: boolean; version?: number },
): Answer {
  const hash = createHash('sha1').update(body).digest('base64url').slice(0, 16);
  const { route, shows = [], isList = false, version } = options;
  const etag = version === undefined ? `"${hash}"` : `"${version}.${hash}"`;
  return { route, body, etag, shows: new Set(shows), isList };
}

/** Answers by address, bounded by their bytes: what changes a product drops its answers. */
export function createAnswerCache(): AnswerCache {
  const answers = new LRUCache<string, Answer>({
    max: maxAnswers,
    maxSize: maxBytes,
    ttl: maxAgeMilliseconds,
    sizeCalculation: ({ body, shows }, url) => body.length + url.length + 400 + shows.size * 60,
  });
  let making = new Map<string, Promise<Answer>>();

  /** What is being made now may have read the table before the change: its askers get it, nobody after them does. */
  const disown = () => {
    making = new Map();
  };

  return {
    get: (url) => answers.get(url),
    async getOr(url, make) {
      const known = answers.get(url) ?? making.get(url);
      if (known) return known;
      const mine = making;
      const made = make();
      mine.set(url, made);
      try {
        const answer = await made;
        if (mine === making && url.length <= maxUrlLength) answers.set(url, answer);
        return answer;
      } finally {
        mine.delete(url);
      }
    },
    productChanged(id, listsChanged) {
      disown();
      for (const [url, answer] of answers.entries()) {
        if (answer.shows.has(id) || (listsChanged && answer.isList)) answers.delete(url);
      }
    },
    clear() {
      disown();
      answers.clear();
    },
  };
}
