/** What the machine gives: Node, room on disk, ports. */
import { readFileSync } from 'node:fs';
import { stat, statfs } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname } from 'node:path';
import type { Config } from '../../config.js';
import { isOlder } from '../../queue/inspect-redis.js';
import { type Finding, fault, ok, warning } from './finding.js';

const LITTLE_BYTES = 1024 ** 3;
const TOO_LITTLE_BYTES = 50 * 1024 ** 2;

export function checkNode(version: string = process.versions.node): Finding {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  const least = /"node":\s*">=([\d.]+)"/.exec(text)?.[1] ?? '0';
  return isOlder(version, least)
    ? fault('Node', `version ${version} is too old`, `install version ${least} or later`)
    : ok('Node', `version ${version}`);
}

export async function checkDisk({
  dataDirectory,
  modelDirectory,
}: Pick<Config, 'dataDirectory' | 'modelDirectory'>): Promise<readonly Finding[]> {
  return await Promise.all([checkRoom('DATA_DIR', dataDirectory), checkRoom('MODEL_DIR', modelDirectory)]);
}

async function checkRoom(setting: string, folder: string): Promise<Finding> {
  const { bavail, bsize } = await statfs(await nearest(folder));
  const free = bavail * bsize;
  const sentence = `${folder} has ${(free / 1024 ** 3).toFixed(1)} GiB left`;
  if (free < TOO_LITTLE_BYTES) return fault('Disk', sentence, `make room, or set ${setting} to another disk`);
  if (free < LITTLE_BYTES)
    return warning('Disk', sentence, `make room: a model and its graph take up to 1 GiB, or set ${setting}`);
  return ok('Disk', sentence);
}

async function nearest(folder: string): Promise<string> {
  const isThere = (await stat(folder).catch(() => undefined)) !== undefined;
  return isThere || dirname(folder) === folder ? folder : await nearest(dirname(folder));
}

export async function checkPorts({
  discordToken,
  port,
  healthPort,
  healthHost,
}: Pick<Config, 'discordToken' | 'port' | 'healthPort' | 'healthHost'>): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  if (discordToken === undefined) {
    findings.push(
      (await isFree(port, '127.0.0.1'))
        ? ok('Ports', `PORT ${port} is free for the local page`)
        : ok('Ports', `PORT ${port} is in use: the local page takes the next free one`),
    );
  }
  if (healthPort === undefined) return findings;
  if (await isFree(healthPort, healthHost)) {
    findings.push(ok('Ports', `HEALTH_PORT ${healthPort} on ${healthHost} can be listened on`));
  } else if (await isGiven(healthPort, healthHost)) {
    findings.push(ok('Ports', `HEALTH_PORT ${healthPort} is in use by a process of Given that runs`));
  } else {
    findings.push(
      fault(
        'Ports',
        `HEALTH_PORT ${healthPort} on ${healthHost} cannot be listened on`,
        'set HEALTH_PORT to one that is free, and HEALTH_HOST to an address of this machine',
      ),
    );
  }
  return findings;
}

function isFree(port: number, host: string): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, host, () => probe.close(() => resolve(true)));
  });
}

async function isGiven(port: number, host: string): Promise<boolean> {
  const name =
    host === '0.0.0.0' ? '127.0.0.1' : host.includes(':') ? `[${host === '::' ? '::1' : host}]` : host;
  try {
    const answer = await fetch(`http://${name}:${port}/healthz`, { signal: AbortSignal.timeout(1_000) });
    const page: unknown = await answer.json();
    return typeof page === 'object' && page !== null && 'checks' in page;
  } catch {
    return false;
  }
}
