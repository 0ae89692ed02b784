/** A column that can be shown or not: its name in the address and its words. */
export type Column<Name extends string = string> = { readonly name: Name; readonly title: string };

/** The columns that an address asks for (`columns=a,b`), in the table's own order; without one, those shown by default. */
export function columnsIn<Name extends string>(
  wanted: string | undefined,
  all: readonly Column<Name>[],
  byDefault: readonly Name[],
): readonly Column<Name>[] {
  const names: readonly string[] = wanted?.split(',') ?? [];
  const chosen = all.filter(({ name }) => names.includes(name));
  return chosen.length > 0 ? chosen : all.filter(({ name }) => byDefault.includes(name));
}
