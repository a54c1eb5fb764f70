/** Sentences for what a person can fix about rounds of guessing. */
import type { GuessRefusal } from '../jobs/guess-refusal.js';
import { en } from '../messages/guess/en.js';
import { countText } from './numbers.js';
import { quote } from './refusal-words.js';

export function guessProblem(refusal: GuessRefusal): string {
  const texts = en.refusal;
  switch (refusal.code) {
    case 'guess-closed':
      return texts.closed;
    case 'guess-full':
      return texts.full(countText(refusal.limit));
    case 'too-many-rounds':
      return texts.tooMany(countText(refusal.limit));
    case 'guess-nobody':
      return texts.nobody;
    case 'guess-not-a-word':
      return texts.notAWord(quote(refusal.received));
    case 'guess-host':
      return texts.host(refusal.minutes);
    case 'guess-needs-channel':
      return texts.needsChannel;
    case 'guess-no-sentence':
      return texts.noSentence(quote(refusal.name), refusal.min, refusal.max);
    case 'guess-no-candidates':
      return texts.noCandidates;
    case 'guess-found':
      return texts.found;
    case 'guess-no-more':
      return texts.noMore(refusal.limit);
    case 'guess-again':
      return texts.again(quote(refusal.word));
    case 'guess-sum':
      return texts.sum(refusal.sum);
    case 'guess-points':
      return texts.points(quote(refusal.received));
  }
}
