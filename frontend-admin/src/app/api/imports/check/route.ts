import { checkRows } from '@/imports/check-rows.ts';
import { receiveRows } from '@/imports/receive-rows.ts';

/** What rows of a file would do. */
export const POST = receiveRows(checkRows);
