export { decodeCursor, encodeCursor } from './cursor.ts';
export { idsOfPeriod } from './ids-of-period.ts';
