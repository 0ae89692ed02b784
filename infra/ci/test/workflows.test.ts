import { existsSync, globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { builtParts } from '../src/built-parts.ts';
import { repository } from '../src/git.ts';
import { faultsOf, type Job, jobs, workflows } from './workflow-files.ts';

const scripts = Object.keys(
  z
    .object({ scripts: z.record(z.string(), z.string()) })
    .parse(JSON.parse(readFileSync(join(repository, 'package.json'), 'utf8'))).scripts,
);
const operate = readFileSync(join(repository, 'docs/operate.md'), 'utf8');
const runs = jobs.flatMap(([name, { steps }]) =>
  steps.flatMap(({ run }): [string, string][] => (run === undefined ? [] : [[name, run]])),
);
const uses = jobs
  .flatMap(([, one]) => [one.uses, ...one.steps.map((step) => step.uses)])
  .filter((one) => one !== undefined);
const called = (path: string) => workflows.find(({ name }) => name === basename(path));

describe.each(workflows.map((one) => [one.name, one] as const))('%s', (name, { text, ...workflow }) => {
  it('is what GitHub takes, with the workflows that it calls', async () => {
    expect(await faultsOf(name, text)).toEqual([]);
  });

  it('gives no right that a job does not ask for', () => {
    expect(workflow.permissions).toEqual({});
  });

  it('uses no secret: who it is, is shown by a token of an hour', () => {
    expect(text).not.toMatch(/secrets\./);
  });
});

describe('the test itself', () => {
  it('sees what GitHub does not take', async () => {
    const check = workflows.find(({ name }) => name === 'check.yml')?.text ?? '';
    expect(await faultsOf('x.yml', check.replace('runs-on:', 'runs_on:'))).not.toEqual([]);
    expect(await faultsOf('x.yml', check.replace('needs: touched', 'needs: nobody'))).not.toEqual([]);
    expect(await faultsOf('x.yml', check.replace('github.base_ref', 'nothing.base_ref'))).not.toEqual([]);
    expect(await faultsOf('x.yml', check.replace('      kind: $', '      sort: $'))).not.toEqual([]);
  });
});

describe.each(jobs)('job %s', (_name, job) => {
  it('names its rights, and has an end', () => {
    expect(job.permissions).toBeDefined();
    if (job.uses) return;
    expect(job['timeout-minutes']).toBeGreaterThan(0);
    expect(job['timeout-minutes']).toBeLessThanOrEqual(60);
  });

  it('reads the repository alone, and shows who it is only where an environment allows it', () => {
    expect(Object.keys(job.permissions ?? {}).filter((one) => one !== 'id-token')).toEqual(['contents']);
    expect(job.permissions?.contents).toBe('read');
    const inner: Job[] = job.uses ? Object.values(called(job.uses)?.jobs ?? {}) : [job];
    const shows = job.permissions?.['id-token'] === 'write';
    for (const one of inner) expect(one.environment !== undefined).toBe(shows);
  });

  it('leaves no token of the checkout behind', () => {
    for (const step of job.steps.filter((one) => one.uses?.startsWith('actions/checkout@'))) {
      expect(step.with?.['persist-credentials']).toBe(false);
    }
  });
});

describe('actions', () => {
  it.each([...new Set(uses)])('%s is one commit, or a workflow of ours', (use) => {
    if (use.startsWith('./')) expect(existsSync(join(repository, use))).toBe(true);
    else expect(use).toMatch(/^[\w-]+\/[\w-]+@[0-9a-f]{40}$/);
  });

  it('say which version the commit is', () => {
    const lines = workflows.flatMap(({ text }) => text.split('\n').filter((line) => /uses: [^.]/.test(line)));
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter((line) => !/@[0-9a-f]{40} # v\d+\.\d+\.\d+$/.test(line))).toEqual([]);
  });

  it('have one version each', () => {
    const names = [...new Set(uses)].map((use) => use.split('@')[0]);
    expect(names).toEqual([...new Set(names)]);
  });
});

describe('commands', () => {
  it.each(runs)('of %s are there: %s', (_name, run) => {
    const named = [...run.matchAll(/npm (?:run ([\w:-]+)|(test))/g)].map(([, one, test]) => one ?? test);
    expect(named.filter((script) => !scripts.includes(script ?? ''))).toEqual([]);
    const files = [...run.matchAll(/\bnode (\S+)/g)].map(([, file = '']) => file);
    expect(files.filter((file) => !existsSync(join(repository, file)))).toEqual([]);
  });

  it.each(runs)('of %s hold nothing that others wrote: it comes by variables', (_name, run) => {
    expect(run).not.toContain('${{');
  });

  it.each(runs)('of %s use variables that are set', (name, run) => {
    const workflow = workflows.find((one) => name.startsWith(`${one.name} `));
    const used = [...run.matchAll(/\$\{?([A-Z][A-Z_]+)/g)].map(([, variable = '']) => variable);
    const set = [...(workflow?.text ?? '').matchAll(/^ +([A-Z][A-Z_]+): /gm)].map(([, variable]) => variable);
    expect(used.filter((variable) => variable !== 'GITHUB_OUTPUT' && !set.includes(variable))).toEqual([]);
  });
});

describe('environments', () => {
  const deploy = workflows.find(({ name }) => name === 'deploy.yml');
  const inputs = z
    .object({ inputs: z.object({ environment: z.object({ options: z.array(z.string()) }) }) })
    .parse(deploy?.on.workflow_dispatch);

  it('are those of Terraform', () => {
    const known = globSync('*.tfvars', { cwd: join(repository, 'infra/terraform/environments') });
    expect(inputs.inputs.environment.options.map((name) => `${name}.tfvars`).toSorted()).toEqual(
      known.toSorted(),
    );
  });

  it('have variables that the operator is told to set, and no others', () => {
    const named = workflows.flatMap(({ text }) =>
      [...text.matchAll(/\bvars\.([A-Z_]+)/g)].map(([, name]) => name),
    );
    const rows = /## Deploy by workflow.*?\n## /s.exec(operate)?.[0].match(/^\| `.*?` \|/gm) ?? [];
    const told = rows.flatMap((row) => [...row.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
    expect([...new Set(named)].toSorted()).toEqual(told.toSorted());
    const made = readFileSync(join(repository, 'infra/terraform/outputs.tf'), 'utf8');
    const given = /output "delivery".*?\n}/s.exec(made)?.[0].matchAll(/^ +([A-Z_]+) +=/gm) ?? [];
    expect([...given].map(([, name]) => name).toSorted()).toEqual(told.toSorted());
  });

  it('are changed by one run at a time, to the end', () => {
    expect(deploy?.concurrency?.['cancel-in-progress']).toBe(false);
  });

  it('are asked for approval by the job that deploys, and not by those that build', () => {
    const named = jobs.flatMap(([name, { environment }]) => (environment ? [[name, environment.name]] : []));
    const withoutImages = named.filter(([, environment]) => !environment?.endsWith('-images'));
    expect(withoutImages.map(([name]) => name)).toEqual(['deploy.yml deploy']);
  });
});

describe('a part', () => {
  it('is handed to the workflows with all that there is to know of it', () => {
    const known = builtParts.flatMap(({ inputs: _, ...part }) => Object.keys(part));
    const members = new Set([...known, 'tag']);
    for (const { text } of workflows) {
      const used = [...text.matchAll(/matrix\.part\.(\w+)/g)].map(([, member = '']) => member);
      expect(used.filter((member) => !members.has(member))).toEqual([]);
    }
  });

  it('that is a function is the zip that the workflows bring', () => {
    const functions = builtParts.filter(({ kind }) => kind === 'function');
    const deploy = workflows.find(({ name }) => name === 'deploy.yml')?.text;
    for (const { name } of functions) expect(deploy).toContain(`infra/docker/dist/${name}.zip`);
  });
});
