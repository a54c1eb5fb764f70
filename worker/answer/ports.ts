/** What answers need of the model, and the few things that all of them do with it. */
import type { ModelSummary } from '../../src/jobs/nextword.js';
import type { Engine, EngineInfo, RunControl } from '../engine/port.js';
import type { Tokenizer } from '../model/tokenizer-port.js';
import type { OnSearch } from './search-progress.js';

export interface ModelPorts {
  readonly engine: Engine;
  readonly tokenizer: Tokenizer;
  readonly signal?: AbortSignal;
  /** Milliseconds since the epoch; past it a search says what is proved so far, and everything else fails. */
  readonly deadlineMs?: number;
  readonly now?: () => number;
  /** Hears how far a search is; absent: nobody listens. */
  readonly onSearch?: OnSearch;
}

export function runControl({ signal, deadlineMs }: Pick<ModelPorts, 'signal' | 'deadlineMs'>): RunControl {
  return {
    ...(signal === undefined ? {} : { signal }),
    ...(deadlineMs === undefined || !Number.isFinite(deadlineMs) ? {} : { deadlineMs }),
  };
}

/** What ran, as every answer says it. */
export function summaryOf({ name, quantisation, sha256, device, precision }: EngineInfo): ModelSummary {
  return { name, quantisation, sha256, device, precision };
}

/** A token as a person can read it; bytes that are no whole character show as �. */
export function tokenText({ tokenBytes, specialTokens, endTokens }: Tokenizer, token: number): string {
  if (specialTokens.has(token)) return endTokens.has(token) ? '⟨end of text⟩' : '⟨control⟩';
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(tokenBytes[token] ?? new Uint8Array(0));
}

export function hasLoneSurrogate(text: string): boolean {
  return /\p{Surrogate}/u.test(text);
}
