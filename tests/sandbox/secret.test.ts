import { expect, it } from 'vitest';
import { isSameSecret, newSecret } from '../../src/sandbox/secret.js';

it('makes tokens of 24 bytes that a client leaves as they are', () => {
  const secrets = Array.from({ length: 200 }, newSecret);
  expect(new Set(secrets).size).toBe(200);
  for (const secret of secrets) {
    // discord.js takes away a leading "Bot" or "Bearer"; one base64 token in 30,000 begins so.
    expect(secret).toMatch(/^[0-9a-f]{48}$/);
    expect(isSameSecret(secret, secret)).toBe(true);
    expect(isSameSecret(secret.slice(3), secret)).toBe(false);
  }
});
