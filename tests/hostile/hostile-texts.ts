/** What people type who mean no good, or whose keyboards do strange things. EVIL marks what must be shown as plain text. */

export const FAMILY = '👨‍👩‍👧‍👦';

export const HOSTILE_TEXTS: readonly string[] = [
  // Unicode.
  FAMILY.repeat(60),
  '🇩🇪'.repeat(90),
  `e${'\u0301'.repeat(300)} EVIL`,
  'Z̷̢̛͙̼̘̏a̵̡̛͓͔̍l̶̨̛̗͎̈g̸̢̛̠̺̊o̷̡̬͌'.repeat(8),
  '\u202EEVIL\u202D @everyone',
  '\u2067EVIL \u2066x',
  'a\uD83Db\uDE00c',
  'EVIL\u0000EVIL\u0007\u001B[31m',
  '\uFEFFEVIL\uFEFF',
  '\u200B\u200D\u2060\uFEFF',
  '\u3164',
  '\u2028EVIL\u2029',
  '漢'.repeat(500),
  'ﷺ'.repeat(100),
  '١٢٣ ４５６',
  // Mentions.
  '@everyone @here EVIL',
  '@\u200Beveryone @\u202Eeveryone',
  '<@123456789012345678> <@!123456789012345678> <@&123456789012345678> <#123456789012345678>',
  '</population list:123456789012345678> <id:guide>',
  '<t:1700000000:R> <:EVIL:123456789012345678> :smile:',
  // Markdown.
  '[EVIL](https://evil.example) <https://evil.example/a> https://evil.example/EVIL',
  '```\nEVIL\n``` **x EVIL y** ``` **x EVIL y**',
  '````` EVIL ` ```` `` **x EVIL y**',
  '# EVIL\n## EVIL\n-# EVIL\n> EVIL\n>>> EVIL\n- EVIL\n1. EVIL',
  '**x EVIL y** __x EVIL y__ *x EVIL y* _x EVIL y_ ~~x EVIL y~~ ||x EVIL y||',
  `${'\\'.repeat(99)}**x EVIL y**`,
  `${'*_~|`'.repeat(80)}EVIL`,
  // Names that objects have.
  '__proto__',
  'constructor',
  'toString',
  'hasOwnProperty, __proto__, valueOf',
  // What other programs take for code.
  '=HYPERLINK("https://evil.example","EVIL")',
  "EVIL'; DROP TABLE populations; --",
  ['$', '{process.env.DISCORD_TOKEN} {{7*7}} %s%n %00'].join(''),
  '../../../../etc/passwd',
  // What a parser can choke on.
  '('.repeat(400),
  `${'not '.repeat(100)}tennis`,
  '"'.repeat(99),
  `tennis${' given tennis'.repeat(30)}`,
  '1e999',
  '-0',
  '   \t\n  ',
  '',
];
