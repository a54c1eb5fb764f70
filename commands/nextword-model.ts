/** `/nextword model:`: a model that was trained here is asked instead of the language model. */
import type { Choice, CommandContext, CompletionContext, Options } from '../src/discord/command.js';
import type { Question } from '../src/jobs/contract.js';
import { LIMITS } from '../src/jobs/limits.js';
import { accept, type Checked, refuse } from '../src/jobs/refusal.js';
import { TRAINING_METHODS } from '../src/jobs/train.js';
import { printModelName, readModelName, USUAL } from '../src/training/model-name.js';
import { recipeOf, textNames } from '../src/training/resolve-text.js';
import { textOption } from './definition.js';
import { matchingNames } from './population-names.js';

export const MODEL_EXAMPLE = '/nextword text:It is cloudy today, so it will model:weather diary';

/** A suffix such as " (neural, seed 2147483647)" may stand behind the name of the text. */
export const MODEL_CHARACTERS = { min: 1, max: LIMITS.populationNameCharacters + 40 };

export const MODEL_OPTION = {
  ...textOption(
    'model',
    'A small model trained here instead, by the name of its text: weather diary (counting)',
    MODEL_CHARACTERS,
    false,
  ),
  autocomplete: true,
};

/** Options that a trained model knows too. */
const KNOWN: ReadonlySet<string> = new Set(['text', 'words', 'model']);

/** Rejects with Failure `store-unavailable`. */
export async function askTrainedModel(
  asked: { readonly model: string; readonly text: string; readonly words: number },
  options: Options,
  context: CommandContext,
): Promise<Checked<Question>> {
  const other = [...options.keys()].find((name) => !KNOWN.has(name));
  if (other !== undefined) return refuse({ code: 'not-with-model', option: other, example: MODEL_EXAMPLE });
  const name = readModelName(asked.model);
  const recipe = await recipeOf(name, context);
  if (!recipe.ok) return recipe;
  const model = printModelName({ ...name, text: recipe.value.text.name });
  return accept({ kind: 'trained-next', model, recipe: recipe.value, text: asked.text, words: asked.words });
}

export async function offerModels(typed: string, context: CompletionContext): Promise<readonly Choice[]> {
  const texts = await textNames(context);
  const names = texts.flatMap((text) =>
    TRAINING_METHODS.map((method) => printModelName({ text, method, seed: USUAL.seed })),
  );
  return matchingNames(typed, names);
}
