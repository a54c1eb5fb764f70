/** Sentences for what a person can fix about kept populations. */
import type { PopulationRefusal } from '../jobs/population-refusal.js';
import { listed, quote } from './refusal-words.js';

export function populationProblem(refusal: PopulationRefusal): string {
  switch (refusal.code) {
    case 'unknown-population':
      return `There is no population called ${quote(refusal.name)} here.${refusal.suggestion === undefined ? '' : ` Did you mean ${quote(refusal.suggestion)}?`}${listed(' There are', refusal.known)}`;
    case 'population-is-text':
      return `${quote(refusal.name)} is a text, whose words are counted; here a population with members is needed.`;
    case 'population-has-members':
      return `${quote(refusal.name)} is a population with members; here a text is needed, whose words are counted.`;
  }
}
