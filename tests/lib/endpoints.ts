import { randomUUID } from 'node:crypto';
import { apis } from '@eshop/contracts/apis';
import type { Endpoint } from '@eshop/contracts/endpoint';

/** An endpoint with the service that has it. */
export type ServedEndpoint = { readonly service: string; readonly name: string; readonly endpoint: Endpoint };

/** Every endpoint of every service; the Lambda function, which has no access rules and no gateway, excepted. */
export const servedEndpoints: readonly ServedEndpoint[] = Object.entries(apis)
  .filter(([service]) => service !== 'shipping-cost')
  .flatMap(([service, api]) =>
    Object.values(api).map((endpoint: Endpoint) => ({
      service,
      endpoint,
      name: `${endpoint.method.toUpperCase()} ${endpoint.path}`,
    })),
  );

/** Those that the gateway serves. */
export const publicEndpoints = servedEndpoints.filter(({ endpoint }) => !endpoint.internal);
/** Those that only services may call. */
export const internalEndpoints = servedEndpoints.filter(({ endpoint }) => endpoint.internal);

/** Parameters that are well-formed and name nothing that exists. */
export const unknownParams = ({ path }: Endpoint): Record<string, string> =>
  Object.fromEntries(
    [...path.matchAll(/:(\w+)/g)].map(([, name = '']) => [name, name === 'size' ? 'thumb' : randomUUID()]),
  );
