export type { BuiltService } from './run-service.ts';
export { runService } from './run-service.ts';
export { stoppingSignal } from './stopping.ts';
