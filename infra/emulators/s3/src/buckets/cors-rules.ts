/** One rule of a bucket's CORS configuration. */
export type CorsRule = {
  readonly id?: string;
  readonly allowedOrigins: readonly string[];
  readonly allowedMethods: readonly string[];
  readonly allowedHeaders: readonly string[];
  readonly exposeHeaders: readonly string[];
  readonly maxAgeSeconds?: number;
};

export type CorsQuestion = {
  readonly origin: string;
  readonly method: string;
  /** Names of the headers that a preflight asks for. */
  readonly headers: readonly string[];
};

/** The first rule that allows the request, as S3 picks it; undefined when none does. */
export function findCorsRule(rules: readonly CorsRule[], question: CorsQuestion): CorsRule | undefined {
  return rules.find(
    (rule) =>
      rule.allowedOrigins.some((pattern) => matches(pattern, question.origin)) &&
      rule.allowedMethods.includes(question.method) &&
      question.headers.every((name) =>
        rule.allowedHeaders.some((pattern) => matches(pattern.toLowerCase(), name.toLowerCase())),
      ),
  );
}

/** The headers of an answer that a rule allows. */
export function corsHeaders(rule: CorsRule, question: CorsQuestion): Record<string, string> {
  const anyOrigin = rule.allowedOrigins.includes('*');
  return {
    'access-control-allow-origin': anyOrigin ? '*' : question.origin,
    'access-control-allow-methods': rule.allowedMethods.join(', '),
    ...(anyOrigin ? {} : { 'access-control-allow-credentials': 'true' }),
    ...(question.headers.length > 0 ? { 'access-control-allow-headers': question.headers.join(', ') } : {}),
    ...(rule.exposeHeaders.length > 0
      ? { 'access-control-expose-headers': rule.exposeHeaders.join(', ') }
      : {}),
    ...(rule.maxAgeSeconds === undefined ? {} : { 'access-control-max-age': String(rule.maxAgeSeconds) }),
    vary: 'Origin, Access-Control-Request-Headers, Access-Control-Request-Method',
  };
}

/** At most one asterisk stands for any characters. */
function matches(pattern: string, text: string): boolean {
  const [before = '', after] = pattern.split('*');
  if (after === undefined) return pattern === text;
  return text.length >= before.length + after.length && text.startsWith(before) && text.endsWith(after);
}
