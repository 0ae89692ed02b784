import { isProblem } from './gateway-problem.ts';

/**
 * What was asked for; undefined when it is not there, or its id can be nobody's.
 * @throws what else went wrong
 */
export const unlessMissing = <T>(read: Promise<T>): Promise<T | undefined> =>
  read.catch((error: unknown) => {
    if (isProblem(error, 'NOT_FOUND', 'VALIDATION_FAILED')) return undefined;
    throw error;
  });
