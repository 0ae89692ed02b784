import type { SqlSession } from '@eshop/kit/sql';
import { startOfMonth } from './month.ts';

/** The months (partitions) that lines of sales can be written to. */
export type Months = {
  /** Makes the month of `at` if it is not there; free for a month that is known. */
  ensure(at: Date): Promise<void>;
  /** Looks at the database again the next time. */
  forget(): void;
};

/** Months in the database; the known ones are remembered (at most 2760: those from 1970 to 2200). */
export function createMonths(sql: SqlSession): Months {
  const known = new Set<number>();
  return {
    async ensure(at) {
      const month = startOfMonth(at).getTime();
      if (known.has(month)) return;
      await sql.$executeRaw`SELECT ensure_sale_lines_partition(${at.toISOString()}::timestamptz)`;
      known.add(month);
    },
    forget: () => known.clear(),
  };
}
