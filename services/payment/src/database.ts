import { PrismaMariaDb } from '@prisma/adapter-mariadb';
import { PrismaClient } from '../generated/prisma/client.ts';

/**
 * Opens the database lazily. Sessions read what is committed: after waiting for a row's lock a transaction must see what the
 * other one wrote, not its own older snapshot. Their clock is UTC, as Prisma writes times.
 */
export function openDatabase(url: string): PrismaClient {
  const { hostname, port, username, password, pathname } = new URL(url);
  const adapter = new PrismaMariaDb({
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    database: decodeURIComponent(pathname.slice(1)),
    connectionLimit: 10,
    minimumIdle: 1,
    connectTimeout: 2_000,
    acquireTimeout: 2_000,
    initSql: ["SET time_zone = '+00:00'", 'SET SESSION TRANSACTION ISOLATION LEVEL READ COMMITTED'],
  });
  return new PrismaClient({ adapter });
}
