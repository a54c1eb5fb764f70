import { type ChildProcess, spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type App, startApp } from '../../src/app.js';
import { readConfig } from '../../src/config.js';
import { createLogger } from '../../src/ops/log.js';
import { lacks, MODEL_DIRECTORY, modelMissing } from '../model/model-file.js';
import { describeWithRedis, openRedisServer, type RedisServer } from '../support/redis-server.js';
import { scratchFolder } from '../support/scratch-folder.js';
import { PageClient } from './page-client.js';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** `npm run worker`, without npm in between, so that a signal reaches the worker itself. */
function startWorker(redisUrl: string): ChildProcess {
  return spawn(process.execPath, ['src/ops/run.mjs', 'worker/main.ts'], {
    cwd: ROOT,
    env: {
      ...process.env,
      REDIS_URL: redisUrl,
      MODEL_DIR: MODEL_DIRECTORY,
      LOG_LEVEL: 'info',
      WORKER_CONCURRENCY: '1',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** Resolves when the worker's log says `message`. */
function says(worker: ChildProcess, message: string): Promise<void> {
  return new Promise((resolve, reject) => {
    let log = '';
    worker.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      log += chunk;
      if (log.includes(`"msg":"${message}"`)) resolve();
    });
    worker.once('exit', () => reject(new Error(`the worker ended:\n${log}`)));
  });
}

describeWithRedis('two workers on Redis', () => {
  describe.skipIf(lacks(modelMissing))('with the real model', () => {
    const data = scratchFolder();
    let redis: RedisServer;
    let app: App;
    let page: PageClient;
    const workers: ChildProcess[] = [];
    beforeAll(async () => {
      redis = await openRedisServer();
      const environment = {
        ...process.env,
        DISCORD_TOKEN: '',
        REDIS_URL: redis.url,
        DATABASE_URL: '',
        DATA_DIR: data,
        PORT: '0',
      };
      app = await startApp(readConfig(environment), createLogger('given-test', 'error'), () => undefined);
      page = await PageClient.open(app.pageUrl ?? '');
      workers.push(startWorker(redis.url), startWorker(redis.url));
      await Promise.all(workers.map((worker) => says(worker, 'model loaded')));
    });
    afterAll(async () => {
      for (const worker of workers) worker.kill('SIGKILL');
      await app.stop();
      await redis.stop();
    });

    it('gives each question one answer although one worker is killed in the middle', async () => {
      const texts = [
        'The cat sat on the',
        'To be or not to',
        'Probability is the',
        'I like to play tennis and',
      ];
      const [first, ...others] = workers;
      if (first === undefined) throw new Error('no worker');
      const asked = await Promise.all(texts.map((text) => page.command('nextword', { text, words: 25 })));
      first.kill('SIGKILL');
      const answers = await page.answers(
        asked.map(({ interactionId }) => interactionId),
        90_000,
      );
      expect(answers).toHaveLength(texts.length);
      for (const [index, text] of texts.entries()) {
        expect(answers[index]?.embeds[0]?.title).toContain(text);
        expect(answers[index]?.embeds[0]?.image).toBeDefined();
      }
      expect(others).toHaveLength(1);
    }, 120_000);
  });
});
