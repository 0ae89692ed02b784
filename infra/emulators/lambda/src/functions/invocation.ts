/** One event on its way to a handler. */
export type Invocation = {
  readonly requestId: string;
  /** JSON. */
  readonly event: string;
  readonly deadlineAt: number;
  readonly functionArn: string;
  readonly clientContext?: unknown;
};

/** How AWS describes a handler that failed. */
export type FunctionError = {
  readonly errorType: string;
  readonly errorMessage: string;
  readonly trace?: readonly string[];
};

/** What came of an invocation: the handler's JSON or its failure. */
export type Outcome =
  | { readonly ok: true; readonly payload: string; readonly log: string }
  | { readonly ok: false; readonly error: FunctionError; readonly log: string };

/** Messages from a sandbox's thread. */
export type SandboxMessage =
  | { readonly kind: 'ready' }
  | { readonly kind: 'init-failed'; readonly error: FunctionError }
  | { readonly kind: 'done'; readonly requestId: string; readonly payload: string }
  | { readonly kind: 'failed'; readonly requestId: string; readonly error: FunctionError };

/** What a sandbox's thread is started with. */
export type SandboxData = { readonly bundle: string; readonly handler: string };

/** The largest event and the largest answer of a synchronous invocation: 6 MB and the envelope that AWS allows. */
export const maxPayloadBytes = 6_291_556;
/** The largest event of an asynchronous invocation: 1 MB. */
export const maxAsyncPayloadBytes = 1_048_576;
