import { type Job, jobSchema, type Outcome } from '../../src/jobs/contract.js';

/** A queue whose jobs end at once, as the test says; all of them are kept as they came over the wire. */
export class ScriptedQueue {
  readonly jobs: Job[] = [];
  outcomeOf: (job: Job) => Outcome;
  readonly #waiting = new Map<string, (outcome: Outcome) => void>();

  constructor(outcomeOf: (job: Job) => Outcome) {
    this.outcomeOf = outcomeOf;
  }

  async submit(job: Job) {
    const read = jobSchema.parse(JSON.parse(JSON.stringify(job)));
    this.jobs.push(read);
    this.#waiting.get(read.id)?.(this.outcomeOf(read));
    return { fresh: true, ahead: 0 };
  }

  outcome(id: string) {
    return new Promise<Outcome>((resolve) => this.#waiting.set(id, resolve));
  }
}
