export { healthRoutes } from './health-routes.ts';
export type { Check, Readiness } from './readiness.ts';
export { createReadiness } from './readiness.ts';
