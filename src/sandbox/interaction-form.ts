/** First answers to an interaction: which kinds each interaction allows, and what they carry. */
import { type APIModalInteractionResponseCallbackData, InteractionType } from 'discord-api-types/v10';
import { z } from 'zod';
import { ComponentType, stringSelect, walkComponents } from './component-form.js';
import { checkedAs, integer, issue, list, parseForm, text } from './form.js';
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

const textInput = z
  .object({
    type: z.literal(ComponentType.textInput),
    custom_id: text(1, LIMITS.customId),
    style: z.literal([1, 2]),
    label: text(1, LIMITS.labelText).nullish(),
    min_length: integer(0, LIMITS.inputLength).nullish(),
    max_length: integer(1, LIMITS.inputLength).nullish(),
    required: z.boolean().nullish(),
    value: text(0, LIMITS.inputLength).nullish(),
    placeholder: text(0, LIMITS.inputPlaceholder).nullish(),
  })
  .superRefine((input, context) => {
    if ((input.min_length ?? 0) > (input.max_length ?? LIMITS.inputLength)) {
      context.addIssue(
        issue('COMPONENT_VALIDATION_FAILED', 'min_length must not be greater than max_length', input, [
          'min_length',
        ]),
      );
    }
  });

/** A text input in a row of its own must carry its label itself; inside a Label component it must not need one. */
const labelledInput = textInput.superRefine((input, context) => {
  if (input.label == null) {
    context.addIssue(issue('BASE_TYPE_REQUIRED', 'This field is required', input, ['label']));
  }
});

const modalForm = z.object({
  custom_id: text(1, LIMITS.customId),
  title: text(1, LIMITS.modalTitle),
  components: list(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal(ComponentType.row), components: list(labelledInput, 1, 1) }),
      z.object({
        type: z.literal(ComponentType.label),
        label: text(1, LIMITS.labelText),
        description: text(0, LIMITS.labelDescription).nullish(),
        component: z.discriminatedUnion('type', [textInput, stringSelect]),
      }),
      z.object({ type: z.literal(ComponentType.textDisplay), content: text(1, LIMITS.inputLength) }),
    ]),
    1,
    LIMITS.modalComponents,
  ).superRefine((components, context) => {
    const ids = new Set<string>();
    for (const { component, path } of walkComponents(components)) {
      const id: unknown = Reflect.get(component, 'custom_id');
      if (typeof id !== 'string') continue;
      if (ids.has(id)) {
        context.addIssue(
          issue('COMPONENT_CUSTOM_ID_DUPLICATED', 'Component custom id cannot be duplicated', components, [
            ...path,
            'custom_id',
          ]),
        );
      }
      ids.add(id);
    }
  }),
});

const modalData = checkedAs<APIModalInteractionResponseCallbackData>(modalForm);

export const parseModal = (data: unknown): APIModalInteractionResponseCallbackData =>
  parseForm(modalData, data, ['data']);
