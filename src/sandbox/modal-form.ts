/** Modals: their frame, and everything that may be filled in. */
import type { APIModalInteractionResponseCallbackData } from 'discord-api-types/v10';
import { z } from 'zod';
import { ComponentType, customId, invalid, walkComponents } from './component-parts.js';
import { checkedAs, integer, issue, list, parseForm, text } from './form.js';
import { LIMITS } from './limits.js';
import { selects } from './select-form.js';

const textInput = z
  .object({
    type: z.literal(ComponentType.textInput),
    custom_id: customId,
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

const groupOption = z.object({
  value: text(1, LIMITS.selectText),
  label: text(1, LIMITS.selectText),
  description: text(0, LIMITS.selectText).nullish(),
  default: z.boolean().nullish(),
});
type GroupOption = z.infer<typeof groupOption>;

function checkOptions(
  group: { readonly options: readonly GroupOption[] },
  mostDefaults: number,
  context: z.core.$RefinementCtx,
): void {
  const seen = new Set<string>();
  for (const [index, { value }] of group.options.entries()) {
    if (seen.has(value)) {
      const at = ['options', index, 'value'];
      const message = 'The specified option value is already used';
      context.addIssue(issue('SELECT_COMPONENT_OPTION_VALUE_DUPLICATED', message, group, at));
    }
    seen.add(value);
  }
  if (group.options.filter((option) => option.default === true).length > mostDefaults) {
    invalid(context, group, 'More options are chosen by default than may be chosen', ['options']);
  }
}

const radioGroup = z
  .object({
    type: z.literal(ComponentType.radioGroup),
    custom_id: customId,
    options: list(groupOption, 2, LIMITS.groupOptions),
    required: z.boolean().nullish(),
  })
  .superRefine((group, context) => checkOptions(group, 1, context));

const checkboxGroup = z
  .object({
    type: z.literal(ComponentType.checkboxGroup),
    custom_id: customId,
    options: list(groupOption, 1, LIMITS.groupOptions),
    min_values: integer(0, LIMITS.groupOptions).nullish(),
    max_values: integer(1, LIMITS.groupOptions).nullish(),
    required: z.boolean().nullish(),
  })
  .superRefine((group, context) => {
    const most = group.max_values ?? group.options.length;
    checkOptions(group, most, context);
    if ((group.min_values ?? 1) > Math.min(most, group.options.length)) {
      invalid(context, group, 'min_values must not be greater than max_values', ['min_values']);
    }
  });

const checkbox = z.object({
  type: z.literal(ComponentType.checkbox),
  custom_id: customId,
  default: z.boolean().nullish(),
});

const fileUpload = z
  .object({
    type: z.literal(ComponentType.fileUpload),
    custom_id: customId,
    min_values: integer(0, LIMITS.attachments).nullish(),
    max_values: integer(1, LIMITS.attachments).nullish(),
    file_types: list(text(1, LIMITS.selectText), 0, 10).nullish(),
    required: z.boolean().nullish(),
  })
  .superRefine((upload, context) => {
    if ((upload.min_values ?? 1) > (upload.max_values ?? 1)) {
      invalid(context, upload, 'min_values must not be greater than max_values', ['min_values']);
    }
  });

const inLabel = [textInput, ...selects, fileUpload, radioGroup, checkboxGroup, checkbox] as const;

const modalForm = z.object({
  custom_id: customId,
  title: text(1, LIMITS.modalTitle),
  components: list(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal(ComponentType.row), components: list(labelledInput, 1, 1) }),
      z.object({
        type: z.literal(ComponentType.label),
        label: text(1, LIMITS.labelText),
        description: text(0, LIMITS.labelDescription).nullish(),
        component: z.discriminatedUnion('type', inLabel),
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
