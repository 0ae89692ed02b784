import { z } from 'zod';
import { zipCode } from './ids.ts';
import { line, phoneSchema, text } from './text.ts';

/** Where an order goes, as the customer typed it. */
export const addressSchema = z
  .object({
    name: line(120),
    phone: phoneSchema,
    street: line(200),
    city: line(100),
    state: line(100),
    zipCode,
    note: text(1000).optional().describe('For the driver; line breaks allowed'),
  })
  .meta({ id: 'Address' });
export type Address = z.output<typeof addressSchema>;
