import type { PartName } from '../ports.ts';

/** One process of the local system: how to start it, and how to see that it serves. */
export type Part = {
  readonly name: PartName;
  readonly port: number;
  readonly program: string;
  readonly args: readonly string[];
  readonly env: NodeJS.ProcessEnv;
  /** What else this process serves, on a port of its own. */
  readonly alsoServes?: readonly { readonly name: PartName; readonly port: number }[];
  readonly cwd?: string;
  /** Run as this user instead of ours; only root may. */
  readonly user?: ServerUser | undefined;
  /** What asks it to finish what it has in hand and end. Default SIGTERM. */
  readonly stopSignal?: NodeJS.Signals;
  /** Called before each start; makes the data folder and configuration that the first start needs. */
  prepare?(): Promise<void>;
  /** Whether it answers now; a rejection counts as no. */
  isReady(): Promise<boolean>;
  /** Where two processes may share its port, and SIGTERM has one leave it to the other: whether the one with this pid answers now. */
  isReadyAs?(pid: number): Promise<boolean>;
};

export type ServerUser = { readonly uid: number; readonly gid: number };
