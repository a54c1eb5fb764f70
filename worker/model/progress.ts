/** What `ensureModel` does, for people: a bar on a terminal, a line for every tenth elsewhere (logs, CI, containers). */
import { SingleBar } from 'cli-progress';
import type { FetchProgress } from './ensure-model.js';

export type ProgressStream = NodeJS.WritableStream & { readonly isTTY?: boolean };

export function createProgress(stream: ProgressStream): (progress: FetchProgress) => void {
  const meter = stream.isTTY === true ? new BarMeter(stream) : new LineMeter(stream);
  return (progress) => {
    switch (progress.type) {
      case 'started':
        stream.write(`Fetching the language model from ${progress.from}, ${megabytes(progress.bytes)} MB\n`);
        meter.start(progress.bytes);
        break;
      case 'received':
        meter.update(progress.bytes);
        break;
      case 'failed':
        meter.stop();
        stream.write(`Not from ${progress.from}: ${progress.reason}\n`);
        break;
      case 'stopped':
        meter.stop();
        break;
      case 'finished':
        meter.stop();
        stream.write(`The language model is ready: ${progress.path}\n`);
        break;
    }
  };
}

interface Meter {
  start(totalBytes: number): void;
  update(bytes: number): void;
  stop(): void;
}

class BarMeter implements Meter {
  readonly #stream: NodeJS.WritableStream;
  #bar: SingleBar | undefined;
  #totalBytes = 0;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
  }

  start(totalBytes: number): void {
    this.stop();
    this.#totalBytes = totalBytes;
    this.#bar = new SingleBar({
      stream: this.#stream,
      format: '{bar} {percentage} % | {value} of {total} MB',
      barCompleteChar: '█',
      barIncompleteChar: '░',
      // The owner of the process decides what signals do; `stopped` ends the bar.
      gracefulExit: false,
    });
    this.#bar.start(megabytes(totalBytes), 0);
  }

  update(bytes: number): void {
    this.#bar?.update(megabytes(Math.min(bytes, this.#totalBytes)));
  }

  stop(): void {
    this.#bar?.stop();
    this.#bar = undefined;
  }
}

class LineMeter implements Meter {
  readonly #stream: NodeJS.WritableStream;
  #totalBytes = 0;
  #tenths = 0;

  constructor(stream: NodeJS.WritableStream) {
    this.#stream = stream;
  }

  start(totalBytes: number): void {
    this.#totalBytes = totalBytes;
    this.#tenths = 0;
  }

  update(bytes: number): void {
    const tenths = Math.min(10, Math.floor((bytes / this.#totalBytes) * 10));
    if (tenths <= this.#tenths) return;
    this.#tenths = tenths;
    this.#stream.write(`${tenths * 10} %\n`);
  }

  stop(): void {
    this.#tenths = 10;
  }
}

function megabytes(bytes: number): number {
  return Math.round(bytes / 1e6);
}
