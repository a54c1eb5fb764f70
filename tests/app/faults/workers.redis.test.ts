/** A worker dies, freezes or is slow to say that it is done, in the middle of a question: the person sees one message. */
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { describeWithRedis } from '../../support/redis-server.js';
import { scratchFolder } from '../../support/scratch-folder.js';
import { RIGHT, Stand } from './stand.js';

const data = scratchFolder();

describeWithRedis('a question', () => {
  let stand: Stand;
  beforeAll(async () => {
    stand = await Stand.open(data);
  });
  afterEach((context) => stand.clear(context));
  afterAll(() => stand.close());

  it('is answered once although its worker is killed in the middle, and the next one as well', async () => {
    await stand.bot();
    const doomed = await stand.worker('never');
    const asked = await stand.ask();
    await stand.begins(doomed);
    await doomed.kill();
    const second = await stand.worker('never');
    await stand.begins(second);
    await second.kill();
    await stand.worker(50);
    expect((await stand.ending(asked)).text).toContain(RIGHT);
  }, 120_000);

  it('is given up with a sentence when it has brought down three workers, and the next one is answered', async () => {
    await stand.bot();
    const asked = await stand.ask();
    for (let dead = 0; dead < 3; dead++) {
      const worker = await stand.worker('never');
      await stand.begins(worker);
      await worker.kill();
    }
    await stand.worker(50);
    const { text } = await stand.ending(asked);
    expect(text).toContain('started several times and never came to an end');
    expect((await stand.ending(await stand.ask())).text).toContain(RIGHT);
  }, 120_000);

  it('is shown by the worker that took it over when the first one thaws', async () => {
    await stand.bot();
    const frozen = await stand.worker(500);
    const asked = await stand.ask();
    await stand.begins(frozen);
    frozen.signal('SIGSTOP');
    const other = await stand.worker(50);
    expect((await stand.ending(asked)).text).toContain(RIGHT);
    frozen.signal('SIGCONT');
    // It takes part again, and the question that it had lost is not shown by it.
    await other.kill();
    expect((await stand.ending(await stand.ask())).text).toContain(RIGHT);
    const answered = frozen.logLines.filter(({ msg }) => msg === 'question answered');
    expect(answered.map(({ job }) => job)).not.toContain(`i-${asked.interactionId}`);
  }, 120_000);

  it('has one message when its worker is killed after showing the answer and before saying so', async () => {
    await stand.bot();
    const { control } = stand.ada;
    const route = '/webhooks/{}/{}/messages/@original';
    await control.plantRestFault({
      method: 'PATCH',
      route,
      times: 1,
      effect: { type: 'delay', delayMs: 60_000 },
    });
    const doomed = await stand.worker(0);
    const asked = await stand.ask();
    const { messages: shown } = await stand.ending(asked);
    await doomed.kill();
    const second = await stand.worker(0);
    await second.says('"msg":"question answered"');
    const { messages, text } = await stand.ending(asked);
    expect(text).toContain(RIGHT);
    expect(messages[0]?.id).toBe(shown[0]?.id);
    await control.removeRestFaults();
  }, 120_000);

  it('is handed back by a worker that is asked to stop, and answered by the next', async () => {
    await stand.bot();
    const leaving = await stand.worker('never');
    const asked = await stand.ask();
    await stand.begins(leaving);
    leaving.signal('SIGTERM');
    expect(await leaving.exited).toEqual({ code: 0, signal: null });
    await stand.worker(50);
    expect((await stand.ending(asked)).text).toContain(RIGHT);
  }, 120_000);
});
