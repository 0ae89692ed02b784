/** One part of a test run. */
export type TestRun = {
  /** A folder for data and reports, gone afterwards. */
  readonly folder: string;
  /** Only test files whose path holds one of these; all when empty. */
  readonly filters: readonly string[];
  /** Settles when the run should be given up. */
  readonly stopping: Promise<unknown>;
};
