type Plain = { end(): Promise<void> };
type Client = { $disconnect(): Promise<void> };

/** Plain statements and a Prisma client on the same connections, and what closes both: the client first, then its pool. */
export const shareConnections = <Sql extends Plain, Database extends Client>(
  sql: Sql,
  database: Database,
) => ({
  sql,
  database,
  async close(): Promise<void> {
    await database.$disconnect();
    await sql.end();
  },
});
