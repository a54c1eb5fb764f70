/** Sentences for what a person can fix in any command, and about the names of what is kept. */
import type { Locale } from '../jobs/locale.js';
import type { Refusal } from '../jobs/refusal.js';
import { TROUBLE_MESSAGES, type TroubleMessages } from '../messages/trouble/index.js';
import { cutForQuote, shownNames } from './refusal-words.js';

const SHARED_CODES = [
  'unknown-command',
  'unknown-subcommand',
  'file-too-large',
  'unknown-option',
  'missing-option',
  'not-an-integer',
  'not-a-yes-or-no',
  'number-out-of-range',
  'not-a-number',
  'not-a-choice',
  'unknown-text',
  'not-with-model',
  'unknown-card',
  'cannot-change',
  'message-without-text',
  'text-empty',
  'text-only-spaces',
  'text-too-long',
  'text-over-context',
  'lone-surrogate',
  'unknown-population',
  'population-is-text',
  'population-has-members',
  'busy',
] as const satisfies readonly Refusal['code'][];
export type SharedRefusal = Extract<Refusal, { code: (typeof SHARED_CODES)[number] }>;

const SHARED: ReadonlySet<string> = new Set(SHARED_CODES);

export function isShared(refusal: Refusal): refusal is SharedRefusal {
  return SHARED.has(refusal.code);
}

export function sharedProblem(refusal: SharedRefusal, locale: Locale): string {
  const texts = TROUBLE_MESSAGES[locale].refusal;
  switch (refusal.code) {
    case 'unknown-command':
      return `${texts.unknownCommand(cutForQuote(refusal.name))}${known(
        texts.iKnow,
        refusal.known.map((name) => `/${name}`),
        texts,
      )}`;
    case 'unknown-subcommand': {
      const { command, name } = refusal;
      const all = refusal.known.map((each) => `/${command} ${each}`);
      return `${name === '' ? texts.noSubcommand(command) : texts.unknownSubcommand(command, cutForQuote(name))}${known(texts.itHas, all, texts)}`;
    }
    case 'file-too-large':
      return texts.fileTooLarge(cutForQuote(refusal.name), refusal.bytes, refusal.limitBytes);
    case 'unknown-option':
      return `${texts.unknownOption(refusal.command, cutForQuote(refusal.option))}${known(texts.itHas, refusal.known, texts)}`;
    case 'missing-option':
      return texts.missingOption(refusal.command, refusal.option);
    case 'not-an-integer':
      return texts.notAnInteger(refusal.option, refusal.min, refusal.max, cutForQuote(refusal.received));
    case 'not-a-number':
      return texts.notANumber(refusal.option, refusal.min, refusal.max, cutForQuote(refusal.received));
    case 'number-out-of-range':
      return texts.outOfRange(refusal.option, refusal.min, refusal.max, refusal.received);
    case 'not-a-yes-or-no':
      return texts.notAYesOrNo(refusal.option, cutForQuote(refusal.received));
    case 'not-a-choice':
      return `${texts.notAChoice(refusal.option, cutForQuote(refusal.received))}${known(texts.itCanBe, refusal.known, texts)}`;
    case 'unknown-text':
      return `${texts.unknownText(cutForQuote(refusal.name))}${others(refusal, texts)}${texts.keepsOne}`;
    case 'unknown-population':
      return `${texts.unknownPopulation(cutForQuote(refusal.name))}${others(refusal, texts)}`;
    case 'population-is-text':
      return texts.populationIsText(cutForQuote(refusal.name));
    case 'population-has-members':
      return texts.populationHasMembers(cutForQuote(refusal.name));
    case 'not-with-model':
      return texts.notWithModel(refusal.option);
    case 'unknown-card':
      return texts.unknownCard(cutForQuote(refusal.id));
    case 'cannot-change':
      return `${texts.cannotChange(cutForQuote(refusal.option))}${known(texts.itHas, refusal.known, texts)}`;
    case 'message-without-text':
      return texts.messageWithoutText;
    case 'text-empty':
      return texts.textEmpty(refusal.option);
    case 'text-only-spaces':
      return texts.textOnlySpaces(refusal.option);
    case 'text-too-long':
      return texts.textTooLong(refusal.option, refusal.length, refusal.limit);
    case 'text-over-context':
      return texts.textOverContext(refusal.tokens, refusal.limit, refusal.model);
    case 'lone-surrogate':
      return texts.loneSurrogate(refusal.option);
    case 'busy':
      return `${texts.busy[refusal.scope]}${texts.tryAgainIn(waitSeconds(refusal))}`;
  }
}

type RefusalTexts = TroubleMessages['refusal'];

/** Empty when there is nothing to list. */
function known(
  sentence: (names: string) => string,
  names: readonly string[],
  texts: Pick<RefusalTexts, 'names'>,
): string {
  if (names.length === 0) return '';
  const { shown, more } = shownNames(names);
  return sentence(texts.names(shown, more));
}

function others(
  { known: names, suggestion }: { readonly known: readonly string[]; readonly suggestion?: string },
  texts: RefusalTexts,
): string {
  const nearest = suggestion === undefined ? '' : texts.suggestion(cutForQuote(suggestion));
  return `${nearest}${known(texts.thereAre, names, texts)}`;
}

function waitSeconds({ retryAfterSeconds }: { readonly retryAfterSeconds: number }): number {
  return Math.max(1, Math.ceil(retryAfterSeconds));
}
