import { ALT_LIMIT, clip } from './alt-text.js';
import { quotientText, type SetPair } from './set-cut.js';
import type { SetView } from './set-view.js';

const TITLE_CHARACTERS = 120;

/** Both directions and the base rate in words, then what every picture of the view says. */
export function pairAlt(view: SetView, pair: SetPair): string {
  const { titles, joint, inCondition, inEvent, total } = pair;
  const [one, other] = titles.map((title) => clip(title, TITLE_CHARACTERS));
  const sentences = [
    `${one}: ${quotientText(view, joint, inCondition)}`,
    `The other way round, ${other}: ${quotientText(view, joint, inEvent)}, with the same ${view.amount(joint)} in both`,
    `Before knowing: ${quotientText(view, inEvent, total)}`,
  ];
  return clip(`${sentences.join('. ')}. ${view.alt}`, ALT_LIMIT);
}
