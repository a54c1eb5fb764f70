/**
 * A tiny neural language model: embeddings of the last words, side by side, through one hidden layer, to a distribution over the
 * vocabulary (Bengio, Ducharme, Vincent and Jauvin, "A neural probabilistic language model", 2003, without its direct connections).
 *
 *   x = [E[c1] … E[cn]]        window · width
 *   h = tanh(H x + b)          hidden
 *   p = softmax(U h + d)       vocabulary
 *
 * All parameters lie in one array, so that a step is one loop and a test can move each of them.
 */

import { randomNumber } from '../../src/probability/random.js';
import { Dice } from '../../src/quiz/dice.js';
import { END, type Example } from './training-text.js';

export interface NeuralShape {
  /** Numbers of the vocabulary, START included. */
  readonly vocabularySize: number;
  /** Words of context. */
  readonly window: number;
  /** Length of an embedding. */
  readonly width: number;
  readonly hidden: number;
}

interface Places {
  readonly embeddings: number;
  readonly hiddenWeights: number;
  readonly hiddenBias: number;
  readonly outputWeights: number;
  readonly outputBias: number;
  readonly total: number;
}

function placesOf({ vocabularySize, window, width, hidden }: NeuralShape): Places {
  const embeddings = 0;
  const hiddenWeights = embeddings + vocabularySize * width;
  const hiddenBias = hiddenWeights + hidden * window * width;
  const outputWeights = hiddenBias + hidden;
  const outputBias = outputWeights + vocabularySize * hidden;
  return {
    embeddings,
    hiddenWeights,
    hiddenBias,
    outputWeights,
    outputBias,
    total: outputBias + vocabularySize,
  };
}

export const parameterCount = (shape: NeuralShape): number => placesOf(shape).total;

/** Small random weights (Glorot and Bengio, 2010: uniform within ±√(6 / (in + out))), biases 0; the same for the same seed. */
export function initialParameters(shape: NeuralShape, seed: number): Float64Array {
  const places = placesOf(shape);
  const { window, width, hidden, vocabularySize } = shape;
  const parameters = new Float64Array(places.total);
  const fill = (from: number, to: number, reach: number) => {
    for (let at = from; at < to; at++) parameters[at] = (2 * randomNumber(seed, at) - 1) * reach;
  };
  fill(places.embeddings, places.hiddenWeights, 0.5);
  fill(places.hiddenWeights, places.hiddenBias, Math.sqrt(6 / (window * width + hidden)));
  fill(places.outputWeights, places.outputBias, Math.sqrt(6 / (hidden + vocabularySize)));
  return parameters;
}

export class NeuralModel {
  readonly shape: NeuralShape;
  readonly parameters: Float64Array;
  readonly #places: Places;
  readonly #input: Float64Array;
  readonly #hidden: Float64Array;
  readonly #output: Float64Array;
  readonly #hiddenGradient: Float64Array;

