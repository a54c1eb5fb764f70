/** What is wrong with a message that repeats what a hostile person typed, as Discord would show it. */
import type { APIMessage } from 'discord-api-types/v10';
import { graphemesOf } from '../../src/render/graphemes.js';
import { FAMILY } from './hostile-texts.js';

/** What acts in a text whose code and escaped characters are taken out; cards have none of it but bold around a text as a whole. */
const ACTING: readonly (readonly [string, RegExp])[] = [
  ['mention', /<(?:@[!&]|#|\/|t:|id:|a?:)/],
  ['link', /\]\(|https?:\/\//],
  ['bold and the like', /[*_~|]x EVIL y/],
  ['heading, small print or quote', /^(?:#{1,3}|-#|>{1,3}) *EVIL/m],
  ['emoji', /:smile:/],
];

export function shownFaults(message: APIMessage): string[] {
  const formatted = message.embeds.flatMap(({ title = '', description = '', fields = [] }) => [
    title,
    description,
    ...fields.map(({ value }) => value),
  ]);
  const all = strings([message.embeds, message.components, message.attachments.map(plainParts)]);
  const bug = /fault in the bot/.test(JSON.stringify(message.embeds));
  return [
    ...[message.content, ...formatted].flatMap(actingFaults),
    ...all.filter((text) => /\p{Surrogate}/u.test(text)).map((text) => `half a character in ${quote(text)}`),
    ...all.filter((text) => text.includes('\u0000')).map((text) => `NUL in ${quote(text)}`),
    ...all.filter(hasCutFamily).map((text) => `cut inside a grapheme: ${quote(text)}`),
    ...(bug ? [`a bug: ${JSON.stringify(message.embeds)}`] : []),
  ];
}

/** The bot's own link to a thread that it has opened: no text that was sent holds its number. */
const OWN_THREAD = /<#(?!123456789012345678>)\d{17,20}>/g;

function actingFaults(text: string): string[] {
  const acting = actingPart(text).replace(OWN_THREAD, '');
  return ACTING.filter(([, pattern]) => pattern.test(acting)).map(([name]) => `${name} in ${quote(text)}`);
}

/** Without code (a run of backticks up to the next run of the same length) and with □ for escaped characters. */
function actingPart(text: string): string {
  let acting = '';
  for (let at = 0; at < text.length; ) {
    const run = runAt(text, at);
    const end = run === 0 ? -1 : closingRun(text, at + run, Math.min(run, 3));
    if (end >= 0) at = end;
    else if (text.charAt(at) === '\\') {
      acting += '\u25A1';
      at += 2;
    } else acting += text.charAt(at++);
  }
  return acting;
}

function runAt(text: string, at: number): number {
  let end = at;
  while (text.charAt(end) === '`') end++;
  return end - at;
}

/** Behind it; −1: there is none. Three close a block wherever they stand. */
function closingRun(text: string, from: number, length: number): number {
  for (let at = from; at < text.length; ) {
    const run = runAt(text, at);
    if (run === length || (length === 3 && run > 3)) return at + run;
    at += Math.max(run, 1);
  }
  return -1;
}

const plainParts = ({ description, filename }: APIMessage['attachments'][number]) => ({
  description,
  filename,
});
const quote = (text: string) => JSON.stringify(text.slice(0, 300));

/** Members of the family that stand alone, or are held together with nobody. */
function hasCutFamily(text: string): boolean {
  for (const grapheme of graphemesOf(text)) {
    if (/[👨👩👧👦]/u.test(grapheme) && !grapheme.startsWith(FAMILY)) return true;
  }
  return false;
}

function strings(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(strings);
}
