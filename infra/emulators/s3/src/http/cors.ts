import { corsHeaders, findCorsRule } from '../buckets/cors-rules.ts';
import type { S3Context } from '../context.ts';
import { S3Error } from '../errors.ts';
import type { S3Reply } from './reply.ts';
import { header, type S3Request } from './request.ts';

/** Answers a browser's preflight; these come unsigned. @throws S3Error AccessDenied when no rule of the bucket allows it */
export function answerPreflight({ buckets }: S3Context, request: S3Request): S3Reply {
  const [origin, method] = [header(request, 'origin'), header(request, 'access-control-request-method')];
  if (!origin || !method)
    throw new S3Error('InvalidRequest', 'Insufficient information. Origin request header needed.');
  const headers = (header(request, 'access-control-request-headers') ?? '')
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
  const question = { origin, method, headers };
  const rules = buckets.find(request.bucket)?.record.cors;
  if (!rules) throw new S3Error('AccessDenied', 'CORSResponse: CORS is not enabled for this bucket.');
  const rule = findCorsRule(rules, question);
  if (!rule) throw new S3Error('AccessDenied', 'CORSResponse: This CORS request is not allowed.');
  return { status: 200, headers: corsHeaders(rule, question) };
}

/** The headers that let a page read the answer to its own request; none when no rule of the bucket allows it. */
export function corsHeadersFor({ buckets }: S3Context, request: S3Request): Record<string, string> {
  const origin = header(request, 'origin');
  const rules = buckets.find(request.bucket)?.record.cors;
  if (!origin || !rules) return {};
  const question = { origin, method: request.method, headers: [] };
  const rule = findCorsRule(rules, question);
  return rule ? corsHeaders(rule, question) : {};
}
