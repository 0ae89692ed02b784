import { describe, expect, it } from 'vitest';
import { freePorts } from '../src/ports.ts';
import { chosenParts, partNames } from '../src/shop/chosen-parts.ts';

const namesOf = (wanted?: string) => {
  const { services, sites } = chosenParts(wanted === undefined ? {} : { ESHOP_PARTS: wanted });
  return { services: services.map(({ name }) => name), sites: sites.map(({ name }) => name) };
};

describe('the parts that a run starts', () => {
  it('are every service and every site when nothing is said', () => {
    const { services, sites } = namesOf();
    expect(services).toContain('gateway');
    expect(sites).toContain('customer-site');
    expect(namesOf('')).toEqual({ services, sites });
  });

  it('are no more than the services and sites that ESHOP_PARTS names', () => {
    expect(namesOf('auth, product')).toEqual({ services: ['auth', 'product'], sites: [] });
    expect(namesOf('gateway,customer-site')).toEqual({ services: ['gateway'], sites: ['customer-site'] });
  });

  it('take no port for what is not started, and theirs for every store', async () => {
    const names = partNames(await freePorts(), chosenParts({ ESHOP_PARTS: 'auth' }));
    expect(names).toEqual(expect.arrayContaining(['auth', 'postgres', 'cognito', 'lambda']));
    expect(names).not.toContain('customer-site');
    expect(names).not.toContain('gateway');
  });

  it('are refused when one is unknown, with the names that are known', () => {
    expect(() => chosenParts({ ESHOP_PARTS: 'auth,horse' })).toThrow(/horse\n.*customer-site/);
  });
});
