import { describe, expect, it } from 'vitest';
import { scanLog } from '../../bench/soak/log-scan.js';

const TOKEN = 'aW50ZXJhY3Rpb246'.repeat(4);
const FORBIDDEN = { tokens: new Set([TOKEN]), secrets: ['a-password'], texts: ['tennis given football'] };

describe('a log', () => {
  it('may hold what is nobody’s', () => {
    const line = `{"msg":"question queued","job":"i-123","id":"${'x'.repeat(60)}"}`;
    expect(scanLog('bot', `${line}\ntennis\n`, FORBIDDEN)).toEqual([]);
  });

  it.each([
    [
      `{"msg":"sent","url":"/webhooks/9/${TOKEN}/messages"}`,
      "an interaction's token stands in the log of bot: sent",
    ],
    ['redis://:a-password@127.0.0.1', 'a secret stands in the log of bot: a line that is no JSON'],
    ['{"msg":"asked","text":"tennis given football"}', 'what somebody typed stands in the log of bot: asked'],
  ])('is found to hold what it must not: %s', (line, sentence) => {
    expect(scanLog('bot', `{"msg":"fine"}\n${line}\n${line}`, FORBIDDEN)).toEqual([sentence]);
  });
});
