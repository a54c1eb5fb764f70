/** First answers to an interaction: which kinds each interaction allows, and what they carry. */
import { InteractionType } from 'discord-api-types/v10';
import { z } from 'zod';
import { integer, issue, list, parseForm, text } from './form.js';
import { LIMITS, MESSAGE_FLAG } from './limits.js';

export const CallbackType = {
  message: 4,
  deferredMessage: 5,
  deferredUpdate: 6,
  update: 7,
  autocomplete: 8,
  modal: 9,
} as const;
export type CallbackTypeValue = (typeof CallbackType)[keyof typeof CallbackType];

const { message, deferredMessage, deferredUpdate, update, autocomplete, modal } = CallbackType;

function allowedTypes(type: InteractionType, hasSource: boolean): readonly CallbackTypeValue[] {
  switch (type) {
    case InteractionType.ApplicationCommandAutocomplete:
      return [autocomplete];
    case InteractionType.MessageComponent:
      return [message, deferredMessage, deferredUpdate, update, modal];
    case InteractionType.ModalSubmit:
      return hasSource ? [message, deferredMessage, deferredUpdate, update] : [message, deferredMessage];
    default:
      return [message, deferredMessage, modal];
  }
}

/** `hasSource`: the interaction came from a message, which can then be updated. */
export function parseCallback(
  body: unknown,
  type: InteractionType,
  hasSource: boolean,
): { readonly type: CallbackTypeValue; readonly data: unknown } {
  const form = z.object({
    type: z.literal([...allowedTypes(type, hasSource)]),
    data: z.unknown().optional(),
  });
  const { type: kind, data } = parseForm(form, body);
  return { type: kind, data };
}

const deferralForm = z.object({ flags: integer(0).nullish() }).superRefine((value, context) => {
  if (((value.flags ?? 0) & ~MESSAGE_FLAG.ephemeral) !== 0) {
    context.addIssue(
      issue('BASE_TYPE_CHOICES', `Value must be one of {0, ${MESSAGE_FLAG.ephemeral}}.`, value, ['flags']),
    );
  }
});

/** Whether "thinking…" is to be seen by the asking person alone. */
export function parseDeferral(data: unknown): boolean {
  const { flags } = parseForm(deferralForm, data ?? {}, ['data']);
  return (flags ?? 0) === MESSAGE_FLAG.ephemeral;
}

const choicesForm = z.object({
  choices: list(
    z.object({
      name: text(1, LIMITS.choiceText),
      value: z.union([text(0, LIMITS.choiceText), z.number()]),
    }),
    0,
    LIMITS.choices,
  ),
});
export type AutocompleteChoice = z.infer<typeof choicesForm>['choices'][number];

export const parseChoices = (data: unknown): readonly AutocompleteChoice[] =>
  parseForm(choicesForm, data, ['data']).choices;
