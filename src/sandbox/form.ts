/** Building blocks of the forms: zod checks that speak Discord's inner error codes. */
import { z } from 'zod';
import { type FieldFault, invalidForm } from './discord-error.js';

export const codePoints = (text: string): number => {
  let count = 0;
  for (const _ of text) count++;
  return count;
};

/** A custom zod issue that carries one of Discord's codes. */
export const issue = (code: string, message: string, input: unknown, path: PropertyKey[] = []) => ({
  code: 'custom' as const,
  message,
  input,
  path,
  params: { discord: code },
});

const REQUIRED = { code: 'BASE_TYPE_REQUIRED', message: 'This field is required' };

export function lengthFault(
  length: number,
  min: number,
  max: number,
): { code: string; message: string } | undefined {
  if (length >= min && length <= max) return undefined;
  if (min === 0) return { code: 'BASE_TYPE_MAX_LENGTH', message: `Must be ${max} or fewer in length.` };
  return { code: 'BASE_TYPE_BAD_LENGTH', message: `Must be between ${min} and ${max} in length.` };
}

/** Text of `min` to `max` code points. */
export const text = (min: number, max: number) =>
  z.string().check((context) => {
    const fault = lengthFault(codePoints(context.value), min, max);
    if (fault !== undefined) context.issues.push(issue(fault.code, fault.message, context.value));
  });

/** Text whose surrounding white space does not count, as in embeds. Required text must be left with something. */
export const trimmedText = (min: number, max: number) =>
  z
    .string()
    .transform((value) => value.trim())
    .check((context) => {
      const length = codePoints(context.value);
      const fault = length === 0 && min > 0 ? REQUIRED : lengthFault(length, min, max);
      if (fault !== undefined) context.issues.push(issue(fault.code, fault.message, context.value));
    });

export const list = <T extends z.ZodType>(item: T, min: number, max: number) =>
  z.array(item).check((context) => {
    const fault = lengthFault(context.value.length, min, max);
    if (fault !== undefined) context.issues.push(issue(fault.code, fault.message, context.value));
  });

export const integer = (min = Number.MIN_SAFE_INTEGER, max = Number.MAX_SAFE_INTEGER) =>
  z.number().check((context) => {
    const { value } = context;
    if (!Number.isInteger(value)) {
      context.issues.push(issue('NUMBER_TYPE_COERCE', `Value "${value}" is not int.`, value));
    } else if (value < min) {
      context.issues.push(
        issue('NUMBER_TYPE_MIN', `int value should be greater than or equal to ${min}.`, value),
      );
    } else if (value > max) {
      context.issues.push(
        issue('NUMBER_TYPE_MAX', `int value should be less than or equal to ${max}.`, value),
      );
    }
  });

export const snowflake = z.string().check((context) => {
  if (!/^\d{1,20}$/.test(context.value)) {
    context.issues.push(
      issue('NUMBER_TYPE_COERCE', `Value "${context.value}" is not snowflake.`, context.value),
    );
  }
});

/** An address of one of `schemes` ("https:"), at most `max` code points. */
export const url = (max: number, schemes: readonly string[]) =>
  text(1, max).check((context) => {
    const parsed = URL.canParse(context.value) ? new URL(context.value) : undefined;
    if (parsed === undefined) {
      context.issues.push(issue('URL_TYPE_INVALID_URL', 'Not a well formed URL.', context.value));
    } else if (!schemes.includes(parsed.protocol)) {
      const names = schemes.map((scheme) => `'${scheme.slice(0, -1)}'`).join(', ');
      context.issues.push(
        issue(
          'URL_TYPE_INVALID_SCHEME',
          `Scheme "${parsed.protocol.slice(0, -1)}" is not supported. Scheme must be one of (${names}).`,
          context.value,
        ),
      );
    }
  });

/**
 * Checks by `schema` but keeps the value as it was sent, under the type of the API that the schema describes:
 * parts that are stored and handed back unread.
 */
export function checkedAs<T>(schema: z.ZodType): z.ZodType<T, T> {
  return z.custom<T>().superRefine((value, context) => {
    const parsed = schema.safeParse(value, { reportInput: true });
    if (parsed.success) return;
    for (const fault of parsed.error.issues.flatMap(faultsOf)) {
      context.addIssue(issue(fault.code, fault.message, undefined, [...fault.path]));
    }
  });
}

/** The form's value, or a DiscordError 50035 that names every fault; `at` is put in front of their paths. */
export function parseForm<T>(schema: z.ZodType<T>, value: unknown, at: readonly PropertyKey[] = []): T {
  const parsed = schema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  throw invalidForm(
    parsed.error.issues.flatMap(faultsOf).map((fault) => ({ ...fault, path: [...at, ...fault.path] })),
  );
}

function faultsOf(problem: z.core.$ZodIssue): FieldFault[] {
  const { path } = problem;
  switch (problem.code) {
    case 'custom': {
      const code: unknown = problem.params?.discord;
      return [
        { path, code: typeof code === 'string' ? code : 'BASE_TYPE_INVALID', message: problem.message },
      ];
    }
    case 'invalid_type':
      return [
        { path, ...(problem.input === undefined ? REQUIRED : typeFault(problem.expected, problem.input)) },
      ];
    case 'invalid_value':
      return [{ path, ...(problem.input === undefined ? REQUIRED : choicesFault(problem.values)) }];
    case 'invalid_union': {
      const missing = problem.input === undefined || problem.discriminator !== undefined;
      if (missing && valueAt(problem.input, problem.discriminator) === undefined)
        return [{ path, ...REQUIRED }];
      const kind = valueAt(problem.input, problem.discriminator);
      const message =
        kind === undefined
          ? 'Value is not one of the allowed kinds.'
          : `${problem.discriminator ?? 'kind'} ${JSON.stringify(kind).slice(0, 100)} is not known or not allowed here.`;
      return [{ path, code: 'UNION_TYPE_CHOICES', message }];
    }
    default:
      return [{ path, code: 'BASE_TYPE_INVALID', message: problem.message }];
  }
}

function valueAt(input: unknown, key: string | undefined): unknown {
  return key === undefined || typeof input !== 'object' || input === null
    ? undefined
    : Reflect.get(input, key);
}

const choicesFault = (values: readonly unknown[]) => ({
  code: 'BASE_TYPE_CHOICES',
  message: `Value must be one of {${values.map((value) => JSON.stringify(value)).join(', ')}}.`,
});

function typeFault(expected: string, input: unknown): { code: string; message: string } {
  const shown = JSON.stringify(input)?.slice(0, 100) ?? String(input);
  switch (expected) {
    case 'object':
    case 'record':
      return { code: 'DICT_TYPE_CONVERT', message: 'Only dictionaries may be used in a DictType' };
    case 'array':
      return { code: 'LIST_TYPE_CONVERT', message: 'Only iterables may be used in a ListType' };
    case 'number':
    case 'int':
      return { code: 'NUMBER_TYPE_COERCE', message: `Value ${shown} is not int.` };
    case 'boolean':
      return { code: 'BOOLEAN_TYPE_CONVERT', message: 'Must be either true or false.' };
    default:
      return { code: 'STRING_TYPE_CONVERT', message: 'Could not interpret value as string.' };
  }
}
