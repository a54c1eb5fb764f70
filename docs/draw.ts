/**
 * Draws the pictures of the README anew: the bot's own answers.
 *
 *   npm run pictures
 *   npm run pictures -- sheets     contact sheets of the pictures of sets
 *   npm run pictures -- quiz       contact sheet of the solutions of the quiz, and of scores over time
 *   npm run pictures -- lesson     contact sheet of the nine steps of the lesson, by clicks in Chromium
 *   npm run pictures -- guess      contact sheet of revealed rounds of guessing
 *
 * The first, that of the lesson and the last need the model; the others need nothing. Pictures of the page: `screenshots.ts`.
 */
import { writeFile } from 'node:fs/promises';
import { startApp } from '../src/app.js';
import { readConfig } from '../src/config.js';
import { createLogger } from '../src/ops/log.js';
import { PageClient, pictureOf } from '../tests/app/page-client.js';
import { drawGuessSheet } from './guess-sheet.js';
import { drawLessonSheet } from './lesson-sheet.js';
import { drawQuizSheet } from './quiz-sheet.js';
import { drawSheets } from './sheets.js';

const PICTURES = new URL('./pictures/', import.meta.url);

const save = async (name: string, bytes: Uint8Array) => {
  await writeFile(new URL(name, PICTURES), bytes);
  process.stdout.write(`docs/pictures/${name}, ${Math.round(bytes.length / 1024)} kB\n`);
};

if (process.argv[2] === 'guess') {
  await drawGuessSheet(save);
  process.exit();
}

if (process.argv[2] === 'lesson') {
  await drawLessonSheet(save);
  process.exit();
}

if (process.argv[2] === 'sheets') {
  await drawSheets(save);
  process.exit();
}

if (process.argv[2] === 'quiz') {
  await drawQuizSheet(save);
  process.exit();
}

const config = readConfig({ ...process.env, DISCORD_TOKEN: '', REDIS_URL: '', PORT: '0' });
const app = await startApp(config, createLogger('given-docs', 'error'), (sentence) => {
  throw new Error(sentence);
});
const url = app.pageUrl ?? '';
const page = await PageClient.open(url);
const UMBRELLA = 'She opened her umbrella because it was';
const CLOUDY = 'The sky is cloudy, so it will probably';
const answers = [
  ['given.png', await page.ask('prob', { question: 'tennis given football' })],
  ['next-word.png', await page.ask('nextword', { text: 'The capital of France is' })],
  ['sequence.png', await page.ask('sequence', { text: 'She opened her umbrella because it was raining.' })],
  ['evidence.png', await page.ask('evidence', { word: 'rain', text: CLOUDY })],
  ['die.png', await page.ask('nextword', { text: UMBRELLA, draw: 7 })],
  ['tokens.png', await page.ask('nextword', { text: UMBRELLA, view: 'tokens' })],
  [
    'compare.png',
    await page.ask('nextword', { text: CLOUDY, compare: 'The sky is clear, so it will probably' }),
  ],
  [
    'train.png',
    await page.ask('train', { text: 'weather diary', context: 'It is cloudy today, so it will' }),
  ],
  ['bayes.png', await page.ask('bayes', { prior: '1 %', hit: '90 %', false_alarm: '9 %' })],
  [
    'simpson.png',
    await page.ask('prob', {
      question: 'P(admitted | female) vs P(admitted | not female)',
      population: 'berkeley',
      by: 'department',
    }),
  ],
  [
    'words-as-sets.png',
    await page.ask('prob', {
      question: 'starts(r) given shorter(6)',
      text: 'It is cloudy today, so it will probably',
    }),
  ],
  [
    'square.png',
    await page.ask('prob', {
      question: 'survived given female',
      population: 'titanic',
      view: 'square',
    }),
  ],
] as const;
for (const [name, message] of answers) {
  await save(name, new Uint8Array(await (await fetch(pictureOf(message).url)).arrayBuffer()));
}
await app.stop();
