export { connectSql, type SqlConnection } from './connection.ts';
export {
  type Dialect,
  placeholders,
  type SqlExecutor,
  type SqlFragment,
  type SqlSession,
  sqlNow,
} from './executor.ts';
export { migrate } from './migrate.ts';
export { type MysqlSettings, mysqlSettings } from './mysql-settings.ts';
export { observeAdapter } from './observe-adapter.ts';
export { type PostgresPool, postgresPool } from './postgres-pool.ts';
export { shareConnections } from './share-connections.ts';
export { type IsolationLevel, inTransaction, type Transactional } from './transaction.ts';
