import { templateCsv } from '@/imports/columns.ts';
import { requireStaff } from '@/session/staff.ts';

/** A file to begin with: all columns and one example. */
export async function GET(): Promise<Response> {
  await requireStaff('admin');
  return new Response(templateCsv, {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="products.csv"',
    },
  });
}
