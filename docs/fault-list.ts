/** What can go wrong around the bot, what the person sees then, and the tests that show it. */

export interface Fault {
  readonly name: string;
  /** What the person, or whoever runs the bot, sees. */
  readonly seen: string;
  /** File below `tests/` and beginnings of the names of its tests (all of the file when there are none). Empty: nothing shows it. */
  readonly tests: readonly (readonly [file: string, ...names: string[]])[];
}

const WORKERS = 'app/faults/workers.redis.test.ts';
const BOTS = 'app/faults/bots.redis.test.ts';
const OUTAGES = 'app/faults/outages.redis.test.ts';
const DISCORD = 'app/faults/discord.test.ts';
const PROCESSES = 'app/processes.redis.test.ts';
const LATE = 'discord/late.test.ts';
const LOST = 'discord/lost-answers.test.ts';
const REPLY = 'discord/reply.test.ts';
const PRESS = 'discord/press.test.ts';
const QUEUE = 'queue/bullmq.redis.test.ts';
const HOSTILE_COMMANDS = 'hostile/commands.test.ts';
const HOSTILE_PRESSES = 'hostile/presses.test.ts';

const PROCESS_FAULTS: readonly Fault[] = [
  {
    name: 'A worker is killed in the middle of a question, and the next one too',
    seen: 'the answer, from the third worker',
    tests: [[WORKERS, 'is answered once although its worker is killed']],
  },
  {
    name: 'A question brings down three workers',
    seen: 'a sentence that it was given up; the next question is answered',
    tests: [[WORKERS, 'is given up with a sentence']],
  },
  {
    name: 'A worker is frozen past its lock and thaws',
    seen: 'one answer, of the worker that took over',
    tests: [[WORKERS, 'is shown by the worker that took it over']],
  },
  {
    name: 'A worker is killed after the answer is shown and before it says so',
    seen: 'the same message, once',
    tests: [[WORKERS, 'has one message when its worker is killed']],
  },
  {
    name: 'A worker is asked to stop in the middle (SIGTERM); told twice',
    seen: 'the answer, from the next worker; the second signal ends a process at once',
    tests: [
      [WORKERS, 'is handed back by a worker'],
      [PROCESSES, 'exit at once with 1'],
    ],
  },
  {
    name: 'The bot is killed or stopped in the middle of a question, and started again',
    seen: 'the answer, from the worker',
    tests: [[BOTS, 'is answered by its worker although the bot ends']],
  },
  {
    name: 'The bot is asked to stop while it acknowledges a question',
    seen: 'the answer',
    tests: [[BOTS, 'that is being acknowledged as the bot is asked']],
  },
  {
    name: 'The bot dies between acknowledging a question and queueing it',
    seen: 'a sentence that Given was restarted, from the next bot',
    tests: [
      [BOTS, 'that was acknowledged by a bot that died', 'whose record is written and that never arrived'],
    ],
  },
  {
    name: 'The bot is killed as Discord acknowledges a question, or what the bot does itself (/population, /quiz, /guess)',
    seen: 'a sentence that Given was restarted, and that what was to be done may have been done',
    tests: [[BOTS, 'and a deed that Discord acknowledged']],
  },
  {
    name: 'Redis is gone for 2 s and for 12 s',
    seen: 'what ran or waited is answered; what is asked meanwhile is told to ask again',
    tests: [[OUTAGES, 'that runs or waits is answered after Redis was gone']],
  },
  {
    name: 'Redis is frozen while a question is asked',
    seen: 'the question is told to ask again, or answered when it arrived all the same: one message',
    tests: [[OUTAGES, 'is told so while Redis is frozen']],
  },
  {
    name: 'Redis is full',
    seen: 'a sentence that too many wait; taken again when there is room',
    tests: [[OUTAGES, 'is told so while the memory of Redis is full']],
  },
  {
    name: 'Redis takes the record of a question and not the question',
    seen: 'told to ask again; nothing of it stays in Redis',
    tests: [
      [OUTAGES, 'is told so when Redis takes its record and not the job'],
      ['queue/take-back.redis.test.ts'],
      ['queue/handing-in.redis.test.ts'],
    ],
  },
  {
    name: 'Redis comes back empty',
    seen: 'a sentence that the question got lost, unless the answer is there; the next one is answered',
    tests: [
      [
        OUTAGES,
        'that waits is told so when Redis comes back empty',
        'that was answered stays answered although Redis comes back empty',
      ],
    ],
  },
  {
    name: 'Redis cuts every connection (CLIENT KILL)',
    seen: 'the answer',
    tests: [[OUTAGES, 'is answered although Redis cuts']],
  },
  {
    name: 'What was at the other end of the connections to Redis vanishes without a word',
    seen: 'told to ask again; answered over new connections some seconds later',
    tests: [['queue/faults.redis.test.ts', 'notices that nobody is at the other end']],
  },
  {
    name: 'Redis is not there when the bot starts',
    seen: 'told to ask again; answered when Redis is there, without a restart',
    tests: [[OUTAGES, 'is told so by a bot that started without Redis']],
  },
  {
    name: 'Redis evicts keys, or its password is wrong',
    seen: 'bot and worker end with code 2 and a sentence',
    tests: [[PROCESSES, 'src/main.ts ends with 2', 'worker/main.ts ends with 2']],
  },
  {
    name: 'Redis is frozen or gone when bot and worker are stopped',
    seen: 'both end with 0 within 25 s',
    tests: [[PROCESSES, 'stop in time with 0 while Redis is']],
  },
  {
    name: 'A worker takes nothing any more although Redis answers',
    seen: 'it ends with code 3 to be started again, and the question is answered',
    tests: [[PROCESSES, 'give up a worker that takes nothing']],
  },
  {
    name: 'A crowd of questions; one person asks very many',
    seen: 'places in the queue, or "busy, try again in n s"; others are answered first',
    tests: [
      ['queue/admission.test.ts'],
      ['queue/ranks.test.ts'],
      ['discord/waiting.test.ts'],
      ['discord/waiting-room.test.ts'],
    ],
  },
  {
    name: 'A question that throws, never ends or yields too much',
    seen: 'a sentence; the next question is answered',
    tests: [
      [QUEUE, 'bounds what never ends', 'abandons, once, a job that brings down every worker'],
      ['queue/in-process.test.ts', 'stops a process that is taken up by a job'],
    ],
  },
  {
    name: "A question whose computation throws, dies or never ends in the engine's thread",
    seen: 'a sentence that it was given up; the engine, or its worker, is replaced and the next question answered',
    tests: [
      [QUEUE, 'gives up, once, a job whose computation'],
      ['queue/in-process.test.ts', 'gives up, once, a job whose computation'],
      ['engine/thread.test.ts', 'that'],
      ['model/model-host.test.ts'],
    ],
  },
  {
    name: 'One interaction is delivered twice',
    seen: 'one answer',
    tests: [
      [BOTS, 'that is delivered twice'],
      [LOST, 'is served once'],
    ],
  },
  {
    name: 'A question waits longer than its token lives',
    seen: 'nothing can be shown any more; it is dropped unprocessed',
    tests: [[QUEUE, 'drops a job that has expired', 'aborts a job that expires']],
  },
  {
    name: 'Workers with different models or versions share a queue',
    seen: 'each answer names its model, and none is reused for another',
    tests: [['answer/shared-answers.test.ts']],
  },
];

