import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { convertWorkflowTemplate, NoOperationTraceWriter, parseWorkflow } from '@actions/workflow-parser';
import { parse } from 'yaml';
import { z } from 'zod';
import { repository } from '../src/git.ts';

const values = z.record(z.string(), z.union([z.string(), z.number(), z.boolean()]));

const step = z.object({
  id: z.string().optional(),
  uses: z.string().optional(),
  run: z.string().optional(),
  with: values.optional(),
  env: values.optional(),
});

const job = z.object({
  needs: z.union([z.string(), z.array(z.string())]).optional(),
  permissions: z.record(z.string(), z.string()).optional(),
  'timeout-minutes': z.number().optional(),
  environment: z.object({ name: z.string() }).optional(),
  uses: z.string().optional(),
  with: values.optional(),
  steps: z.array(step).default([]),
});
export type Job = z.output<typeof job>;

const workflow = z.object({
  name: z.string(),
  on: z.record(z.string(), z.unknown()),
  permissions: z.record(z.string(), z.string()),
  concurrency: z.object({ group: z.string(), 'cancel-in-progress': z.unknown() }).optional(),
  jobs: z.record(z.string(), job),
});

const folder = join(repository, '.github/workflows');

const read = (name: string) => readFileSync(join(folder, name), 'utf8');

/** Every workflow of the repository. */
export const workflows = globSync('*.yml', { cwd: folder })
  .toSorted()
  .map((name) => ({ ...workflow.parse(parse(read(name))), name, text: read(name) }));

/** Every job with the workflow that it is of. */
export const jobs = workflows.flatMap(({ name, jobs: all }) =>
  Object.entries(all).map(([id, one]): [string, Job] => [`${name} ${id}`, one]),
);

/** What GitHub's own parser says against a workflow, those that it calls included. */
export async function faultsOf(name: string, text: string): Promise<string[]> {
  const result = parseWorkflow({ name, content: text }, new NoOperationTraceWriter());
  if (!result.value) return result.context.errors.getErrors().map(({ message }) => message);
  const files = {
    getFileContent: async (reference: object) => {
      const path = 'path' in reference ? String(reference.path) : '';
      return { name: path, content: read(basename(path)) };
    },
  };
  const template = await convertWorkflowTemplate(result.context, result.value, files, {
    fetchReusableWorkflowDepth: 1,
  });
  return [
    ...result.context.errors.getErrors().map(({ message }) => message),
    ...(template.errors ?? []).map(({ Message }) => Message),
  ];
}
