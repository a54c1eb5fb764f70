/** What every figure works with: the model here, the peer, the texts, and where results go. Opened when first needed. */
import type { ChildProcess } from 'node:child_process';
import { availableParallelism } from 'node:os';
import { readConfig } from '../src/config.js';
import { type LoadedModel, loadModel } from '../worker/model/load-model.js';
import type { ModelFile } from '../worker/model/manifest.js';
import type { Precision } from '../worker/model/precision.js';
import { vocabularyClassesOf } from '../worker/words/vocabulary-classes.js';
import { findGguf } from './find-gguf.js';
import { installPeer } from './install-peer.js';
import { watchOthers } from './other-load.js';
import { Peer } from './peer.js';
import { jsonOf, lineOf, type Row } from './report.js';
import { createTexts, type Texts } from './texts.js';

/** The longest prefix of any figure, and room for a tree after it. */
const PEER_CONTEXT = 2560;
const SEED = 20261125;
/** Share of all processors from which others disturb what is measured. */
const BUSY = 0.05;

/** "The capital of France is" → " Paris": both must say the same before their times are compared. */
const CHECK = { text: 'The capital of France is', next: ' Paris', tolerance: 0.03 } as const;

export interface BenchOptions {
  readonly asJson: boolean;
  /** 1 = as many repetitions as the figures name; fewer below. */
  readonly effort: number;
}

export class Bench {
  readonly threads = availableParallelism();
  readonly precisions: readonly Precision[] = ['exact', 'fast'];
  readonly #options: BenchOptions;
  readonly #config = readConfig();
  readonly #models = new Map<Precision, Promise<LoadedModel>>();
  #file: Promise<ModelFile> | undefined;
  #texts: Promise<Texts> | undefined;
  #peer: Promise<Peer> | undefined;
  #peerPid: number | undefined;
  readonly #children = new Set<ChildProcess>();

  constructor(options: BenchOptions) {
    this.#options = options;
  }

  /** A process that must not outlive this one; the peer's follows by itself. */
  adopt(child: ChildProcess): void {
    this.#children.add(child);
    child.once('exit', () => this.#children.delete(child));
  }

  /** Right away, in the middle of whatever is being measured. */
  abandon(): void {
    for (const child of this.#children) child.kill('SIGTERM');
  }

  /** `full` repetitions, or the share of them that was asked for, at least `least`. */
  times(full: number, least = 3): number {
    return Math.max(least, Math.round(full * this.#options.effort));
  }

  file(): Promise<ModelFile> {
    this.#file ??= findGguf(this.#config);
    return this.#file;
  }

  model(precision: Precision = 'exact'): Promise<LoadedModel> {
    const known = this.#models.get(precision);
    if (known !== undefined) return known;
    const opening = this.#openModel(precision);
    this.#models.set(precision, opening);
    return opening;
  }

  texts(): Promise<Texts> {
    this.#texts ??= this.model().then(({ tokenizer }) => createTexts(tokenizer, SEED));
    return this.#texts;
  }

  /** Rejects when the peer does not compute what is computed here. */
  peer(): Promise<Peer> {
    this.#peer ??= this.#openPeer();
    return this.#peer;
  }

  /** Says afterwards how busy others kept the processors: the peer's threads spin while they wait, so it loses more than we do. */
  async watch(measure: () => Promise<void>): Promise<void> {
    // A peer that starts meanwhile is counted from its start on, which is when its own time starts.
    const others = watchOthers(() => (this.#peerPid === undefined ? [] : [this.#peerPid]));
    await measure();
    const share = others() ?? 0;
    if (share > BUSY) {
      const percent = (100 * share).toFixed(0);
      this.note(`  others took ${percent} % of the processors meanwhile: measure again when they are quiet`);
    }
  }

  /** Fetches the model and builds what a start finds cached. */
  async prepareFiles(): Promise<void> {
    for (const precision of this.precisions) await this.model(precision);
  }

  /** Variables of the environment with which Given runs at this precision, on this bench's files. */
  settingsFor(precision: Precision): Readonly<Record<string, string>> {
    return { PRECISION: precision, MODEL_DIR: this.#config.modelDirectory };
  }

  report(row: Row): void {
    process.stdout.write(`${this.#options.asJson ? jsonOf(row) : lineOf(row)}\n`);
  }

  /** For people alone. */
  note(text: string): void {
    (this.#options.asJson ? process.stderr : process.stdout).write(`${text}\n`);
  }

  async close(): Promise<void> {
    await this.#peer?.then(
      (peer) => peer.close(),
      () => undefined,
    );
    for (const model of this.#models.values()) {
      await model.then(
        ({ engine }) => engine.dispose(),
        () => undefined,
      );
    }
  }

  async #openModel(precision: Precision): Promise<LoadedModel> {
    const file = await this.file();
    return await loadModel({
      ggufPath: file.path,
      sha256: file.sha256,
      name: file.name,
      graphDirectory: this.#config.modelDirectory,
      device: 'cpu',
      precision,
      threads: this.threads,
      onTokenizer: vocabularyClassesOf,
    });
  }

  async #openPeer(): Promise<Peer> {
    await installPeer();
    const { path } = await this.file();
    const { engine, tokenizer } = await this.model();
    const peer = await Peer.open(path, this.threads, PEER_CONTEXT);
    this.#peerPid = peer.pid;
    const prefix = [tokenizer.startToken, ...tokenizer.encode(CHECK.text)];
    const [next = 0] = tokenizer.encode(CHECK.next);
    const theirs = await peer.probability(prefix, next);
    const ours = (await engine.prefill(prefix))[next] ?? 0;
    this.note(
      `P("${CHECK.next}" | "${CHECK.text}") here ${ours.toFixed(4)}, at the peer ${theirs.toFixed(4)}; ${this.threads} threads each`,
    );
    if (Math.abs(ours - theirs) > CHECK.tolerance) {
      peer.close();
      throw new Error('the peer computes something else: its times would mean nothing');
    }
    return peer;
  }
}
