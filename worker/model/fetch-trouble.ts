/** Why one way to the model did not work, as half a sentence for whoever runs the bot. The next way is tried. */
export class FetchTrouble extends Error {
  override readonly name = 'FetchTrouble';
}

/** The message of the innermost known cause: "fetch failed" alone helps nobody. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return `${error.message} (${reasonOf(error.cause)})`;
  return error.message === '' ? error.name : error.message;
}

/** An error of the file system, such as ENOSPC or EACCES. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error;
}
