import { z } from 'zod';

/** An app client as it is kept. Validities in seconds, times in milliseconds. */
export const appClientSchema = z.object({
  id: z.string(),
  poolId: z.string(),
  order: z.number(),
  name: z.string(),
  secret: z.string().optional(),
  authFlows: z.array(z.string()),
  oauthFlows: z.array(z.string()),
  oauthScopes: z.array(z.string()),
  oauthEnabled: z.boolean(),
  callbackUrls: z.array(z.string()),
  logoutUrls: z.array(z.string()),
  identityProviders: z.array(z.string()),
  readAttributes: z.array(z.string()).optional(),
  writeAttributes: z.array(z.string()).optional(),
  hidesUserExistence: z.boolean(),
  revocationEnabled: z.boolean(),
  validity: z.object({
    access: z.number(),
    id: z.number(),
    refresh: z.number(),
    given: z.object({
      access: z.number().optional(),
      id: z.number().optional(),
      refresh: z.number().optional(),
      units: z
        .object({
          AccessToken: z.string().optional(),
          IdToken: z.string().optional(),
          RefreshToken: z.string().optional(),
        })
        .optional(),
    }),
  }),
  createdAt: z.number(),
  updatedAt: z.number(),
});
export type AppClient = z.infer<typeof appClientSchema>;
