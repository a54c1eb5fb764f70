/**
 * Door: `npm run doctor [-- --json]`. Looks at everything that Given needs and says what to do about what is not well.
 * Changes nothing and fetches nothing. Exit code 1 when there is a fault; warnings are no fault.
 */
import { ConfigError, loadDotEnv, readConfig } from '../../config.js';
import { checkNode } from './check-machine.js';
import { examine } from './examine.js';
import { type Finding, fault } from './finding.js';

const MARKS = { ok: 'ok', warning: 'WARNING', fault: 'FAULT' } as const;
const WIDTHS = { mark: 9, about: 10 } as const;

async function findings(): Promise<readonly Finding[]> {
  try {
    return await examine(readConfig());
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return [
      checkNode(),
      ...error.faults.map((sentence) =>
        fault('Settings', sentence, 'put this right first; the rest is looked at then'),
      ),
    ];
  }
}

function toText({ about, level, sentence, advice }: Finding): string {
  const line = `${MARKS[level].padEnd(WIDTHS.mark)}${about.padEnd(WIDTHS.about)}${sentence}`;
  return advice === undefined ? line : `${line}\n${' '.repeat(WIDTHS.mark + WIDTHS.about)}→ ${advice}`;
}

const count = (number: number, noun: string) => `${number} ${noun}${number === 1 ? '' : 's'}`;

loadDotEnv();
const found = await findings();
const faults = found.filter(({ level }) => level === 'fault').length;
const warnings = found.filter(({ level }) => level === 'warning').length;
if (process.argv.includes('--json')) {
  process.stdout.write(`${JSON.stringify({ faults, warnings, findings: found }, null, 2)}\n`);
} else {
  process.stdout.write(
    `${found.map(toText).join('\n')}\n\n${count(faults, 'fault')}, ${count(warnings, 'warning')}\n`,
  );
}
// Runtimes that were looked at keep threads of their own.
process.exit(faults > 0 ? 1 : 0);
