/** Everything that client and server said, held against Discord's own description of its API. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import type { JournalEntry } from '../../src/sandbox/journal.js';
import { startSandbox } from '../../src/sandbox/sandbox.js';
import { Dispatches } from './bare-rest.js';
import { Person } from './control-client.js';
import { startTestBot } from './test-bot.js';
import { MENU_NAME, startWorkshopBot } from './workshop-bot.js';

const PATH = fileURLToPath(new URL('../../../shared/reference/discord-openapi.json', import.meta.url));
const isPresent = existsSync(PATH);
if (!isPresent) {
  process.stdout.write('skipped: ../shared/reference/discord-openapi.json is not on this machine\n');
}

type Request = Extract<JournalEntry, { type: 'request' }>;

interface Operation {
  readonly requestBody?: { readonly content: Record<string, { readonly schema: object }> };
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: object }> }>;
}
interface Description {
  readonly paths: Record<string, Record<string, Operation>>;
}

/** Both are stricter in the description than at Discord itself; see its own README. */
function normalise(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => normalise(one));
  if (key === 'default_member_permissions' && typeof value === 'string') return Number(value);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      name === 'attachments' && Array.isArray(inner)
        ? inner.map((one: object) => ({ ...one, id: String(Reflect.get(one, 'id')) }))
        : normalise(inner, name),
    ]),
  );
}

const pointerPart = (part: string) => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));

class Validator {
  readonly #description: Description;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false });

  constructor(description: Description) {
    this.#description = description;
    addFormats.default(this.#ajv);
    this.#ajv.addFormat('snowflake', /^(0|[1-9][0-9]*)$/);
    this.#ajv.addFormat('nonce', true);
    this.#ajv.addSchema(description, 'd');
  }

  /** The described path: the one with the fewest parameters that fits. */
  operation(method: string, path: string): { readonly path: string; readonly operation: Operation } {
    const parts = decodeURIComponent(path).split('/');
    const fitting = Object.entries(this.#description.paths)
      .filter(([template, methods]) => {
        const pieces = template.split('/');
        return (
          methods[method] !== undefined &&
          pieces.length === parts.length &&
          pieces.every((piece, n) => piece.startsWith('{') || piece === parts[n])
        );
      })
      .sort(([a], [b]) => a.split('{').length - b.split('{').length);
    const [template, methods] = fitting[0] ?? [];
    const operation = methods?.[method];
    if (template === undefined || operation === undefined)
      throw new Error(`${method} ${path} is not described`);
    return { path: template, operation };
  }

  faults(pointer: string, value: unknown): unknown {
    const validate = this.#ajv.getSchema(`d#${pointer}`) ?? this.#ajv.compile({ $ref: `d#${pointer}` });
    return validate(value) ? undefined : validate.errors;
  }
}

describe.skipIf(!isPresent)('the official description', () => {
  it('accepts every body of a whole run, both ways', async () => {
    const heard = new Dispatches();
    const sandbox = await startSandbox({ port: 0, journal: heard.journal });
    const bot = await startTestBot(sandbox);
    const ada = new Person(sandbox);
    await talk(ada);
    await bot.stop();
    const workshop = await startWorkshopBot(sandbox);
    await work(ada);
    await workshop.stop();
    await sandbox.close();

    const validator = new Validator(JSON.parse(readFileSync(PATH, 'utf8')) as Description);
    const requests = heard.entries.filter((entry): entry is Request => entry.type === 'request');
    const counts = new Map<string, number>();
    for (const { method, path, body, status, response } of requests) {
      const verb = method.toLowerCase();
      const { path: template, operation } = validator.operation(verb, path);
      const name = `${method} ${template}`;
      expect(status, `${name} ${JSON.stringify(response)}`).toBeLessThan(300);
      const base = `/paths/${pointerPart(template)}/${verb}`;
      if (body !== undefined && operation.requestBody?.content['application/json'] !== undefined) {
        const pointer = `${base}/requestBody/content/${pointerPart('application/json')}/schema`;
        expect(validator.faults(pointer, normalise(body)), `${name} ${JSON.stringify(body)}`).toBeUndefined();
        counts.set(name, (counts.get(name) ?? 0) + 1);
      }
      if (
        response !== undefined &&
        operation.responses[status]?.content?.['application/json'] !== undefined
      ) {
        const pointer = `${base}/responses/${status}/content/${pointerPart('application/json')}/schema`;
        expect(
          validator.faults(pointer, response),
          `answer to ${name} ${JSON.stringify(response)}`,
        ).toBeUndefined();
      }
    }
    process.stdout.write(
      `${[...counts].map(([name, count]) => `${String(count).padStart(3)} ${name}`).join('\n')}\n`,
    );
    expect([...counts.values()].reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(14);
  });
});

/** One of everything that the test bot knows. */
async function talk(ada: Person): Promise<void> {
  const said = await ada.command('say', { text: 'hello' });
  await ada.message(said.interactionId);
  const whispered = await ada.command('say', { text: 'hello', private: true });
  await ada.message(whispered.interactionId);
  const drawn = await ada.command('draw', { size: 3 });
  await ada.message(drawn.interactionId, ({ content }) => content === 'and one more');
  await ada.send({
    type: 'autocomplete',
    name: 'draw',
    options: [{ name: 'size', value: 1 }],
    focused: 'size',
  });
  const shown = await ada.command('panel');
  const panel = await ada.message(shown.interactionId);
  const use = (customId: string, values?: string[]) =>
    ada.send({
      type: 'component',
      messageId: panel.id,
      customId,
      ...(values === undefined ? {} : { values }),
    });
  const chosen = await use('menu', ['a']);
  await ada.message(chosen.interactionId);
  await use('later');
  await ada.message(shown.interactionId, ({ content }) => content === 'changed later');
  const log = await ada.listen();
  const pressed = await use('form');
  await log.next('modal');
  await log.close();
  const fields = [{ customId: 'name', value: 'Ada' }];
  await ada.send({ type: 'modal', interactionId: pressed.interactionId, customId: 'greeting', fields });
  await ada.message(shown.interactionId, ({ content }) => content === 'hello Ada');
  await use('edit');
  await ada.message(shown.interactionId, ({ content }) => content.startsWith('pressed'));
}

/** One of everything that the workshop bot knows. */
async function work(ada: Person): Promise<void> {
  const [line] = (await ada.state()).messages;
  if (line === undefined) throw new Error('the channel starts with a conversation');
  const menu = await ada.useMessageMenu(line, MENU_NAME);
  const secret = await ada.message(menu.interactionId);
  const shared = await ada.press(secret, 'Share');
  await ada.message(shared.interactionId);
  const { interactionId } = await ada.command('ask', { text: 'x', temperature: 0.7, size: 10 });
  const message = await ada.message(interactionId);
  const log = await ada.listen();
  for (const sent of [
    await ada.press(message, 'Draw a word'),
    await ada.choose(message, ['snow'], 'next'),
    await ada.press(message, 'Change at once'),
  ]) {
    await log.next('message', (event) => event.interactionId === sent.interactionId);
  }
  const form = await ada.press(message, 'compare');
  const compared = await ada.submitModal(form.interactionId, { other: 'y', rows: 'words' });
  await log.next('message', (event) => event.interactionId === compared.interactionId);
  await log.close();
  const how = await ada.press(message, 'how');
  await ada.message(how.interactionId);
}
