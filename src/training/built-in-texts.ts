/** Texts that are always there to train on, written for this purpose. Their names are found like those of kept texts. */
import { foldName } from '../probability/names.js';
import { EVERYDAY_TEXT } from './everyday-text.js';

export interface BuiltInText {
  readonly name: string;
  /** One sentence: what training on it shows. */
  readonly about: string;
  readonly text: string;
}

const WEATHER_DIARY = `
Monday was cloudy, and it rained. Tuesday was cloudy, and it rained. Wednesday was sunny, and it was dry. Thursday was cloudy, but it was dry. Friday was sunny, and it was dry. Saturday was cloudy, and it rained. Sunday was sunny, but it rained.
On Monday it was cloudy, so I took an umbrella. On Tuesday it was cloudy, so I took an umbrella. On Wednesday it was sunny, so I took my hat. On Thursday it was cloudy, so I took an umbrella. On Friday it was sunny, so I took my hat. On Saturday it was cloudy, so I stayed at home. On Sunday it was sunny, so I went to the lake.
When it is cloudy, it often rains. When it is cloudy, it rains. When it is cloudy, it is sometimes dry. When it is sunny, it is dry. When it is sunny, it is often dry. When it is sunny, it rarely rains. When it is sunny, it is warm. When it rains, the street is wet. When it is dry, the street is dusty.
It is cloudy today, so it will rain. It is cloudy today, so it will probably rain. It is cloudy today, so it will stay cold. It is sunny today, so it will stay dry. It is sunny today, so it will be warm. It is sunny today, so it will probably stay dry.
January was cloudy, and it rained. February was cloudy, and it snowed. March was cloudy, and it rained. April was sunny, but it rained. May was sunny, and it was warm. June was sunny, and it was warm. July was sunny, and it was dry. August was sunny, and it was dry. September was cloudy, but it was dry. October was cloudy, and it rained. November was cloudy, and it rained. December was cloudy, and it snowed.
In the morning it was cloudy, and in the evening it rained. In the morning it was sunny, and in the evening it was dry. In the morning it was cloudy, and in the evening it was dry. In the morning it was cloudy, and in the evening it rained. In the morning it was sunny, and in the evening it was warm.
`.trim();

const FEW_SENTENCES = `
My cat sleeps on the warm roof. Your dog barks at every tall stranger. We eat fresh bread with cold butter. They read long books near the quiet river. The old clock stopped at noon. A small boat drifts across the dark lake. Nobody knows why the red door is open. Children sing loud songs after school. The last train to the coast leaves early. Every winter the little pond freezes over. He paints green hills from memory. Our neighbour grows huge tomatoes.
`.trim();

export const BUILT_IN_TEXTS: readonly BuiltInText[] = [
  {
    name: 'weather diary',
    about:
      'A diary in which it mostly rains when it is cloudy: what stands in front changes what comes next.',
    text: WEATHER_DIARY,
  },
  {
    name: 'everyday',
    about: 'Some 10 kB of plain sentences about cities, food, weather and study.',
    text: EVERYDAY_TEXT,
  },
  {
    name: 'twelve sentences',
    about: 'So short that a model learns it by heart: over-fitting can be seen.',
    text: FEW_SENTENCES,
  },
];

export function findBuiltInText(name: string): BuiltInText | undefined {
  const wanted = foldName(name);
  return BUILT_IN_TEXTS.find((one) => foldName(one.name) === wanted);
}
