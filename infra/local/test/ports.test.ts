import { createServer } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { checkPorts } from '../src/check-ports.ts';
import { chosenPorts, freePorts } from '../src/ports.ts';

describe('the ports of a run', () => {
  it('are those of the contract when nothing is said', () => {
    expect(chosenPorts({})).toMatchObject({
      gateway: 2000,
      product: 2001,
      'sales-report': 2007,
      postgres: 2100,
    });
  });

  it('are all shifted by ESHOP_PORT_OFFSET, and one by one set by ESHOP_PORT_<PART>', () => {
    const ports = chosenPorts({ ESHOP_PORT_OFFSET: '10000', ESHOP_PORT_SALES_REPORT: '4711' });
    expect(ports).toMatchObject({ gateway: 12_000, 'sales-report': 4711 });
  });

  it.each(['x', '-1', '70000', '1.5', ' '])('refuses %j, naming the variable', (value) => {
    expect(() => chosenPorts({ ESHOP_PORT_CART: value })).toThrow(/^ESHOP_PORT_CART must be/);
  });
});

describe('the check of ports', () => {
  it('passes when all are free', async () => {
    await expect(checkPorts(await freePorts(), ['gateway', 'cart'])).resolves.toBeUndefined();
  });

  it('names each taken port with its owner and the variable that moves it', async () => {
    const ports = await freePorts();
    const server = createServer().listen(ports.cart, '127.0.0.1');
    onTestFinished(() => void server.close());
    const message = new RegExp(
      `^Port ${ports.cart} of cart is taken \\(.+, pid ${process.pid}\\): set ESHOP_PORT_CART to another\\.\\n.*ESHOP_PORT_OFFSET`,
    );
    await expect(checkPorts(ports, ['gateway', 'cart'])).rejects.toThrow(message);
  });
});
