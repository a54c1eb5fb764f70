import { expect, it } from 'vitest';
import { fetchGivenFile } from '../../src/discord/given-file.js';
import { Failure } from '../../src/jobs/failure.js';

const API = 'http://127.0.0.1:9/api';

it.each([
  'no address',
  '',
  'http://',
  'https://example.org/a.csv',
  'http://cdn.discordapp.com/a.csv',
  'https://cdn.discordapp.com.example.org/a.csv',
  'http://127.0.0.1:10/a.csv',
  'file:///etc/passwd',
])('a file at "%s" is not fetched, which is a failure and no bug', async (url) => {
  const thrown = await fetchGivenFile({ name: 'a.csv', url, size: 3 }, 100, API).catch(
    (error: unknown) => error,
  );
  expect(thrown).toBeInstanceOf(Failure);
  expect(thrown).toMatchObject({
    code: 'file-unavailable',
    message: expect.stringContaining('from an address that is not Discord'),
  });
});
