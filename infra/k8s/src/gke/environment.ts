import { readFileSync } from 'node:fs';
import { z } from 'zod';

const names = z.record(z.string(), z.string());

/** What the manifests take of `terraform output -json`. */
const values = z.object({
  service_environment: z.record(z.string(), names),
  secrets: z.record(z.string(), names),
  aws_audience: z.string(),
  namespace: z.string(),
  registry: z.string(),
  cluster: z.object({ name: z.string(), region: z.string(), project: z.string() }),
  domains: z.object({ customer: z.string(), admin: z.string(), api: z.string() }),
  connections: z.record(z.string(), z.number().int().positive()),
  edge: z.object({
    address: z.string(),
    certificate_map: z.string(),
    ssl_policy: z.string(),
    security_policies: z.object({ customer: z.string(), admin: z.string(), api: z.string() }),
  }),
  dns_records: z.array(z.object({ name: z.string(), type: z.string(), data: z.string() })),
});

/** `{ "registry": { "value": … }, … }` */
const outputs = z.record(z.string(), z.object({ value: z.unknown() }));

/** One environment in the clouds, as Terraform made it. */
export type Environment = z.output<typeof values>;

/** @throws Error when Terraform's output for this environment was not put there */
export function readEnvironment(name: string): Environment {
  const file = new URL(`../../environments/${name}.json`, import.meta.url);
  const given = outputs.parse(JSON.parse(readFileSync(file, 'utf8')));
  return values.parse(Object.fromEntries(Object.entries(given).map(([key, { value }]) => [key, value])));
}

/** The address of the load balancer: all domains lead to it. */
export function addressOfEdge({ dns_records, domains }: Environment): string {
  const found = dns_records.find(({ name, type }) => name === `${domains.api}.` && type === 'A');
  if (!found) throw new Error(`dns_records has no address of ${domains.api}`);
  return found.data;
}
