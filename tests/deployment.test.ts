/** What stands beside the code for those who run it: image, units, dashboard, lock file. Held against the code itself. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { readConfig } from '../src/config.js';
import { EXIT } from '../src/ops/exit-codes.js';
import { createMetrics } from '../src/ops/prometheus-metrics.js';
import { STOP_DEADLINE_MS } from '../src/ops/stopping.js';

const read = (path: string) => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const manifest = z
  .object({
    scripts: z.record(z.string(), z.string()),
    allowScripts: z.record(z.string(), z.boolean()),
    dependencies: z.record(z.string(), z.string()),
    devDependencies: z.record(z.string(), z.string()),
  })
  .parse(JSON.parse(read('package.json')));

describe('the image', () => {
  const image = read('.docker/Dockerfile');
  const lines = image.split('\n');
  const last = lines.slice(lines.findLastIndex((line) => line.startsWith('FROM ')));

  it('runs what npm start runs, as a user without rights over the code', () => {
    const command = last.find((line) => line.startsWith('CMD '))?.slice('CMD '.length) ?? '';
    expect(JSON.parse(command).join(' ')).toBe(manifest.scripts.start);
    const user = last.indexOf('USER node');
    expect(user).toBeGreaterThan(last.findLastIndex((line) => line.startsWith('COPY ')));
    expect(last.filter((line) => line.startsWith('COPY ') && line.includes('--chown'))).toEqual([]);
  });

  it('brings all that the doors load, and no development dependency', () => {
    expect(lines).toContain('RUN npm ci --omit=dev');
    const copied = last.flatMap(
      (line) => /^COPY (?:--from=\S+ )?(.+) \S+$/.exec(line)?.[1]?.split(' ') ?? [],
    );
    for (const path of ['commands', 'src', 'worker', 'package.json', '/given/node_modules'])
      expect(copied).toContain(path);
    const ignored = read('.docker/Dockerfile.dockerignore').split('\n');
    for (const path of copied.filter((path) => !path.startsWith('/'))) expect(ignored).toContain(`!${path}`);
  });

  it('has settings that the code understands, and asks /healthz for its health', () => {
    const [settings = ''] = /^ENV (?:.*\\\n)*.*$/m.exec(image) ?? [];
    const environment = [...settings.matchAll(/([A-Z_]+)=(\S+)/g)].map(([, name, value]) => [name, value]);
    expect(readConfig(Object.fromEntries(environment))).toMatchObject({
      healthPort: 9464,
      healthHost: '0.0.0.0',
      dataDirectory: '/data',
      modelDirectory: '/models',
    });
    expect(image).toContain('HEALTHCHECK ');
    expect(image.slice(image.indexOf('HEALTHCHECK '))).toContain('/healthz');
  });
});

describe('the units', () => {
  const units = readdirSync(new URL('../.systemd', import.meta.url));

  it.each(units)('%s starts a door of package.json and gives it time to stop', (name) => {
    const settings = settingsOf(read(`.systemd/${name}`));
    const door = name.startsWith('given-worker') ? manifest.scripts.worker : manifest.scripts.start;
    expect(settings.get('ExecStart')).toEqual([`/usr/bin/${door}`]);
    expect(Number(settings.get('TimeoutStopSec')?.[0]) * 1000).toBeGreaterThan(STOP_DEADLINE_MS);
    expect(settings.get('RestartPreventExitStatus')).toEqual([String(EXIT.settings)]);
    expect(settings.get('Restart')).toEqual(['always']);
  });

  it.each(units)('%s takes every right away that the process does not need', (name) => {
    const settings = settingsOf(read(`.systemd/${name}`));
    for (const [setting, value] of [
      ['User', 'given'],
      ['NoNewPrivileges', 'yes'],
      ['ProtectSystem', 'strict'],
      ['ProtectHome', 'yes'],
      ['PrivateTmp', 'yes'],
      ['PrivateDevices', 'yes'],
      ['CapabilityBoundingSet', ''],
      ['SystemCallFilter', '@system-service'],
      ['MemoryMax', '2G'],
    ] as const)
      expect(settings.get(setting), setting).toEqual([value]);
    // Code is made at run time, by V8 and by the model's runtime.
    expect(settings.has('MemoryDenyWriteExecute')).toBe(false);
  });

  it.each(units)('%s has settings that the code understands', (name) => {
    const environment = (settingsOf(read(`.systemd/${name}`)).get('Environment') ?? [])
      .flatMap((line) => line.split(' '))
      .map((pair) => pair.replace('%i', '9465').split('=', 2));
    const config = readConfig(Object.fromEntries(environment));
    expect(config.healthPort).toBeDefined();
    expect(config.modelDirectory).toBe('/var/lib/given/models');
  });
});

describe('dashboard, alerts and manual', () => {
  const named = /\b(?:given|process|nodejs)_[a-z_]+\b/g;
  const exported = async () => {
    const metrics = createMetrics('bot');
    metrics.gatewayState(0, 'ready');
    const page = await metrics.render();
    metrics.close();
    return new Set(
      [...page.matchAll(/^# TYPE (\S+) (\S+)/gm)].flatMap(([, name = '', type]) =>
        type === 'histogram' ? [name, `${name}_bucket`, `${name}_sum`, `${name}_count`] : [name],
      ),
    );
  };
  const dashboard = z.object({
    panels: z.array(
      z.object({ id: z.number(), title: z.string(), targets: z.array(z.object({ expr: z.string() })) }),
    ),
  });

  it('ask only for metrics and labels that there are', async () => {
    const metrics = await exported();
    const { panels } = dashboard.parse(JSON.parse(read('.grafana/given.json')));
    expect(panels.length).toBeGreaterThan(10);
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const rules = z
      .object({
        groups: z.array(z.object({ rules: z.array(z.object({ alert: z.string(), expr: z.string() })) })),
      })
      .parse(parse(read('.grafana/alerts.yml')))
      .groups.flatMap((group) => group.rules);
    const expressions = [
      ...panels.flatMap(({ targets }) => targets.map(({ expr }) => expr)),
      ...rules.map(({ expr }) => expr),
    ];
    for (const expression of expressions) {
      for (const [name] of expression.matchAll(named)) expect(metrics, expression).toContain(name);
      for (const [, label] of expression.matchAll(/[{,] *([a-z]+)=/g))
        expect(['step', 'state', 'outcome', 'process', 'job'], expression).toContain(label);
    }
    const own = [...metrics].filter((name) => /^given_/.test(name) && !/_(bucket|sum|count)$/.test(name));
    const manual = read('docs/operations.md');
    for (const name of own) expect(manual, name).toContain(name);
  });

  it('scrape the ports that the units listen on', () => {
    const { scrape_configs: jobs } = z
      .object({
        scrape_configs: z.array(
          z.object({
            job_name: z.string(),
            static_configs: z.array(z.object({ targets: z.array(z.string()) })),
          }),
        ),
      })
      .parse(parse(read('.grafana/prometheus.yml')));
    expect(jobs.map((job) => job.job_name)).toEqual(['given']);
    expect(jobs.flatMap((job) => job.static_configs.flatMap(({ targets }) => targets))).toEqual([
      '127.0.0.1:9464',
      '127.0.0.1:9465',
    ]);
  });
});

describe('what is installed', () => {
  const lock = z
    .object({
      packages: z.record(
        z.string(),
        z.object({
          version: z.string().optional(),
          resolved: z.string().optional(),
          integrity: z.string().optional(),
          hasInstallScript: z.boolean().optional(),
          link: z.boolean().optional(),
        }),
      ),
    })
    .parse(JSON.parse(read('package-lock.json')));
  const packages = Object.entries(lock.packages).filter(([path]) => path !== '');

  it('comes from the registry that npm is set to and from nowhere else, each file known by its sha512', () => {
    expect(packages.length).toBeGreaterThan(150);
    const hosts = new Set<string>();
    for (const [path, { resolved, integrity, link, version }] of packages) {
      expect(link, path).toBeUndefined();
      // Neither a repository nor a file.
      expect(version, path).toMatch(/^\d+\.\d+\.\d+(?:-[\w.]+)?$/);
      expect(integrity, path).toMatch(/^sha512-[A-Za-z0-9+/]{86}==$/);
      // Without an address npm asks the registry that it is set to.
      if (resolved === undefined) continue;
      const url = new URL(resolved);
      expect(url.protocol, path).toBe('https:');
      expect(url.pathname, path).toMatch(/\.tgz$/);
      hosts.add(url.host);
    }
    expect(hosts.size).toBeLessThanOrEqual(1);
  });

  it('is named by an exact version', () => {
    for (const [name, version] of Object.entries({ ...manifest.dependencies, ...manifest.devDependencies }))
      expect(version, name).toMatch(/^(?:npm:.+@)?\d+\.\d+\.\d+$/);
  });

  it('runs no script: each package that has one is named with a no', () => {
    const scripted = packages
      .filter(([, { hasInstallScript }]) => hasInstallScript === true)
      .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length));
    expect(scripted.length).toBeGreaterThan(0);
    for (const name of scripted) expect(manifest.allowScripts[name], name).toBe(false);
    expect(Object.values(manifest.allowScripts)).not.toContain(true);
    expect(read('.npmrc')).toMatch(/^ignore-scripts=true$/m);
  });
});

/** All values of each setting, in order. */
function settingsOf(unit: string): ReadonlyMap<string, readonly string[]> {
  const settings = new Map<string, string[]>();
  for (const line of unit.split('\n')) {
    const [, name, value] = /^([A-Za-z]+)=(.*)$/.exec(line) ?? [];
    if (name !== undefined && value !== undefined) settings.set(name, [...(settings.get(name) ?? []), value]);
  }
  return settings;
}
