import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { z } from 'zod';
import { appClientSchema } from '../clients/app-client.ts';
import { groupSchema } from '../groups/group.ts';
import { domainSchema } from '../pools/domain.ts';
import { resourceServerSchema } from '../pools/resource-server.ts';
import { userPoolSchema } from '../pools/user-pool.ts';
import { revocationSchema } from '../sessions/revocation.ts';
import { serverSecretSchema } from '../sessions/server-secret.ts';
import { userSchema } from '../users/user.ts';
import { type Change, type Journal, openJournal } from './journal.ts';
import { createTable, type Table } from './table.ts';

const memoryOnly: Journal = { append: () => {}, compactWhenGrown: () => {}, close: () => {} };

/** All that the emulator keeps. Without a folder it lives in memory alone; `onFault` gets failed rewrites of the file. */
export function openDatabase(dataDir: string | undefined, onFault: (error: unknown) => void) {
  const stored = new Map<string, Map<string, unknown>>();
  const restore = ([table, key, value]: Change) => {
    const rows = stored.get(table) ?? new Map<string, unknown>();
    stored.set(table, rows);
    if (value === null) rows.delete(key);
    else rows.set(key, value);
  };
  if (dataDir !== undefined) mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const journal = dataDir === undefined ? memoryOnly : openJournal(join(dataDir, 'state.jsonl'), restore);

  let pending: Change[] = [];
  const note = (change: Change) => {
    pending.push(change);
  };
  const table = <Row>(name: string, schema: z.ZodType<Row>): Table<Row> =>
    createTable(name, schema, stored.get(name) ?? new Map(), note);

  const tables = {
    secrets: table('secrets', serverSecretSchema),
    pools: table('pools', userPoolSchema),
    clients: table('clients', appClientSchema),
    resourceServers: table('resourceServers', resourceServerSchema),
    domains: table('domains', domainSchema),
    groups: table('groups', groupSchema),
    users: table('users', userSchema),
    revocations: table('revocations', revocationSchema),
  };
  stored.clear();

  function* live(): Generator<Change> {
    for (const { rows } of Object.values(tables)) yield* rows();
  }

  /** Puts the noted changes on disk, all or none; called before an answer leaves. Throws when the disk refuses. */
  const flush = () => {
    if (pending.length === 0) return;
    journal.append(pending);
    pending = [];
    try {
      journal.compactWhenGrown(live);
    } catch (error) {
      onFault(error);
    }
  };

  return { ...tables, flush, close: () => journal.close() };
}

export type Database = ReturnType<typeof openDatabase>;
