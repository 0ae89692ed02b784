import { inSpan, isRecording } from '../tracing/index.ts';

const longestText = 1_000;
const partVerb = /\b(?:insert|update|delete|select)\b/i;
const table = /\b(?:from|into|update|join)\s+[`"]?(?:\w+[`"]?\.[`"]?)?(\w+)/i;

/** Runs a statement as a span of the trace in hand. It is recorded with placeholders, never with its values. */
export function inStatementSpan<Result>(
  system: string,
  sql: string,
  work: () => Promise<Result>,
): Promise<Result> {
  if (!isRecording()) return work();
  const attributes = { 'db.system.name': system, 'db.query.text': sql.slice(0, longestText) };
  return inSpan({ name: summaryOf(sql), kind: 'client', attributes }, work);
}

/** `SELECT orders`: what it does, and with which table first; one of several parts is called by its first one. */
export function summaryOf(sql: string): string {
  const [first = 'SQL'] = /\w+/.exec(sql) ?? [];
  const [verb = first] = (/^with$/i.test(first) && partVerb.exec(sql)) || [];
  const [, name] = table.exec(sql) ?? [];
  return name === undefined ? verb.toUpperCase() : `${verb.toUpperCase()} ${name}`;
}
