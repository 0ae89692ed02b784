import { moneySchema } from '@eshop/contracts/money';
import type { Format } from '@eshop/site/format/format.ts';
import { auditText } from '@text/audit';

/** A member's name as people call it. */
export const memberName = (name: string): string => auditText.members[name] ?? name;

/** A value of an entry in words: money as money, lists and members of members one after the other. */
export function valueText(value: unknown, format: Pick<Format, 'money' | 'number'>): string {
  if (value === null || value === undefined || value === '') return auditText.nothing;
  if (typeof value === 'boolean') return value ? auditText.yes : auditText.no;
  if (typeof value === 'number') return format.number(value);
  if (typeof value === 'string') return value;
  const money = moneySchema.safeParse(value);
  if (money.success) return format.money(money.data);
  if (Array.isArray(value)) {
    return value.length === 0
      ? auditText.nothing
      : value.map((one) => valueText(one, format)).join(isPlain(value) ? ', ' : '; ');
  }
  if (typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return members.map(([name, member]) => `${memberName(name)} ${valueText(member, format)}`).join(', ');
  }
  return String(value);
}

const isPlain = (values: readonly unknown[]): boolean => values.every((value) => typeof value !== 'object');

/** States are written in capitals where machines read them. */
function memberText(name: string, value: unknown, format: Pick<Format, 'money' | 'number'>): string {
  if (name !== 'status' || typeof value !== 'string') return valueText(value, format);
  return value.toLowerCase().replaceAll('_', ' ');
}

/** The members that an entry tells of, with both values in words. */
export function changesOf(
  { before, after }: { readonly before: object | null; readonly after: object | null },
  format: Pick<Format, 'money' | 'number'>,
): { readonly name: string; readonly before: string; readonly after: string }[] {
  const [was, is] = [new Map(Object.entries(before ?? {})), new Map(Object.entries(after ?? {}))];
  return [...new Set([...was.keys(), ...is.keys()])].map((name) => ({
    name: memberName(name),
    before: memberText(name, was.get(name), format),
    after: memberText(name, is.get(name), format),
  }));
}
