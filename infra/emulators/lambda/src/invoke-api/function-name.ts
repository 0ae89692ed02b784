const namePattern =
  /^(?:(?:arn:aws:lambda:[a-z0-9-]+:)?\d{12}:function:|function:)?(?<name>[\w-]{1,64})(?::(?<qualifier>\$LATEST|[\w-]{1,128}))?$/;

/** Reads a function's name, partial or full ARN, each with or without a qualifier; null when it is none of them. */
export function parseFunctionName(
  text: string,
): { readonly name: string; readonly qualifier: string } | null {
  const { name, qualifier = '$LATEST' } = namePattern.exec(text)?.groups ?? {};
  return name === undefined ? null : { name, qualifier };
}
