import type { Figures } from './figures.ts';

/** One promise about speed, and what was found. */
export type Finding = {
  readonly what: string;
  /** `at least 0.7 × bare Express` */
  readonly must: string;
  /** `0.82 ×` */
  readonly found: string;
  /** What was found as a share of what must be reached: 1 and more is met. */
  readonly reached: number;
  readonly shop?: Figures;
  /** The least that the same promise needs, measured in turn with the shop. */
  readonly limit?: Figures;
  /** Milliseconds of processor time of each operation, by part of the shop. */
  readonly processor?: Readonly<Record<string, number>>;
  readonly limitProcessor?: Readonly<Record<string, number>>;
};

/** A row of the table: measures something and says what it found. */
export type Row = {
  readonly name: string;
  /** Takes minutes or gigabytes: only when asked for by `--large` or by its name. */
  readonly isLarge?: boolean;
  /** The part that does most of the work, for `--profile`. */
  readonly worker?: string;
  measure(): Promise<Finding[]>;
};

export const isMet = ({ reached }: Finding): boolean => reached >= 1;

/** Something that must be at least so much. */
export const atLeast = (found: number, must: number): number => found / must;

/** Something that must be at most so much. */
export const atMost = (found: number, must: number): number => must / found;