const DISCORD_FAULTS: readonly Fault[] = [
  {
    name: 'The connection is asked to resume (op 7, op 9 true, 4000, cut, paused)',
    seen: 'what is asked in the gap is answered once',
    tests: [[DISCORD, 'op 7', 'op 9 with true', 'close 4000', 'cut off', 'a pause']],
  },
  {
    name: 'The session is lost (op 9 false, 1000, 4003, 4008, 4009, no heartbeats)',
    seen: 'the bot comes back by itself',
    tests: [
      [DISCORD, 'op 9 with false', 'close 1000', 'close 4003', 'close 4008', 'close 4009', 'heartbeats'],
    ],
  },
  {
    name: 'The gateway is gone for 30 s',
    seen: 'the bot comes back by itself',
    tests: [[DISCORD, 'no connection for 30 s']],
  },
  {
    name: 'Closed for good: 4004, 4014',
    seen: 'the bot ends with code 2 and a sentence',
    tests: [[DISCORD, 'with 4004', 'with 4014']],
  },
  {
    name: 'The first response comes too late (10062)',
    seen: "Discord's own notice; nothing is queued",
    tests: [[DISCORD, 'a first response that comes too late']],
  },
  {
    name: 'The first response is applied and its answer is lost (40060)',
    seen: 'one answer',
    tests: [[LOST]],
  },
  {
    name: 'Two bots with the same token',
    seen: 'one answer',
    tests: [[BOTS, 'that two bots with the same token']],
  },
  {
    name: 'The token expires before the answer is shown',
    seen: 'nothing can be shown; it is tried once',
    tests: [[DISCORD, 'an expired token']],
  },
  {
    name: 'The message is deleted before the answer',
    seen: 'nothing; a waiting question is taken back',
    tests: [
      [DISCORD, 'a message that was deleted'],
      ['discord/waiting.test.ts', 'is gone when its message'],
    ],
  },
  {
    name: 'The channel or the access to it is gone',
    seen: 'nothing; it is tried once',
    tests: [[DISCORD, 'a channel without access']],
  },
  {
    name: 'Storms of 429 without a stated wait',
    seen: 'one request finds out, after 1, 2, 4 to 300 s; then the answer. One refusal alone loses nothing',
    tests: [
      [DISCORD, 'a storm of 429'],
      [REPLY, 'is tried again after a server error'],
      [
        'discord/reply-faults.test.ts',
        'that says',
        'for hours',
        'of the whole bot',
        'of the answer that',
        'of a first response that',
      ],
      ['discord/request-gate.test.ts'],
    ],
  },
  {
    name: '500, 502, 503, a cut or half an answer on every route',
    seen: 'one message',
    tests: [[DISCORD, 'a 500', 'a 502', 'a 503'], [LOST]],
  },
  {
    name: 'Progress and final edit race',
    seen: 'the answer comes last',
    tests: [['discord/reply-lane.test.ts']],
  },
  {
    name: 'Buttons: old, of others, pressed twice, unknown, forged',
    seen: 'one private sentence, or one state',
    tests: [
      [PRESS],
      [LOST, 'of the first response: a refusal of a press'],
      ['discord/kept-questions.test.ts'],
      [HOSTILE_PRESSES],
    ],
  },
  {
    name: 'Autocomplete with a slow backend',
    seen: 'no choices, in time; the question is answered',
    tests: [[LATE, 'choices that never come']],
  },
  {
    name: 'A window that is sent after 14 minutes',
    seen: 'what it says is done, once',
    tests: [[LATE, 'a window that is sent after']],
  },
  {
    name: 'Sizes at and above every limit; Unicode of all sorts',
    seen: 'a sentence with the limit; cut at grapheme borders only',
    tests: [['discord/safe-text.test.ts'], ['render/discord-message.test.ts'], [HOSTILE_COMMANDS]],
  },
  {
    name: 'Mentions, markdown, prototype keys',
    seen: 'plain text; nobody is mentioned',
    tests: [['discord/safe-text.test.ts'], ['discord/custom-id.test.ts']],
  },
  {
    name: 'Patterns that take very long on hostile text',
    seen: 'none: all are linear',
    tests: [['patterns.test.ts']],
  },
  {
    name: 'Commands that are unknown, options that no command has, windows with fields missing',
    seen: 'one private sentence',
    tests: [[HOSTILE_COMMANDS], [HOSTILE_PRESSES]],
  },
  {
    name: 'Interactions without what Discord always sends',
    seen: 'nothing, or a sentence; the next question is answered',
    tests: [[DISCORD, 'interactions without what Discord always sends']],
  },
  {
    name: 'Files: wrong kind, empty, too large, slow host, another host, no address at all',
    seen: 'a sentence',
    tests: [['discord/acting.test.ts', 'takes a file up to its limit'], ['discord/given-file.test.ts']],
  },
  {
    name: 'Hostile content on the local page',
    seen: 'text, and nothing else is loaded',
    tests: [['sandbox/page/hostile.browser.test.ts']],
  },
  {
    name: 'Secrets in logs, errors, metrics, the board',
    seen: 'none',
    tests: [[PROCESSES, 'name a question alike'], ['ops/mask-secrets.test.ts']],
  },
  {
    name: 'Everything at random, from a seed: Discord, the bot, workers and Redis (a minute; 15: npm run soak)',
    seen: 'each acknowledged interaction ends in one message, and what is said is true',
    tests: [['app/soak.test.ts'], ['app/soak.redis.test.ts']],
  },
];

export const FAULTS: readonly { readonly title: string; readonly faults: readonly Fault[] }[] = [
  { title: 'Processes, queue and Redis', faults: PROCESS_FAULTS },
  { title: 'Discord, input and secrets', faults: DISCORD_FAULTS },
];
