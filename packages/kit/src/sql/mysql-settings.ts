/** How the driver for MySQL and MariaDB reaches a database. */
export type MysqlSettings = {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly database?: string;
  readonly allowPublicKeyRetrieval?: true;
  readonly ssl?: true;
};

/**
 * Reads `mysql://user:password@host:port/database`. MySQL 8 takes a password over TLS (`?ssl=true`) or sealed with its own
 * key, which the driver fetches only when told so (`?allowPublicKeyRetrieval=true`: for networks that are trusted).
 */
export function mysqlSettings(text: string): MysqlSettings {
  const { hostname, port, username, password, pathname, searchParams } = new URL(text);
  const database = decodeURIComponent(pathname.slice(1));
  const isOn = (name: string) => searchParams.get(name) === 'true';
  return {
    host: hostname,
    port: Number(port || 3306),
    user: decodeURIComponent(username),
    password: decodeURIComponent(password),
    ...(database ? { database } : {}),
    ...(isOn('allowPublicKeyRetrieval') ? { allowPublicKeyRetrieval: true } : {}),
    ...(isOn('ssl') ? { ssl: true } : {}),
  };
}
