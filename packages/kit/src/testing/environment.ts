/** Reads a variable that `npm test` sets; says how to get it when it is missing. */
export function testVariable(name: string): string {
  const value = process.env[name];
  if (!value)
    throw new Error(
      `${name} is not set: run the tests with \`npm test -- <package>\`, which starts the stores`,
    );
  return value;
}
