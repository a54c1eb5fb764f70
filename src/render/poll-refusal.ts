/** Sentences for what a person can fix about polls. */
import type { PollRefusal } from '../jobs/poll-refusal.js';
import { countText } from './numbers.js';
import { quote } from './refusal-words.js';

export function pollProblem(refusal: PollRefusal): string {
  switch (refusal.code) {
    case 'poll-attributes':
      return attributesProblem(refusal);
    case 'poll-closed':
      return 'This poll is not open any more, so nothing can be pressed in it.';
    case 'poll-full':
      return `${countText(refusal.limit)} people have answered this poll, and that is the most I can count.`;
    case 'too-many-polls':
      return `${countText(refusal.limit)} polls are open here already, and that is the most I can keep. Please finish one first.`;
    case 'poll-of-another':
      return 'A poll is finished by who started it, or by those who manage the server, and you are none of them.';
    case 'poll-needs-channel':
      return 'A poll needs a channel in which people can press its buttons; here is none.';
  }
}

function attributesProblem({
  problem,
  found,
  limit,
}: Extract<PollRefusal, { code: 'poll-attributes' }>): string {
  switch (problem) {
    case 'how-many':
      return `A poll asks for one to ${limit} things, with commas between them; there are ${found}.`;
    case 'too-long':
      return `${quote(found)} is too long for a button: ${limit} characters are the most.`;
    case 'unwritable':
      return `${quote(found)} has characters in it that cannot be written on a button.`;
    case 'twice':
      return `${quote(found)} is there twice: each button needs a name of its own.`;
  }
}
