import type { Response } from 'express';
import type { Trace } from '../logging/index.ts';
import { continueTrace } from '../logging/index.ts';

/** What the access log and the metrics need to know of a request; filled on its way. */
export type RequestState = {
  readonly trace: Trace;
  /** The route's pattern, never a path with ids in it. */
  route: string | undefined;
  callerId: string | undefined;
  /** A token was sent and found bad. */
  tokenRefused: boolean;
};

const states = new WeakMap<Response, RequestState>();

/** Begins the state of a request. */
export function beginRequestState(res: Response, trace: Trace): RequestState {
  const state: RequestState = { trace, route: undefined, callerId: undefined, tokenRefused: false };
  states.set(res, state);
  return state;
}

/** The state of the request that this response answers. */
export const requestStateOf = (res: Response): RequestState =>
  states.get(res) ?? beginRequestState(res, continueTrace());

/** Names the route of a request that no endpoint serves (a proxy's), for its log line and metrics. */
export function nameRoute(res: Response, route: string): void {
  requestStateOf(res).route = route;
}
