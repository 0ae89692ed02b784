/** The time during which a fault was felt, in milliseconds since the load began. */
export type Band = {
  readonly fault: string;
  readonly title: string;
  readonly hits: readonly string[];
  readonly began: number;
  /** When it was ended; the shop may still have been mending itself. */
  readonly ended: number;
  /** When every part served again; undefined when it did not within the time for that. */
  readonly mended: number | undefined;
  /** Why it could not be brought about or ended, where that is so. */
  readonly trouble?: string;
};

/** Connections, circuit breakers and pauses between tries outlast a fault by so much. */
export const afterPainMilliseconds = 5_000;

/** The end of what it may be blamed for. */
export const endOf = ({ ended, mended }: Band): number => (mended ?? ended) + afterPainMilliseconds;
