/** One line of what `npm run doctor` says. */

export type Level = 'ok' | 'warning' | 'fault';

export interface Finding {
  /** What was looked at, in a word or two. */
  readonly about: string;
  readonly level: Level;
  /** What is so; without secrets. */
  readonly sentence: string;
  /** What to do; absent when all is well. */
  readonly advice?: string;
}

export const ok = (about: string, sentence: string): Finding => ({ about, level: 'ok', sentence });
export const warning = (about: string, sentence: string, advice: string): Finding => ({
  about,
  level: 'warning',
  sentence,
  advice,
});
export const fault = (about: string, sentence: string, advice: string): Finding => ({
  about,
  level: 'fault',
  sentence,
  advice,
});
