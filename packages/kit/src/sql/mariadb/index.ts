export { type MariaDb, openMariaDb } from './open-mariadb.ts';
