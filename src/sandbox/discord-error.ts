/** Answers of the REST side that are not a success, in Discord's own shape. */
import type { ContentfulStatusCode } from 'hono/utils/http-status';

export interface FieldFault {
  readonly path: readonly PropertyKey[];
  readonly code: string;
  readonly message: string;
}

export interface ErrorBody {
  readonly code: number;
  readonly message: string;
  readonly errors?: object;
}

export class DiscordError extends Error {
  override readonly name = 'DiscordError';
  readonly status: ContentfulStatusCode;
  readonly body: ErrorBody;

  constructor(status: ContentfulStatusCode, code: number, message: string, errors?: object) {
    super(message);
    this.status = status;
    this.body = { message, code, ...(errors === undefined ? {} : { errors }) };
  }
}

export const unauthorized = () => new DiscordError(401, 0, '401: Unauthorized');
/** A route that needs a person's token, not a bot's. */
export const needsPerson = () =>
  new DiscordError(401, 40001, 'Unauthorized. Provide a valid token and try again');
export const methodNotAllowed = () => new DiscordError(405, 0, '405: Method Not Allowed');
export const notFound = () => new DiscordError(404, 0, '404: Not Found');
export const unknownChannel = () => new DiscordError(404, 10003, 'Unknown Channel');
export const unknownGuild = () => new DiscordError(404, 10004, 'Unknown Guild');
export const unknownMember = () => new DiscordError(404, 10007, 'Unknown Member');
export const unknownMessage = () => new DiscordError(404, 10008, 'Unknown Message');
export const unknownUser = () => new DiscordError(404, 10013, 'Unknown User');
export const unknownWebhook = () => new DiscordError(404, 10015, 'Unknown Webhook');
export const unknownEmoji = () => new DiscordError(404, 10014, 'Unknown Emoji');
export const unknownCommandPermissions = () =>
  new DiscordError(404, 10066, 'Unknown application command permissions');
export const botsNotAllowed = () => new DiscordError(403, 20001, 'Bots cannot use this endpoint');
export const tooManyCommandCreates = () =>
  new DiscordError(400, 30034, 'Max number of daily application command creates has been reached (200)');
export const commandNameTaken = () =>
  new DiscordError(400, 40041, 'An application command with that name already exists');
export const cannotWriteTo = () => new DiscordError(403, 50007, 'Cannot send messages to this user');
export const missingPermissions = () => new DiscordError(403, 50013, 'Missing Permissions');
export const wrongChannelType = () =>
  new DiscordError(400, 50024, 'Cannot execute action on this channel type');
export const invalidFile = () => new DiscordError(400, 50046, 'Invalid file uploaded');
export const threadIsArchived = () => new DiscordError(400, 50083, 'Thread is archived');
export const threadExists = () =>
  new DiscordError(400, 160004, 'A thread has already been created for this message');
export const unknownInteraction = () => new DiscordError(404, 10062, 'Unknown interaction');
export const unknownCommand = () => new DiscordError(404, 10063, 'Unknown application command');
export const tooLarge = () => new DiscordError(413, 40005, 'Request entity too large');
export const alreadyAcknowledged = () =>
  new DiscordError(400, 40060, 'Interaction has already been acknowledged.');
export const followUpMaximum = () =>
  new DiscordError(400, 40094, 'This interaction has reached its maximum number of follow-up messages');
export const missingAccess = () => new DiscordError(403, 50001, 'Missing Access');
export const notTheAuthor = () =>
  new DiscordError(403, 50005, 'Cannot edit a message authored by another user');
export const emptyMessage = () => new DiscordError(400, 50006, 'Cannot send an empty message');
export const invalidWebhookToken = () => new DiscordError(401, 50027, 'Invalid Webhook Token');
export const invalidApiVersion = () => new DiscordError(400, 50041, 'Invalid API version');
export const invalidJson = () => new DiscordError(400, 50109, 'The request body contains invalid JSON.');
export const missingUpload = () => new DiscordError(400, 50146, 'Uploaded file not found.');
export const tooManyAttachments = () =>
  new DiscordError(400, 30015, `Maximum number of attachments in a message reached (10)`);

interface Branch {
  readonly faults: FieldFault[];
  readonly below: Map<string, Branch>;
}

/** Faults by path as Discord nests them: array indices are keys, the faults of a place stand under `_errors`. */
export function invalidForm(faults: readonly FieldFault[]): DiscordError {
  const root: Branch = { faults: [], below: new Map() };
  for (const fault of faults) {
    let branch = root;
    for (const key of fault.path) {
      const name = String(key);
      const next = branch.below.get(name) ?? { faults: [], below: new Map<string, Branch>() };
      branch.below.set(name, next);
      branch = next;
    }
    branch.faults.push(fault);
  }
  return new DiscordError(400, 50035, 'Invalid Form Body', toErrors(root));
}

function toErrors(branch: Branch): object {
  const entries: [string, unknown][] = [...branch.below].map(([key, below]) => [key, toErrors(below)]);
  if (branch.faults.length > 0) {
    entries.push(['_errors', branch.faults.map(({ code, message }) => ({ code, message }))]);
  }
  // fromEntries defines own properties, so a key such as "__proto__" stays a key.
  return Object.fromEntries(entries);
}
