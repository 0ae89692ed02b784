import { apis } from '@eshop/contracts/apis';
import type { Endpoint } from '@eshop/contracts/endpoint';
import { servedEndpoints } from '../endpoints.ts';
import { shopVariable } from '../environment.ts';
import type { Schema } from './schema-value.ts';

type Parameter = {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: Schema;
};
type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
type Document = {
  readonly paths: Readonly<
    Record<
      string,
      Readonly<
        Record<
          string,
          { readonly parameters?: readonly Parameter[]; readonly requestBody?: { readonly content: Content } }
        >
      >
    >
  >;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
};

/** One operation of a service's OpenAPI document, with the endpoint of the contract that it stands for. */
export type Operation = {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  readonly json: Schema | undefined;
  readonly form: Schema | undefined;
  readonly schemas: Readonly<Record<string, Schema>>;
};

const services = Object.keys(apis).filter((service) => service !== 'shipping-cost');

/** Every operation of every service that the gateway serves, as the services' own documents tell. */
export async function publicOperations(): Promise<Operation[]> {
  return (await Promise.all(services.map(operationsOf))).flat();
}

async function operationsOf(service: string): Promise<Operation[]> {
  const origin = shopVariable(`${service.toUpperCase().replaceAll('-', '_')}_URL`);
  const { paths, components } = (await (await fetch(`${origin}/openapi.json`)).json()) as Document;
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { parameters = [], requestBody }]): Operation[] => {
      const served = servedEndpoints.find(
        ({ service: its, endpoint }) =>
          its === service &&
          endpoint.method === method &&
          endpoint.path.replaceAll(/:(\w+)/g, '{$1}') === path,
      );
      if (!served) throw new Error(`${method} ${path} of ${service} is not in the contract`);
      const { endpoint, name } = served;
      if (endpoint.internal) return [];
      const content = requestBody?.content ?? {};
      const json = content['application/json']?.schema;
      const form = content['multipart/form-data']?.schema;
      return [{ name, endpoint, path, parameters, json, form, schemas: components.schemas }];
    }),
  );
}
