import type { AppClient } from '../clients/app-client.ts';
import { invalidParameter, notAuthorized } from '../errors.ts';
import type { AttributeRule, UserPool } from '../pools/user-pool.ts';

/** Attributes as the protocol carries them. */
export type AttributeList = readonly { readonly Name: string; readonly Value: string }[];

const EMAIL = /^[^\s@\p{C}]{1,64}@[^\s@\p{C}]+\.[^\s@\p{C}.]+$/u;
const OPERATORS_ONLY = ['sub', 'email_verified', 'phone_number_verified'];

/** Whether the text can be an e-mail address. */
export const isEmail = (text: string): boolean => text.length <= 256 && EMAIL.test(text);

/** Attributes with the members that have a value, by name; InvalidParameterException names a faulty one. */
export function readAttributes(pool: UserPool, list: AttributeList): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const { Name, Value } of list) {
    const rule = pool.attributes.find(({ name }) => name === Name);
    if (!rule)
      throw invalidParameter(
        `Attributes did not conform to the schema: Type for attribute {${Name}} could not be determined`,
      );
    if (Name === 'sub') throw invalidParameter('Cannot modify the non-mutable attribute sub');
    if (Value !== '') checkValue(rule, Value);
    attributes[Name] = Value;
  }
  return attributes;
}

function checkValue({ name, dataType, minimumLength, maximumLength }: AttributeRule, value: string): void {
  const refuse = (fault: string) =>
    invalidParameter(`Attributes did not conform to the schema: ${name}: ${fault}`);
  if (name === 'email' && !isEmail(value)) throw invalidParameter('Invalid email address format.');
  if (dataType === 'Boolean' && !/^(true|false)$/i.test(value))
    throw refuse('Attribute must be true or false');
  if (dataType === 'Number' && !/^-?\d+(\.\d+)?$/.test(value)) throw refuse('Attribute must be a number');
  if (dataType === 'String' && value.length < (minimumLength ?? 0)) {
    throw refuse(`String must be at least ${minimumLength} characters long`);
  }
  if (dataType === 'String' && value.length > (maximumLength ?? 2048)) {
    throw refuse(`String must be no longer than ${maximumLength} characters`);
  }
}

/** InvalidParameterException when a new user lacks an attribute that the pool requires. */
export function checkRequired(pool: UserPool, attributes: Readonly<Record<string, string>>): void {
  const missing = pool.attributes.find(
    ({ name, required }) => required && name !== 'sub' && !attributes[name],
  );
  if (missing) {
    throw invalidParameter(
      `Attributes did not conform to the schema: ${missing.name}: The attribute is required`,
    );
  }
}

/** InvalidParameterException when a change touches an attribute that never changes. */
export function checkMutable(pool: UserPool, changes: Readonly<Record<string, string>>): void {
  const fixed = pool.attributes.find(({ name, mutable }) => !mutable && Object.hasOwn(changes, name));
  if (fixed) throw invalidParameter(`user.${fixed.name}: Attribute cannot be updated.`);
}

/** NotAuthorizedException when a user, through this client, sets what only an operator or another client may. */
export function checkWritable(
  pool: UserPool,
  client: AppClient,
  attributes: Readonly<Record<string, string>>,
): void {
  for (const name of Object.keys(attributes)) {
    const rule = pool.attributes.find((candidate) => candidate.name === name);
    const allowed = client.writeAttributes?.includes(name) ?? true;
    if (!allowed || rule?.developerOnly || OPERATORS_ONLY.includes(name)) {
      throw notAuthorized('A client attempted to write unauthorized attribute');
    }
  }
}

/** The attributes after a change; an empty value removes one. */
export function mergeAttributes(
  present: Readonly<Record<string, string>>,
  changes: Readonly<Record<string, string>>,
): Record<string, string> {
  return Object.fromEntries(Object.entries({ ...present, ...changes }).filter(([, value]) => value !== ''));
}

/** Attributes in the protocol's form, those named only when names are given. */
export const attributeList = (attributes: Readonly<Record<string, string>>, names?: readonly string[]) =>
  Object.entries(attributes)
    .filter(([name]) => names === undefined || names.includes(name))
    .map(([Name, Value]) => ({ Name, Value }));