  /** `parameters` is the model's own from now on. Throws RangeError when it has another length than the shape asks for. */
  constructor(shape: NeuralShape, parameters: Float64Array) {
    this.shape = shape;
    this.parameters = parameters;
    this.#places = placesOf(shape);
    if (parameters.length !== this.#places.total)
      throw new RangeError(`${parameters.length} parameters instead of ${this.#places.total}`);
    this.#input = new Float64Array(shape.window * shape.width);
    this.#hidden = new Float64Array(shape.hidden);
    this.#output = new Float64Array(shape.vocabularySize);
    this.#hiddenGradient = new Float64Array(shape.hidden);
  }

  /** P(label | context) over the vocabulary; START, which is never a label, has none. */
  distribution(context: readonly number[]): Float64Array {
    this.#forward(context);
    return this.#output.slice();
  }

  /** −ln P(label | context), in nats. */
  loss({ context, label }: Example): number {
    this.#forward(context);
    return -Math.log(this.#output[label] ?? 0);
  }

  /** Adds the gradient of the loss of this example to `gradient` (as long as the parameters); the loss in nats. */
  addGradient({ context, label }: Example, gradient: Float64Array): number {
    this.#forward(context);
    const { hidden, width, window, vocabularySize } = this.shape;
    const { embeddings, hiddenWeights, hiddenBias, outputWeights, outputBias } = this.#places;
    const { parameters } = this;
    const inputs = window * width;
    const loss = -Math.log(this.#output[label] ?? 0);
    const back = this.#hiddenGradient.fill(0);
    for (let word = END; word < vocabularySize; word++) {
      // d loss / d score of a softmax: what was predicted less what was.
      const error = (this.#output[word] ?? 0) - (word === label ? 1 : 0);
      const row = outputWeights + word * hidden;
      for (let unit = 0; unit < hidden; unit++) {
        back[unit] = (back[unit] ?? 0) + error * (parameters[row + unit] ?? 0);
        gradient[row + unit] = (gradient[row + unit] ?? 0) + error * (this.#hidden[unit] ?? 0);
      }
      gradient[outputBias + word] = (gradient[outputBias + word] ?? 0) + error;
    }
    for (let unit = 0; unit < hidden; unit++) {
      const value = this.#hidden[unit] ?? 0;
      const error = (back[unit] ?? 0) * (1 - value * value);
      const row = hiddenWeights + unit * inputs;
      gradient[hiddenBias + unit] = (gradient[hiddenBias + unit] ?? 0) + error;
      for (let place = 0; place < window; place++) {
        const embedding = embeddings + (context[place] ?? 0) * width;
        for (let at = 0; at < width; at++) {
          const input = place * width + at;
          gradient[embedding + at] = (gradient[embedding + at] ?? 0) + error * (parameters[row + input] ?? 0);
          gradient[row + input] = (gradient[row + input] ?? 0) + error * (this.#input[input] ?? 0);
        }
      }
    }
    return loss;
  }

  #forward(context: readonly number[]): void {
    const { hidden, width, window, vocabularySize } = this.shape;
    const { embeddings, hiddenWeights, hiddenBias, outputWeights, outputBias } = this.#places;
    const { parameters } = this;
    const inputs = window * width;
    for (let place = 0; place < window; place++) {
      const from = embeddings + (context[place] ?? 0) * width;
      for (let at = 0; at < width; at++) this.#input[place * width + at] = parameters[from + at] ?? 0;
    }
    for (let unit = 0; unit < hidden; unit++) {
      let sum = parameters[hiddenBias + unit] ?? 0;
      const row = hiddenWeights + unit * inputs;
      for (let at = 0; at < inputs; at++) sum += (parameters[row + at] ?? 0) * (this.#input[at] ?? 0);
      this.#hidden[unit] = Math.tanh(sum);
    }
    let most = Number.NEGATIVE_INFINITY;
    for (let word = END; word < vocabularySize; word++) {
      let sum = parameters[outputBias + word] ?? 0;
      const row = outputWeights + word * hidden;
      for (let unit = 0; unit < hidden; unit++)
        sum += (parameters[row + unit] ?? 0) * (this.#hidden[unit] ?? 0);
      this.#output[word] = sum;
      if (sum > most) most = sum;
    }
    let total = 0;
    for (let word = END; word < vocabularySize; word++) {
      const share = Math.exp((this.#output[word] ?? 0) - most);
      this.#output[word] = share;
      total += share;
    }
    for (let word = END; word < vocabularySize; word++)
      this.#output[word] = (this.#output[word] ?? 0) / total;
  }
}

/** Step size and decays of Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015). */
const ADAM = { step: 0.01, first: 0.9, second: 0.999, floor: 1e-8 } as const;
const BATCH = 16;

/** Learns from the examples in a seeded order; a pass over all of them is one epoch. */
export class Trainer {
  readonly #model: NeuralModel;
  readonly #examples: readonly Example[];
  readonly #gradient: Float64Array;
  readonly #mean: Float64Array;
  readonly #square: Float64Array;
  readonly #seed: number;
  #steps = 0;
  #epochs = 0;

  constructor(model: NeuralModel, examples: readonly Example[], seed: number) {
    this.#model = model;
    this.#examples = examples;
    this.#gradient = new Float64Array(model.parameters.length);
    this.#mean = new Float64Array(model.parameters.length);
    this.#square = new Float64Array(model.parameters.length);
    this.#seed = seed;
  }

  /** One epoch, a batch at a time; yields the share of it that is done, so that whoever runs it can do other things in between. */
  *epoch(): Generator<number, void> {
    const order = new Dice(this.#seed + ++this.#epochs).shuffle(this.#examples);
    for (let from = 0; from < order.length; from += BATCH) {
      const batch = order.slice(from, from + BATCH);
      this.#gradient.fill(0);
      for (const example of batch) this.#model.addGradient(example, this.#gradient);
      this.#step(batch.length);
      yield Math.min(1, (from + batch.length) / order.length);
    }
  }

  #step(examples: number): void {
    this.#steps++;
    const { parameters } = this.#model;
    const firstBias = 1 - ADAM.first ** this.#steps;
    const secondBias = 1 - ADAM.second ** this.#steps;
    for (let at = 0; at < parameters.length; at++) {
      const slope = (this.#gradient[at] ?? 0) / examples;
      const mean = ADAM.first * (this.#mean[at] ?? 0) + (1 - ADAM.first) * slope;
      const square = ADAM.second * (this.#square[at] ?? 0) + (1 - ADAM.second) * slope * slope;
      this.#mean[at] = mean;
      this.#square[at] = square;
      parameters[at] =
        (parameters[at] ?? 0) -
        (ADAM.step * (mean / firstBias)) / (Math.sqrt(square / secondBias) + ADAM.floor);
    }
  }
}
