import type { Product } from '@eshop/contracts/api/product';
import { describe, expect, it } from 'vitest';
import { scriptJson, structuredData } from './structured-data.ts';
import { aProduct } from './testing/a-product.ts';

const described = (product: Partial<Product> = {}) =>
  JSON.parse(JSON.stringify(structuredData(aProduct(product), 'https://eshop.example')));

describe('structuredData', () => {
  it('offers a car with its price, stock and condition', () => {
    const { '@type': type, offers, vehicleEngine } = described();
    expect(type).toEqual(['Product', 'Car']);
    expect(offers).toMatchObject({
      price: '87490.50',
      priceCurrency: 'USD',
      availability: 'https://schema.org/InStock',
      itemCondition: 'https://schema.org/UsedCondition',
    });
    expect(vehicleEngine.engineDisplacement).toEqual({
      '@type': 'QuantitativeValue',
      value: 3982,
      unitCode: 'CMQ',
    });
  });

  it('says when there is none left and when it is no longer sold', () => {
    expect(described({ availableQuantity: 0 }).offers.availability).toBe('https://schema.org/OutOfStock');
    expect(described({ archived: true }).offers.availability).toBe('https://schema.org/Discontinued');
  });

  it('tells nothing that nobody knows', () => {
    const told = described({ attributes: { make: 'Testa', model: 'One', year: 2024 }, description: '' });
    expect(told).not.toHaveProperty('vehicleEngine');
    expect(told).not.toHaveProperty('mileageFromOdometer');
    expect(told).not.toHaveProperty('itemCondition');
    expect(told).not.toHaveProperty('description');
  });
});

describe('scriptJson', () => {
  it('can’t end the script that it stands in', () => {
    const told = scriptJson({ name: '</script><script>alert(1)</script>' });
    expect(told).not.toContain('<');
    expect(JSON.parse(told).name).toBe('</script><script>alert(1)</script>');
  });
});
