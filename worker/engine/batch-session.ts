/**
 * Runs of a model in the format of Transformers.js: input_ids, attention_mask, position_ids, past_key_values.N.key/value →
 * logits, present.N.key/value, with a batch in front of every shape. It knows no trees. Either their paths become rows of a
 * batch, each on its own copy of the past, and shared beginnings are computed once for every path; or, where the model's
 * attention takes no batch of several new positions (GroupQueryAttention), a tree is walked level by level.
 */
import { type BatchRow, firstRows, groupRows, nextRows, pathRows } from './batch-rows.js';
import { emptyCache, joinCaches, type KvCache, type KvPart } from './kv-cache.js';
import type { EngineShape } from './messages.js';
import { floats, integers, OnnxSession, type SessionDevice, type TensorData } from './session.js';
import type { Segment, SegmentOutput, SegmentSession } from './tree-session.js';

/** Copies of the past, keys and values after the run, and logits of one run take about so much, in bytes, each. */
const RUN_BYTES = 128 * 1024 * 1024;

/** Newer exports can leave out logits; 0 = give all of them. */
const LOGITS_TO_KEEP = 'num_logits_to_keep';

/** Where a segment's row was computed. */
interface Place {
  readonly outputs: ReadonlyMap<string, TensorData>;
  readonly batch: number;
  readonly offset: number;
  /** New positions of the run, padding included. */
  readonly width: number;
  readonly pastLength: number;
  readonly batchSize: number;
}

export class BatchSession implements SegmentSession {
  readonly #session: OnnxSession;
  readonly #shape: EngineShape;
  readonly #isStepwise: boolean;
  readonly #inputNames: ReadonlySet<string>;
  readonly #pastNames: readonly string[];
  readonly #presentNames: readonly string[];
  readonly emptyCache: KvCache;

  private constructor(session: OnnxSession, shape: EngineShape, isStepwise: boolean) {
    this.#session = session;
    this.#shape = shape;
    this.#isStepwise = isStepwise;
    this.#inputNames = new Set(session.inputs.map(({ name }) => name));
    this.#pastNames = namesOf('past_key_values', shape.layers);
    this.#presentNames = namesOf('present', shape.layers);
    this.emptyCache = emptyCache(shape);
  }

  /**
   * `isStepwise`: the model takes several new positions on a past for one sequence at a time only.
   * Rejects with an Error that names what the file takes or gives and this engine does not.
   */
  static async open(
    path: string,
    shape: EngineShape,
    device: SessionDevice,
    threads: number,
    isStepwise: boolean,
  ): Promise<BatchSession> {
    const session = await OnnxSession.open(path, device, threads);
    try {
      checkEnds(session, shape);
    } catch (error) {
      await session.release();
      throw error;
    }
    return new BatchSession(session, shape, isStepwise);
  }

