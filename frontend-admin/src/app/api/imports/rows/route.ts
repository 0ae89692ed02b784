import { importRows } from '@/imports/import-rows.ts';
import { receiveRows } from '@/imports/receive-rows.ts';

/** Does what rows of a file say. */
export const POST = receiveRows(importRows);
