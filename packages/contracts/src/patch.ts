import { z } from 'zod';

/** Body of a PATCH: any of the members, at least one; what is left out stays as it is. */
export const patchOf = <Shape extends z.ZodRawShape>(shape: Shape) =>
  z
    .object(shape)
    .partial()
    .refine(
      (body) => Object.values(body).some((value) => value !== undefined),
      `must have at least one of ${Object.keys(shape).join(', ')}`,
    )
    .meta({ minProperties: 1 });
