import { z } from 'zod';
import type { AttributeRule } from './user-pool.ts';

const STANDARD_TEXT = [
  'name',
  'given_name',
  'family_name',
  'middle_name',
  'nickname',
  'preferred_username',
  'profile',
  'picture',
  'website',
  'email',
  'gender',
  'birthdate',
  'zoneinfo',
  'locale',
  'phone_number',
  'address',
];

const rule = (name: string, change: Partial<AttributeRule> = {}): AttributeRule => ({
  name,
  dataType: 'String',
  mutable: true,
  required: false,
  developerOnly: false,
  maximumLength: 2048,
  ...change,
});

const standardRules = (): AttributeRule[] => [
  rule('sub', { mutable: false, required: true, minimumLength: 1 }),
  ...STANDARD_TEXT.map((name) => rule(name)),
  rule('email_verified', { dataType: 'Boolean' }),
  rule('phone_number_verified', { dataType: 'Boolean' }),
  rule('updated_at', { dataType: 'Number' }),
];

/** An entry of CreateUserPool's `Schema`. */
export const attributeRuleInput = z.object({
  Name: z.string().min(1).max(20),
  AttributeDataType: z.enum(['String', 'Number', 'DateTime', 'Boolean']).default('String'),
  Mutable: z.boolean().default(true),
  Required: z.boolean().default(false),
  DeveloperOnlyAttribute: z.boolean().default(false),
  StringAttributeConstraints: z
    .object({
      MinLength: z.string().regex(/^\d+$/).optional(),
      MaxLength: z.string().regex(/^\d+$/).optional(),
    })
    .optional(),
});

/** The attributes of a new pool: the standard ones, changed and extended (`custom:`) by the given schema. */
export function attributeRules(schema: readonly z.output<typeof attributeRuleInput>[]): AttributeRule[] {
  const rules = new Map(standardRules().map((standard) => [standard.name, standard]));
  for (const entry of schema) {
    const name = rules.has(entry.Name) ? entry.Name : `custom:${entry.Name}`;
    const { MinLength, MaxLength } = entry.StringAttributeConstraints ?? {};
    rules.set(
      name,
      rule(name, {
        dataType: entry.AttributeDataType,
        mutable: entry.Mutable,
        required: entry.Required,
        developerOnly: entry.DeveloperOnlyAttribute,
        ...(MinLength === undefined ? {} : { minimumLength: Number(MinLength) }),
        ...(MaxLength === undefined ? {} : { maximumLength: Math.min(2048, Number(MaxLength)) }),
      }),
    );
  }
  return [...rules.values()];
}

/** The attribute as DescribeUserPool shows it. */
export const attributeRuleView = (attribute: AttributeRule) => ({
  Name: attribute.name,
  AttributeDataType: attribute.dataType,
  Mutable: attribute.mutable,
  Required: attribute.required,
  DeveloperOnlyAttribute: attribute.developerOnly,
  ...(attribute.dataType === 'String'
    ? {
        StringAttributeConstraints: {
          MinLength: String(attribute.minimumLength ?? 0),
          MaxLength: String(attribute.maximumLength ?? 2048),
        },
      }
    : {}),
});
