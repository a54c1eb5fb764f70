/** Discord's own description of its API, as a judge of bodies. */
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const PATH = fileURLToPath(new URL('../../../shared/reference/discord-openapi.json', import.meta.url));

export const descriptionMissing = existsSync(PATH)
  ? undefined
  : '../shared/reference/discord-openapi.json is not on this machine';

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: object }>>;
}
interface Operation {
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation | undefined>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

export interface DescribedOperation {
  /** `POST /channels/{channel_id}/messages` */
  readonly name: string;
  readonly pointer: string;
  readonly operation: Operation;
}

const JSON_TYPE = 'application/json';
const pointerPart = (part: string) => encodeURIComponent(part.replace(/~/g, '~0').replace(/\//g, '~1'));
const schemaPointer = (name: string) => `/components/schemas/${name}`;
/** Ids and interaction tokens, so that one look-up serves every request of a route. */
const VARIABLE = /^(\d{17,20}|[\w.-]{40,})$/;

export class Description {
  readonly #document: Document;
  readonly #ajv = new Ajv2020({ strict: false, allErrors: false });
  readonly #operations = new Map<string, DescribedOperation | undefined>();
  readonly #validators = new Map<string, ValidateFunction>();

  static read(): Description {
    return new Description(JSON.parse(readFileSync(PATH, 'utf8')) as Document);
  }

  constructor(document: Document) {
    this.#document = document;
    addFormats.default(this.#ajv);
    this.#ajv.addFormat('snowflake', /^(0|[1-9][0-9]*)$/);
    this.#ajv.addFormat('nonce', true);
    this.#ajv.addSchema(document, 'd');
  }

  /** The described path that fits with the fewest parameters. `path`: as sent, below `/api/v10`. */
  operation(method: string, path: string): DescribedOperation | undefined {
    const parts = path.split('/').map(decode);
    const key = [method, ...parts.map((part) => (VARIABLE.test(part) ? '{}' : part))].join('/');
    if (!this.#operations.has(key)) this.#operations.set(key, this.#find(method, parts));
    return this.#operations.get(key);
  }

  #find(method: string, parts: readonly string[]): DescribedOperation | undefined {
    const verb = method.toLowerCase();
    const [best] = Object.keys(this.#document.paths)
      .filter((template) => {
        const pieces = template.split('/');
        return (
          this.#document.paths[template]?.[verb] !== undefined &&
          pieces.length === parts.length &&
          pieces.every((piece, index) => piece.startsWith('{') || piece === parts[index])
        );
      })
      .sort((a, b) => a.split('{').length - b.split('{').length);
    const operation = best === undefined ? undefined : this.#document.paths[best]?.[verb];
    if (best === undefined || operation === undefined) return undefined;
    return { name: `${method} ${best}`, pointer: `/paths/${pointerPart(best)}/${verb}`, operation };
  }

  /** What is wrong with a request's body; undefined: nothing, or the description says nothing of it. */
  requestFault({ pointer, operation }: DescribedOperation, body: unknown): string | undefined {
    const schema = operation.requestBody?.content?.[JSON_TYPE]?.schema;
    if (schema === undefined) return undefined;
    const whole = `${pointer}/requestBody/content/${pointerPart(JSON_TYPE)}/schema`;
    const known = normalise(body);
    return this.#fault(this.#branch(schema, known) ?? whole, known);
  }

  responseFault(
    { pointer, operation }: DescribedOperation,
    status: number,
    body: unknown,
  ): string | undefined {
    // The documentation gives a code to some of them only, and its examples have none.
    if (status === 429)
      return this.schemaFault('RatelimitedResponse', isObject(body) ? { code: 0, ...body } : body);
    if (status >= 400) return this.schemaFault('ErrorResponse', normalise(body));
    if (operation.responses[status]?.content?.[JSON_TYPE] === undefined) return undefined;
    const whole = `${pointer}/responses/${status}/content/${pointerPart(JSON_TYPE)}/schema`;
    return this.#fault(whole, normaliseResource(body));
  }

  schemaFault(name: string, value: unknown): string | undefined {
    return this.#fault(schemaPointer(name), value);
  }

  /** Of a union whose members are told apart by `type`, the member: its faults say where the body is wrong. */
  #branch(schema: object, value: unknown): string | undefined {
    const members: unknown = Reflect.get(schema, 'anyOf') ?? Reflect.get(schema, 'oneOf');
    if (!Array.isArray(members) || !isObject(value)) return undefined;
    for (const member of members as readonly unknown[]) {
      const name = isObject(member) ? /^#\/components\/schemas\/(\w+)$/.exec(String(member.$ref))?.[1] : '';
      const kinds = name ? typesOf(this.#document.components.schemas[name]) : [];
      if (name && kinds.includes(value.type)) return schemaPointer(name);
    }
    return undefined;
  }

  #fault(pointer: string, value: unknown): string | undefined {
    let validate = this.#validators.get(pointer);
    if (validate === undefined) {
      validate = this.#ajv.getSchema(`d#${pointer}`) ?? this.#ajv.compile({ $ref: `d#${pointer}` });
      this.#validators.set(pointer, validate);
    }
    if (validate(value)) return undefined;
    // Of a union the members that were not meant complain too, but higher up.
    const depth = (path: string) => path.split('/').length;
    const errors = validate.errors ?? [];
    const deepest = Math.max(...errors.map(({ instancePath }) => depth(instancePath)));
    return errors
      .filter(({ instancePath }) => depth(instancePath) === deepest)
      .slice(0, 3)
      .map(({ instancePath, message }) => `${instancePath || 'the body'} ${message}`)
      .join('; ');
  }
}

/**
 * Where Discord itself differs from its description, which says in its README that the documentation is right then: ids of
 * attachments may be integers, default permissions are a string, and the codes inside an error are words.
 */
function normalise(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) {
    return value.map((one: unknown) => {
      if (!isObject(one)) return normalise(one);
      if (key === 'attachments' && 'id' in one) return { ...normaliseFields(one), id: String(one.id) };
      if (key === '_errors' && typeof one.code === 'string') return { ...one, code: 0 };
      return normaliseFields(one);
    });
  }
  if (key === 'default_member_permissions' && typeof value === 'string') return Number(value);
  return isObject(value) ? normaliseFields(value) : value;
}

/** A deferred answer (5) comes with its message, like an answer (4), of which alone the description speaks. */
function normaliseResource(body: unknown): unknown {
  if (!isObject(body) || !isObject(body.resource) || body.resource.type !== 5) return body;
  return { ...body, resource: { ...body.resource, type: 4 } };
}

function normaliseFields(value: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, normalise(inner, name)]));
}

function typesOf(schema: unknown): readonly unknown[] {
  const properties = isObject(schema) ? schema.properties : undefined;
  const type = isObject(properties) ? properties.type : undefined;
  return isObject(type) && Array.isArray(type.enum) ? type.enum : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}
