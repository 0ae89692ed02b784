import { demoAccounts } from '@eshop/demo/accounts';
import type { Ports } from '../ports.ts';
import type { ChosenParts } from './chosen-parts.ts';
import { serviceUrl } from './services.ts';

/** What is told when everything serves: addresses, data folder, demo accounts. */
export function welcome({
  ports,
  dataDir,
  chosen: { services, sites },
  seconds,
}: {
  ports: Ports;
  dataDir: string;
  chosen: ChosenParts;
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
    ...sites.map(({ name, title }) => `  ${title.padEnd(15)}${serviceUrl(ports, name)}`),
    `  API            ${serviceUrl(ports, 'gateway')}/v1/products`,
    ...names.map((name) => `  ${name.padEnd(15)}${serviceUrl(ports, name)}`),
    '',
    `  Data           ${dataDir}`,
    `  Accounts       ${demoAccounts.map(({ email }) => email).join(', ')}`,
    `  Password       ${demoAccounts[0]?.password ?? ''}`,
    '',
    '  npm run status shows each part; Ctrl-C stops everything.',
    '',
    '',
  ].join('\n');
}
