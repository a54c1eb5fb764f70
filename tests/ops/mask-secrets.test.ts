import { describe, expect, it } from 'vitest';
import { describeError, maskSecrets } from '../../src/ops/stopping.js';

describe('what reaches the log', () => {
  it.each([
    'https://discord.com/api/v10/webhooks/123456789012345678/aW50ZXJhY3Rpb246TOKEN/messages/@original',
    '/interactions/123456789012345678/aW50ZXJhY3Rpb246TOKEN/callback',
    'Authorization: Bot MTIzTOKEN.abc.def_g-h1',
    'redis://default:TOKEN@10.0.0.1:6379',
  ])('holds no secret of %s', (text) => expect(maskSecrets(text)).not.toContain('TOKEN'));

  it('keeps the fields that libraries hang on errors out', () => {
    const error = Object.assign(new Error('PATCH /webhooks/123456789012345678/TOKEN failed'), {
      url: 'https://discord.com/api/webhooks/123456789012345678/TOKEN',
      requestBody: { json: { content: 'TOKEN' } },
    });
    expect(JSON.stringify(describeError(error))).not.toContain('TOKEN');
  });

  it('takes long hostile text in one pass', () => {
    const hostile = `${'/webhooks/1/'.repeat(20_000)} ${'Bot '.repeat(20_000)} ${'redis://'.repeat(20_000)}`;
    expect(maskSecrets(hostile).length).toBeGreaterThan(0);
  });
});
