export { healthRoutes } from './health-routes.ts';
export type { Check, Probed, Readiness } from './readiness.ts';
export { createReadiness, probe } from './readiness.ts';
