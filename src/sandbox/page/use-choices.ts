import { useEffect, useRef, useState } from 'preact/hooks';
import type { SendInteraction } from '../protocol.js';
import { type CommandDraft, partialOptions, type TakenChoice } from './command-draft.js';
import type { OptionEntry } from './command-entry.js';

export type OfferChoices = (
  question: Pick<Extract<SendInteraction, { type: 'autocomplete' }>, 'name' | 'options' | 'focused'>,
  signal: AbortSignal,
) => Promise<readonly TakenChoice[]>;

/** How long a person must have paused before the bot is asked. */
const PAUSE_MS = 150;

/** Choices for the option being typed: its own, filtered, or the bot's. An answer to an older text is never shown. */
export function useChoices(
  draft: CommandDraft,
  option: OptionEntry | undefined,
  text: string,
  offerChoices: OfferChoices,
): readonly TakenChoice[] {
  const [offered, setOffered] = useState<{
    readonly option: string;
    readonly choices: readonly TakenChoice[];
  }>();
  const asked = option?.autocomplete === true ? option.name : undefined;
  const takenName = asked === undefined ? undefined : draft.taken.get(asked)?.name;
  const current = useRef({ draft, offerChoices });
  current.current = { draft, offerChoices };

  useEffect(() => {
    if (asked === undefined || (takenName === text && text !== '')) {
      setOffered(undefined);
      return;
    }
    const aborter = new AbortController();
    const timer = setTimeout(() => {
      const { draft: now, offerChoices: ask } = current.current;
      ask({ name: now.entry.name, options: partialOptions(now, asked), focused: asked }, aborter.signal).then(
        (choices) => {
          if (!aborter.signal.aborted) setOffered({ option: asked, choices });
        },
        // Without the bot's suggestions the field still takes any text.
        () => {
          if (!aborter.signal.aborted) setOffered(undefined);
        },
      );
    }, PAUSE_MS);
    return () => {
      aborter.abort();
      clearTimeout(timer);
    };
  }, [asked, text, takenName]);

  if (option === undefined) return [];
  if (asked !== undefined) return offered?.option === asked ? offered.choices : [];
  const typed = text.trim().toLowerCase();
  const isWhole = option.choices.some((choice) => choice.name.toLowerCase() === typed);
  return isWhole
    ? option.choices
    : option.choices.filter((choice) => choice.name.toLowerCase().includes(typed));
}
