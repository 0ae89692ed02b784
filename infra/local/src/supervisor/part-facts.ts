export type PartState = 'starting' | 'running' | 'waiting' | 'stopped';

/** What is known of a part, for the state file and `npm run status`. */
export type PartFacts = {
  readonly name: string;
  readonly port: number;
  readonly alsoServes: readonly { readonly name: string; readonly port: number }[];
  readonly state: PartState;
  readonly pid: number | null;
  /** Tells this process from a later one with the same pid. */
  readonly processStart: string | null;
  readonly stopSignal: NodeJS.Signals | null;
  readonly startedAt: string | null;
  readonly restarts: number;
  readonly log: string;
};
