/** A window as Discord takes it. */
import { ComponentType, TextInputStyle } from 'discord.js';
import type { PressForm } from './command.js';
import { plainText } from './safe-text.js';

export function toModal({ title, fields }: PressForm, customId: string) {
  return {
    custom_id: customId,
    title,
    components: fields.map(({ id, label, isLong, isRequired, limit, value, placeholder }) => ({
      type: ComponentType.Label as const,
      label,
      component: {
        type: ComponentType.TextInput as const,
        custom_id: id,
        style: isLong ? TextInputStyle.Paragraph : TextInputStyle.Short,
        min_length: isRequired ? 1 : 0,
        max_length: limit,
        required: isRequired,
        ...(value === undefined ? {} : { value }),
        ...(placeholder === undefined ? {} : { placeholder: plainText(placeholder) }),
      },
    })),
  };
}
