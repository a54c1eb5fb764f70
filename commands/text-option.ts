/** Reading the one required text of a command, with a refusal for everything that is not a text. */
import type { Options } from '../src/discord/command.js';
import { codePointLength } from '../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';

interface TextOption {
  readonly command: string;
  readonly option: string;
  /** Most code points. */
  readonly limit: number;
  /** A line that works as typed. */
  readonly example: string;
}

/** Nothing that can be seen: spaces, controls, format marks, and the blanks that look like letters to a machine. */
const INVISIBLE = /^[\s\p{Cc}\p{Cf}\u115F\u1160\u2800\u3164\uFFA0]*$/u;
const LONE_SURROGATE = /\p{Cs}/u;

export function readText(options: Options, { command, option, limit, example }: TextOption): Checked<string> {
  const text = options.get(option);
  if (typeof text !== 'string') return refuse({ code: 'missing-option', command, option, example });
  if (text === '') return refuse({ code: 'text-empty', option, example });
  if (INVISIBLE.test(text)) return refuse({ code: 'text-only-spaces', option, example });
  const length = codePointLength(text);
  if (length > limit) return refuse({ code: 'text-too-long', option, length, limit });
  return LONE_SURROGATE.test(text) ? refuse({ code: 'lone-surrogate', option }) : accept(text);
}
