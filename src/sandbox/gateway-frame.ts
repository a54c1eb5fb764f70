/** What a client may say to the gateway, and how the gateway ends a conversation. */
import { z } from 'zod';

export const Opcode = {
  dispatch: 0,
  heartbeat: 1,
  identify: 2,
  presence: 3,
  voiceState: 4,
  resume: 6,
  reconnect: 7,
  requestMembers: 8,
  invalidSession: 9,
  hello: 10,
  heartbeatAck: 11,
} as const;

export const CloseCode = {
  unknownOpcode: [4001, 'Unknown opcode.'],
  decodeError: [4002, 'Error while decoding payload.'],
  notAuthenticated: [4003, 'Not authenticated.'],
  authenticationFailed: [4004, 'Authentication failed.'],
  alreadyAuthenticated: [4005, 'Already authenticated.'],
  invalidSequence: [4007, 'Invalid seq.'],
  rateLimited: [4008, 'Rate limited.'],
  timedOut: [4009, 'Session timed out.'],
  invalidShard: [4010, 'Invalid shard.'],
  invalidVersion: [4012, 'Invalid API version.'],
  invalidIntents: [4013, 'Invalid intent(s).'],
  disallowedIntents: [4014, 'Disallowed intent(s).'],
} as const satisfies Record<string, readonly [number, string]>;
export type Closing = (typeof CloseCode)[keyof typeof CloseCode];

/** Bytes of one payload to the gateway. */
export const LARGEST_PAYLOAD = 4_096;

const frame = z.object({ op: z.number().int(), d: z.unknown().optional() });
export type Frame = z.infer<typeof frame>;

export function readFrame(text: string): Frame | undefined {
  if (Buffer.byteLength(text) > LARGEST_PAYLOAD) return undefined;
  try {
    return frame.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

export const identifySchema = z.object({
  token: z.string(),
  intents: z.unknown().optional(),
  shard: z.tuple([z.number().int(), z.number().int()]).optional(),
});

export const resumeSchema = z.object({
  token: z.string(),
  session_id: z.string(),
  seq: z.number().int().min(0),
});

const KNOWN_INTENTS = 0x3_31_ff_ff;
export const Intent = {
  guilds: 1 << 0,
  members: 1 << 1,
  presences: 1 << 8,
  guildMessages: 1 << 9,
  directMessages: 1 << 12,
  messageContent: 1 << 15,
} as const;
const PRIVILEGED = Intent.members | Intent.presences | Intent.messageContent;

/** `allowedPrivileged`: those that the application was granted, none unless said. */
export function checkIntents(
  intents: unknown,
  allowedPrivileged = 0,
): { readonly intents: number } | { readonly closing: Closing } {
  if (typeof intents !== 'number' || !Number.isSafeInteger(intents) || intents < 0) {
    return { closing: CloseCode.invalidIntents };
  }
  if (intents > KNOWN_INTENTS || (intents & ~KNOWN_INTENTS) !== 0)
    return { closing: CloseCode.invalidIntents };
  if ((intents & PRIVILEGED & ~allowedPrivileged) !== 0) return { closing: CloseCode.disallowedIntents };
  return { intents };
}
