import { describe, expect, test } from 'vitest';
import { parseQuestion } from '../../src/probability/parse.js';
import { PEOPLE } from '../../src/probability/population.js';
import { EVENT_HELP, QUESTION_FORMS, VALUE_HELP } from '../../src/probability/question-help.js';

const LIMITS = { expressionDepth: 32, expressionNames: 12 };

describe('help', () => {
  test.each([...QUESTION_FORMS, ...EVENT_HELP])('$example works as typed', ({ example }) => {
    expect(parseQuestion(example, PEOPLE, LIMITS)).toMatchObject({ ok: true });
  });

  test.each(VALUE_HELP)('$example works where there are numbers and categories', ({ example }) => {
    const population = {
      attributes: [
        { name: 'age', values: 'number' as const },
        { name: 'team', values: 'category' as const },
      ],
      groups: [{ has: [], values: [['team', 'red']] as [string, string][], count: 1 }],
    };
    expect(parseQuestion(example, population, LIMITS)).toMatchObject({ ok: true });
  });

  test('shows every form of question', () => {
    const forms = QUESTION_FORMS.map(({ example }) => {
      const parsed = parseQuestion(example, PEOPLE, LIMITS);
      return parsed.ok ? parsed.value.type : parsed.refusal.code;
    });
    expect(new Set(forms)).toEqual(
      new Set(['probability', 'count', 'members', 'versus', 'independent', 'inside', 'exclusive']),
    );
  });
});
