/** The settings of a sampler in words: what was conditioned on, and how. */
import type { NextwordAnswer } from '../jobs/nextword.js';
import { plural, settingText } from './numbers.js';

type Adjusted = NonNullable<NextwordAnswer['adjusted']>;

/** "among the best 5, temperature 0.7". */
export function conditionText({ temperature, topK, topP }: Adjusted): string {
  const parts = [
    ...(topK === undefined ? [] : [topK === 1 ? 'the best one' : `among the best ${topK}`]),
    ...(topP === undefined ? [] : [`the fewest words with ${settingText(topP * 100)} % of the word mass`]),
    ...(temperature === undefined || temperature === 1
      ? []
      : [
          temperature === 0 ? 'temperature 0: the likeliest word' : `temperature ${settingText(temperature)}`,
        ]),
  ];
  return parts.join(', ');
}

/** Whether the adjusted numbers are plain conditional probabilities: raw ones divided by the mass that was kept. */
export function isPlainConditioning({ temperature }: Adjusted): boolean {
  return temperature === undefined || temperature === 1;
}

/** "0.806 / 0.899 = 0.897" for the first kept word; undefined where temperature bends the numbers. */
export function divisionText(adjusted: Adjusted): string | undefined {
  const [first] = adjusted.words;
  if (first === undefined || !isPlainConditioning(adjusted)) return undefined;
  const raw = (first.raw.lower + first.raw.upper) / 2;
  const kept = (adjusted.keptMass.lower + adjusted.keptMass.upper) / 2;
  const isExact = adjusted.keptMass.upper - adjusted.keptMass.lower < 0.0005;
  return `${threeDigits(raw)} / ${threeDigits(kept)} ${isExact ? '=' : '≈'} ${threeDigits(first.probability)}`;
}

const threeDigits = (value: number): string => (value >= 0.0005 ? value.toFixed(3) : value.toPrecision(2));

/** "12 of 15 words kept", and whether they are proved to hold the share that was asked for. */
export function keptText({ words, reached }: Adjusted, listed: number): string {
  const kept = words.length === listed ? plural(listed, 'word') : `${words.length} of ${listed} words`;
  return `${kept} kept${reached ? '' : ', share not proved'}`;
}
