/** A text whose words are counted, from a file or pasted. */
import { LIMITS } from '../jobs/limits.js';
import { accept, type Checked } from '../jobs/refusal.js';
import { decodeText, type Encoding } from './decode-text.js';
import { refuseTable } from './table-refusal.js';

export interface ImportedText {
  readonly text: string;
  readonly encoding: Encoding;
}

export function importTextFile(bytes: Uint8Array): Checked<ImportedText> {
  const decoded = decodeText(bytes);
  if (decoded === null) return refuseTable({ problem: 'not-text' });
  const text = importText(decoded.text);
  return text.ok ? accept({ text: text.value, encoding: decoded.encoding }) : text;
}

/** Line ends become "\n" and half characters U+FFFD; at most `LIMITS.corpusBytes` of UTF-8. */
export function importText(typed: string): Checked<string> {
  const text = typed.replace(/\p{Cs}/gu, '\uFFFD').replace(/\r\n?/gu, '\n');
  if (text.trim() === '') return refuseTable({ problem: 'empty' });
  return Buffer.byteLength(text) > LIMITS.corpusBytes
    ? refuseTable({ problem: 'too-large', limit: LIMITS.corpusBytes })
    : accept(text);
}
