/** What all kinds of components share. */
import { z } from 'zod';
import { issue, snowflake, text } from './form.js';
import { LIMITS } from './limits.js';

export const ComponentType = {
  row: 1,
  button: 2,
  stringSelect: 3,
  textInput: 4,
  userSelect: 5,
  roleSelect: 6,
  mentionableSelect: 7,
  channelSelect: 8,
  section: 9,
  textDisplay: 10,
  thumbnail: 11,
  mediaGallery: 12,
  file: 13,
  separator: 14,
  container: 17,
  label: 18,
  fileUpload: 19,
  radioGroup: 21,
  checkboxGroup: 22,
  checkbox: 23,
} as const;

export const customId = text(1, LIMITS.customId);
export const emoji = z.object({
  id: snowflake.nullish(),
  name: text(1, 64).nullish(),
  animated: z.boolean().nullish(),
});

export const required = (context: z.core.$RefinementCtx, input: object, key: string) =>
  context.addIssue(issue('BASE_TYPE_REQUIRED', 'This field is required', input, [key]));
export const invalid = (
  context: z.core.$RefinementCtx,
  input: object,
  message: string,
  path: PropertyKey[] = [],
) => context.addIssue(issue('COMPONENT_VALIDATION_FAILED', message, input, path));

/** Every component with its path, outer before inner. */
export function* walkComponents(
  components: readonly object[],
  at: readonly PropertyKey[] = [],
): Generator<{ readonly component: object; readonly path: readonly PropertyKey[] }> {
  for (const [index, component] of components.entries()) {
    const path = [...at, index];
    yield { component, path };
    const inner: unknown = Reflect.get(component, 'components');
    if (Array.isArray(inner)) yield* walkComponents(inner, [...path, 'components']);
    for (const key of ['accessory', 'component'] as const) {
      const single: unknown = Reflect.get(component, key);
      if (typeof single === 'object' && single !== null) yield { component: single, path: [...path, key] };
    }
  }
}
