import { demoAccounts } from '@eshop/demo/accounts';
import type { Ports } from '../ports.ts';
import { type Service, serviceUrl } from './services.ts';

/** What is told when everything serves: addresses, data folder, demo accounts. */
export function welcome({
  ports,
  dataDir,
  services,
  seconds,
}: {
  ports: Ports;
  dataDir: string;
  services: readonly Service[];
  seconds: number;
}): string {
  const names = [
    ...services.map(({ name }) => name).filter((name) => name !== 'gateway'),
    'shipping-cost',
  ] as const;
  return [
    '',
    `  Eshop is ready after ${seconds.toFixed(1)} s.`,
    '',
    `  Shop          ${serviceUrl(ports, 'gateway')}/v1/products`,
    ...names.map((name) => `  ${name.padEnd(14)}${serviceUrl(ports, name)}`),
    '',
    `  Data          ${dataDir}`,
    `  Accounts      ${demoAccounts.map(({ email }) => email).join(', ')}`,
    `  Password      ${demoAccounts[0]?.password ?? ''}`,
    '',
    '  npm run status shows each part; Ctrl-C stops everything.',
    '',
    '',
  ].join('\n');
}
