import type { SqlFragment } from './executor.ts';

/** Whether a value is a part of a statement and not a parameter of one. */
export function isFragment(value: unknown): value is SqlFragment {
  if (typeof value !== 'object' || value === null || !('strings' in value) || !('values' in value))
    return false;
  return Array.isArray(value.strings) && Array.isArray(value.values);
}

/**
 * The text of a template with the parts that stand among its values put in, and the values that are left.
 * @param placeholder what stands for the value of this place, counted from 1
 */
export function flattenTemplate(
  strings: readonly string[],
  given: readonly unknown[],
  placeholder: (place: number) => string,
  values: unknown[] = [],
): { text: string; values: unknown[] } {
  let text = strings[0] ?? '';
  for (const [index, value] of given.entries()) {
    if (isFragment(value)) text += flattenTemplate(value.strings, value.values, placeholder, values).text;
    else text += placeholder(values.push(value));
    text += strings[index + 1] ?? '';
  }
  return { text, values };
}
