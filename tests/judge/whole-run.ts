/** Once for a run of the tests: collects what every sandbox in it said and heard, judges it at the end, and fails the run. */
import { createReadStream, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { JournalEntry } from '../../src/sandbox/journal.js';
import { Description, descriptionMissing } from './description.js';
import { describeCounts, Judge, type Judgement } from './judge.js';

const MOST_SHOWN = 20;

export default function collect(): () => Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'given-journals-'));
  process.env.GIVEN_TEST_JOURNALS = folder;
  return async () => {
    try {
      const judgement = await judgeFolder(folder);
      if (judgement !== undefined) report(judgement);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  };
}

/** Of every journal in a folder; undefined when no sandbox was started. */
export async function judgeFolder(folder: string): Promise<Judgement | undefined> {
  const files = readdirSync(folder).filter((name) => name.endsWith('.jsonl'));
  if (files.length === 0) return undefined;
  const judge = new Judge(descriptionMissing === undefined ? Description.read() : undefined);
  for (const name of files) {
    for await (const line of createInterface({ input: createReadStream(join(folder, name)) }))
      judge.hear(JSON.parse(line) as JournalEntry);
  }
  return judge.judgement();
}

function report(judgement: Judgement): void {
  const { findings } = judgement;
  const isSkipped = descriptionMissing !== undefined;
  if (isSkipped)
    process.stderr.write(`skipped: bodies against Discord's description: ${descriptionMissing}\n`);
  process.stdout.write(`\n${describeCounts(judgement)}\n`);
  // What a teardown throws is printed by vitest, but does not fail the run.
  if (findings.size > 0 || (isSkipped && process.env.CI !== undefined)) process.exitCode = 1;
  if (findings.size === 0) return;
  const shown = [...findings].slice(0, MOST_SHOWN).map(([sentence, times]) => `  ${times} × ${sentence}`);
  const more = findings.size > MOST_SHOWN ? [`  and ${findings.size - MOST_SHOWN} more`] : [];
  process.stderr.write(`\nThe run fails for what was said in it:\n${[...shown, ...more].join('\n')}\n`);
}
