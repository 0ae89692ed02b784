export type { CallOptions, EndpointAnswer } from './call-endpoint.ts';
export { callEndpoint, UnfitUpstreamAnswer, UpstreamProblem } from './call-endpoint.ts';
export type { ServiceAppOptions } from './create-service-app.ts';
export { createServiceApp } from './create-service-app.ts';
export { etag, matchesEtag, parseIfMatch } from './etag.ts';
export type {
  Handled,
  Handler,
  HandlerRequest,
  HandlerResult,
  ReceivedFile,
  Reply,
  ReplyWithHeaders,
} from './handler.ts';
export { handled, reply } from './handler.ts';
export { schemaWriter } from './json-schema.ts';
export { openApiDocument } from './open-api.ts';
export { nameRoute } from './request-state.ts';
export type { Routes, RoutesOptions } from './routes.ts';
export { createRoutes } from './routes.ts';
