/** What the bot that shows every part asks for in its forms. */
import { ComponentType, TextInputStyle } from 'discord.js';
import type { Words } from './parts-bot.js';

/** A text, and choices of every kind. */
export const choicesForm = (words: Words) => ({
  custom_id: 'choices',
  title: words('form').slice(0, 45),
  components: [
    { type: ComponentType.TextDisplay as const, content: words('explanation') },
    {
      type: ComponentType.Label as const,
      label: words('name').slice(0, 45),
      description: words('hint').slice(0, 100),
      component: {
        type: ComponentType.TextInput as const,
        custom_id: 'name',
        style: TextInputStyle.Short,
        placeholder: words('placeholder'),
      },
    },
    {
      type: ComponentType.Label as const,
      label: words('rows').slice(0, 45),
      component: {
        type: ComponentType.StringSelect as const,
        custom_id: 'rows',
        options: [{ label: words('by words'), value: 'words' }],
      },
    },
    {
      type: ComponentType.Label as const,
      label: words('one of').slice(0, 45),
      component: {
        type: ComponentType.RadioGroup as const,
        custom_id: 'one',
        options: [
          { label: words('heads'), value: 'heads' },
          { label: words('tails'), value: 'tails' },
        ],
      },
    },
    {
      type: ComponentType.Label as const,
      label: words('some of').slice(0, 45),
      component: {
        type: ComponentType.CheckboxGroup as const,
        custom_id: 'some',
        options: [
          { label: words('red'), value: 'red' },
          { label: words('blue'), value: 'blue' },
        ],
      },
    },
  ],
});

/** Files, one of them needed and of text, up to two more of any kind; and a tick. */
export const filesForm = (words: Words) => ({
  custom_id: 'files',
  title: words('files').slice(0, 45),
  components: [
    {
      type: ComponentType.Label as const,
      label: words('table').slice(0, 45),
      description: words('one file').slice(0, 100),
      component: { type: ComponentType.FileUpload as const, custom_id: 'table' },
    },
    {
      type: ComponentType.Label as const,
      label: words('further').slice(0, 45),
      component: {
        type: ComponentType.FileUpload as const,
        custom_id: 'further',
        min_values: 0,
        max_values: 2,
        required: false,
      },
    },
    {
      type: ComponentType.Label as const,
      label: words('replace').slice(0, 45),
      component: { type: ComponentType.Checkbox as const, custom_id: 'replace' },
    },
  ],
});
