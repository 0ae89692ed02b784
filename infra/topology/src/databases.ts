import { type Database, parts } from './parts.ts';

/** An SQL database, owned by one service. */
export type ServiceDatabase = {
  readonly service: string;
  /** On a laptop MariaDB stands for MySQL. */
  readonly engine: Database['server'];
  readonly name: string;
};

/** Every SQL database of the shop. */
export const databases: readonly ServiceDatabase[] = parts.flatMap((part) =>
  'database' in part ? [{ service: part.name, engine: part.database.server, name: part.database.name }] : [],
);
