import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parts } from '@eshop/topology/parts';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { createMetrics } from '../../../packages/kit/src/metrics/index.ts';

const repository = join(import.meta.dirname, '../../..');
const read = (path: string) => readFileSync(join(repository, path), 'utf8');

const { groups } = z
  .object({
    groups: z.array(
      z.object({
        rules: z.array(
          z.object({
            alert: z.string().regex(/^Eshop[A-Z]\w+$/),
            expr: z.string(),
            for: z.string().regex(/^\d+m$/),
            labels: z.object({ severity: z.enum(['page', 'ticket']) }),
            annotations: z.object({ summary: z.string().min(10), runbook: z.string().min(30) }),
          }),
        ),
      }),
    ),
  })
  .parse(parse(read('infra/observability/alerts.yaml')));
const rules = groups.flatMap((group) => group.rules);

const dashboard = z
  .object({
    uid: z.literal('eshop'),
    panels: z.array(
      z.object({
        id: z.int(),
        title: z.string(),
        datasource: z.object({ uid: z.literal('prometheus') }),
        targets: z.array(z.object({ expr: z.string() })).min(1),
      }),
    ),
  })
  .parse(JSON.parse(read('infra/observability/dashboards/shop.json')));

const scrapeSchema = z.object({
  receivers: z.object({
    'prometheus/eshop': z.object({
      config: z.object({
        scrape_configs: z.tuple([
          z.object({
            job_name: z.string(),
            static_configs: z.tuple([z.object({ targets: z.array(z.string()) })]),
          }),
        ]),
      }),
    }),
  }),
});

/** What services declare (`metrics.gauge('name', …)`), and what the kit's registry has by itself. */
const declared = new Set([
  ...createMetrics('test')
    .registry.getMetricsAsArray()
    .map(({ name }) => name),
  ...globSync('{packages/kit,services/*}/src/**/*.ts', { cwd: repository }).flatMap((path) =>
    [...read(path).matchAll(/\b(?:counter|gauge|histogram)\(\s*'(\w+)'/g)].map(([, name]) => name ?? ''),
  ),
  'up',
]);

const figuresIn = (expr: string): string[] =>
  [
    ...expr
      .replaceAll(/\b(by|without)\s*\([^)]*\)/g, '')
      .replaceAll(/\{[^}]*\}|\[[^\]]*\]/g, '')
      .matchAll(/\b[a-z]\w*\b(?!\s*\()/g),
  ].map(([name]) => name.replace(/_seconds_(bucket|count|sum)$/, '_seconds'));

const expressions = [
  ...rules.map(({ alert, expr }) => [alert, expr] as const),
  ...dashboard.panels.flatMap(({ title, targets }) => targets.map(({ expr }) => [title, expr] as const)),
];

describe('infra/observability', () => {
  it.each(expressions)('%s reads figures that services have', (_name, expr) => {
    const figures = figuresIn(expr);
    expect(figures.length).toBeGreaterThan(0);
    expect(figures.filter((name) => !declared.has(name))).toEqual([]);
  });

  it('finds a figure that nobody has', () => {
    expect(figuresIn('sum by (service) (rate(orders_lost_total{a="b"}[5m])) > 1')).toEqual([
      'orders_lost_total',
    ]);
    expect(declared.has('orders_lost_total')).toBe(false);
  });

  it('names each alert and each panel once', () => {
    for (const names of [
      rules.map(({ alert }) => alert),
      dashboard.panels.map(({ title }) => title),
      dashboard.panels.map(({ id }) => String(id)),
    ])
      expect(new Set(names).size).toBe(names.length);
  });

  it('scrapes every service, under the job that the alerts ask for', () => {
    const scrape = scrapeSchema.parse(parse(read('infra/docker/grafana/scrape.yaml')));
    const [{ job_name, static_configs }] = scrape.receivers['prometheus/eshop'].config.scrape_configs;
    const services = parts
      .filter(({ kind }) => kind === 'service')
      .map(({ name, port }) => `${name}:${port}`);
    expect(job_name).toBe('eshop');
    expect(static_configs[0].targets.toSorted()).toEqual(services.toSorted());
  });

  it('is what compose gives to Grafana and its Prometheus', () => {
    const compose = read('docker-compose.yml');
    const { providers } = parse(read('infra/observability/dashboards.yaml'));
    expect(compose).toContain(`./infra/observability/dashboards:${providers[0].options.path}:ro`);
    const { rule_files } = parse(read('infra/docker/grafana/prometheus.yaml'));
    expect(compose).toContain('./infra/docker/grafana/prometheus.yaml:/otel-lgtm/prometheus.yaml:ro');
    expect(compose).toContain(`./infra/observability/alerts.yaml:${rule_files[0]}:ro`);
  });
});
