import type { ContentfulStatusCode } from 'hono/utils/http-status';

/** An answer of the control API that is not a success: one sentence for the person at the page. */
export class ControlError extends Error {
  override readonly name = 'ControlError';
  readonly status: ContentfulStatusCode;

  constructor(status: 400 | 403 | 404, sentence: string) {
    super(sentence);
    this.status = status;
  }
}

export const badRequest = (sentence: string) => new ControlError(400, sentence);
export const missing = (sentence: string) => new ControlError(404, sentence);