  async run(segments: readonly Segment[]): Promise<readonly SegmentOutput[]> {
    const places = segments.map(() => new Map<number, Place>());
    let rows = this.#isStepwise ? firstRows(segments) : pathRows(segments);
    while (rows.length > 0) {
      const done = new Map<BatchRow, Place>();
      for (const group of groupRows(rows, (longest) => this.#limitOf(longest))) {
        for (const [row, place] of await this.#runGroup(group, segments)) {
          done.set(row, place);
          for (const [offset, segmentRow] of row.path.entries())
            places[row.segment]?.set(segmentRow, { ...place, offset });
        }
      }
      if (!this.#isStepwise) break;
      rows = nextRows(segments, rows, (row) => {
        const place = done.get(row);
        if (place === undefined) throw new Error('a row was not computed');
        return this.#presentOf(place);
      });
    }
    return segments.map((segment, index) => this.#outputOf(segment, places[index] ?? new Map()));
  }

  async release(): Promise<void> {
    await this.#session.release();
  }

  /** How many rows one run takes that are no longer than this one. */
  #limitOf({ pastLength, path }: BatchRow): number {
    if (this.#isStepwise && path.length > 1 && pastLength > 0) return 1;
    const { layers, kvHeads, headWidth, vocabularySize } = this.#shape;
    const positionBytes = layers * kvHeads * headWidth * 2 * Float32Array.BYTES_PER_ELEMENT;
    const keysAndValues = (pastLength + path.length) * positionBytes;
    const logits = path.length * vocabularySize * Float32Array.BYTES_PER_ELEMENT;
    return Math.floor(RUN_BYTES / Math.max(keysAndValues, logits));
  }

  async #runGroup(
    group: readonly BatchRow[],
    segments: readonly Segment[],
  ): Promise<readonly (readonly [BatchRow, Place])[]> {
    const [first] = group;
    if (first === undefined) return [];
    const { pastLength } = first;
    const batchSize = group.length;
    const width = Math.max(...group.map(({ path }) => path.length));
    const columns = Array.from({ length: width }, (_, offset) => offset);
    // Behind the end of a shorter row comes a token that nothing before it sees.
    const tokens = group.flatMap(({ segment, path }) =>
      columns.map((offset) => segments[segment]?.tokens[path[offset] ?? -1] ?? 0),
    );
    const total = pastLength + width;
    const feeds = new Map<string, TensorData>([
      ['input_ids', integers(tokens, [batchSize, width])],
      ['attention_mask', integers(new Array<number>(batchSize * total).fill(1), [batchSize, total])],
    ]);
    if (this.#inputNames.has('position_ids')) {
      const positions = group.flatMap(() => columns.map((offset) => pastLength + offset));
      feeds.set('position_ids', integers(positions, [batchSize, width]));
    }
    if (this.#inputNames.has(LOGITS_TO_KEEP)) feeds.set(LOGITS_TO_KEEP, integers([0], []));
    const { kvHeads, headWidth } = this.#shape;
    for (const [index, name] of this.#pastNames.entries()) {
      const data = stack(group.map(({ past }) => beginning(past, index, pastLength, kvHeads, headWidth)));
      feeds.set(name, { type: 'float32', data, dims: [batchSize, kvHeads, pastLength, headWidth] });
    }
    const outputs = await this.#session.run(
      feeds,
      first.isKept ? ['logits', ...this.#presentNames] : ['logits'],
    );
    if (floats(outputs, 'logits').length !== batchSize * width * this.#shape.vocabularySize)
      throw new Error('the model gives logits for another number of tokens than its configuration says');
    return group.map((row, batch) => [row, { outputs, batch, offset: 0, width, pastLength, batchSize }]);
  }

  #outputOf(segment: Segment, places: ReadonlyMap<number, Place>): SegmentOutput {
    const placeOf = (row: number): Place => {
      const place = places.get(row);
      if (place === undefined) throw new Error(`row ${row} was not computed`);
      return place;
    };
    const size = this.#shape.vocabularySize;
    const logits = segment.kept.map((row) => {
      const { outputs, batch, offset, width } = placeOf(row);
      const at = (batch * width + offset) * size;
      return floats(outputs, 'logits').subarray(at, at + size);
    });
    if (segment.cached === undefined) return { logits, cache: undefined };
    const { past, cachedPast } = segment;
    const kept = Array.from({ length: cachedPast }, (_, position) => position);
    const parts: KvPart[] = [cachedPast === past.length ? { cache: past } : { cache: past, positions: kept }];
    // Neighbours were mostly computed in one row of the batch: they are taken out of it together.
    let taken: { readonly from: Place; readonly positions: number[] } | undefined;
    for (const row of segment.cached) {
      const place = placeOf(row);
      if (taken?.from.outputs !== place.outputs || taken.from.batch !== place.batch) {
        taken = { from: place, positions: [] };
        parts.push({ cache: this.#presentOf(place), positions: taken.positions });
      }
      taken.positions.push(place.pastLength + place.offset);
    }
    return { logits, cache: joinCaches(parts, this.#shape) };
  }

  /** Keys and values of one row of the batch, without copying. */
  #presentOf({ outputs, batch, batchSize, width, pastLength }: Place): KvCache {
    const arrays = this.#presentNames.map((name) => {
      const all = floats(outputs, name);
      const size = all.length / batchSize;
      return all.subarray(batch * size, (batch + 1) * size);
    });
    return { length: pastLength + width, arrays };
  }
}

const namesOf = (stem: string, layers: number) =>
  Array.from({ length: layers }, (_, layer) => [`${stem}.${layer}.key`, `${stem}.${layer}.value`]).flat();

function checkEnds(session: OnnxSession, shape: EngineShape): void {
  const { layers, kvHeads, headWidth, vocabularySize } = shape;
  const past = namesOf('past_key_values', layers);
  const known = new Set(['input_ids', 'attention_mask', 'position_ids', LOGITS_TO_KEEP, ...past]);
  for (const { name } of session.inputs)
    if (!known.has(name)) throw new Error(`the model wants an input ${name}, which this engine has not`);
  const inputs = new Map(session.inputs.map((slot) => [slot.name, slot]));
  for (const name of ['input_ids', 'attention_mask', ...past])
    if (!inputs.has(name)) throw new Error(`the model takes no input ${name}`);
  for (const name of past) {
    const slot = inputs.get(name);
    if (slot?.type !== 'float32')
      throw new Error(`the model keeps ${name} as ${slot?.type}; supported is float32 (as in model_q4.onnx)`);
    const [, heads, , width] = slot.shape;
    const differs = (size: number | string | undefined, expected: number) =>
      typeof size === 'number' && size >= 0 && size !== expected;
    if (differs(heads, kvHeads) || differs(width, headWidth))
      throw new Error(
        `${name} has ${heads} heads of ${width}; the configuration says ${kvHeads} of ${headWidth}`,
      );
  }
  const outputs = new Map(session.outputs.map((slot) => [slot.name, slot]));
  for (const name of ['logits', ...namesOf('present', layers)])
    if (!outputs.has(name)) throw new Error(`the model gives no output ${name}`);
  const logits = outputs.get('logits');
  if (logits?.type !== 'float32')
    throw new Error(`the model gives logits as ${logits?.type}; supported is float32`);
  const tokens = logits.shape.at(-1);
  if (typeof tokens === 'number' && tokens > 0 && tokens !== vocabularySize)
    throw new Error(`the model gives ${tokens} logits; the configuration says ${vocabularySize} tokens`);
}

/** The first `length` positions of one array of the cache, [kvHeads, length, headWidth]. */
function beginning(
  cache: KvCache,
  index: number,
  length: number,
  kvHeads: number,
  headWidth: number,
): Float32Array {
  const all = cache.arrays[index] ?? new Float32Array(0);
  if (length === cache.length) return all;
  const out = new Float32Array(kvHeads * length * headWidth);
  for (let head = 0; head < kvHeads; head++) {
    const from = head * cache.length * headWidth;
    out.set(all.subarray(from, from + length * headWidth), head * length * headWidth);
  }
  return out;
}

function stack(arrays: readonly Float32Array[]): Float32Array {
  const [first] = arrays;
  if (first !== undefined && arrays.length === 1) return first;
  const size = first?.length ?? 0;
  const out = new Float32Array(size * arrays.length);
  for (const [index, array] of arrays.entries()) out.set(array, index * size);
  return out;
}
