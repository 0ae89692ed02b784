import { mysqlSettings } from '@eshop/kit/sql';
import { describe, expect, it } from 'vitest';

describe('the URL of a MySQL database', () => {
  it('is read with its user, password and name decoded', () => {
    expect(mysqlSettings('mysql://cart:p%40ss%2Fword@db.example:3307/eshop_cart')).toEqual({
      host: 'db.example',
      port: 3307,
      user: 'cart',
      password: 'p@ss/word',
      database: 'eshop_cart',
    });
  });

  it('may lead to a server without naming a database, at the usual port', () => {
    expect(mysqlSettings('mysql://root@127.0.0.1')).toEqual({
      host: '127.0.0.1',
      port: 3306,
      user: 'root',
      password: '',
    });
  });

  it('says how the password travels: over TLS, or sealed with a key that the server hands out', () => {
    expect(mysqlSettings('mysql://a:b@h/d?ssl=true')).toMatchObject({ ssl: true });
    expect(mysqlSettings('mysql://a:b@h/d?allowPublicKeyRetrieval=true')).toMatchObject({
      allowPublicKeyRetrieval: true,
    });
    expect(mysqlSettings('mysql://a:b@h/d?ssl=false')).not.toHaveProperty('ssl');
  });
});
