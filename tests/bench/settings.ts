const number = (name: string, usual: number) => Number(process.env[name] ?? usual);

/** How long and how hard is measured. */
export const settings = {
  /** Of each side of a comparison, in rounds that take turns. */
  seconds: number('BENCH_SECONDS', 6),
  rounds: number('BENCH_ROUNDS', 3),
  connections: number('BENCH_CONNECTIONS', 16),
  /** For the large rows. */
  loadMinutes: number('BENCH_LOAD_MINUTES', 60),
  sales: number('BENCH_SALES', 10_000_000),
  products: {
    searched: number('BENCH_SEARCHED_PRODUCTS', 100_000),
    listed: number('BENCH_LISTED_PRODUCTS', 1_000_000),
  },
} as const;
