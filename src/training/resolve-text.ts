/** Which text a model is trained on: one that the place keeps, or one that is always there. */
import { accept, type Checked, refuse } from '../jobs/refusal.js';
import type { Recipe } from '../jobs/train.js';
import type { PopulationSource } from '../populations/resolve.js';
import { closest } from '../probability/names.js';
import { BUILT_IN_TEXTS, findBuiltInText } from './built-in-texts.js';
import type { ModelName } from './model-name.js';

/** Rejects with Failure `store-unavailable`. */
export async function recipeOf(
  { text, method, seed }: ModelName,
  { place, populations }: PopulationSource,
): Promise<Checked<Recipe>> {
  const kept = await populations.find(place.scope, text);
  if (kept !== undefined) {
    return kept.content.type === 'text'
      ? accept({ text: { name: kept.name, content: kept.content.text }, method, seed })
      : refuse({ code: 'population-has-members', name: kept.name });
  }
  const builtIn = findBuiltInText(text);
  if (builtIn !== undefined)
    return accept({ text: { name: builtIn.name, content: builtIn.text }, method, seed });
  const known = await textNames({ place, populations });
  const suggestion = closest(text, known);
  return refuse({
    code: 'unknown-text',
    name: text,
    known,
    ...(suggestion === undefined ? {} : { suggestion }),
  });
}

/** The place's own, then those that are always there. Rejects with Failure `store-unavailable`. */
export async function textNames({ place, populations }: PopulationSource): Promise<readonly string[]> {
  const own = await populations.list(place.scope);
  return [...own.filter(({ type }) => type === 'text'), ...BUILT_IN_TEXTS].map(({ name }) => name);
}
