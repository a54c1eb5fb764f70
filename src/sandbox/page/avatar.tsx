import type { VNode } from 'preact';
import { Mark } from './icons.js';

interface Person {
  readonly id: string;
  readonly username: string;
  readonly global_name?: string | null;
  readonly bot?: boolean;
}

export function displayName(person: Person): string {
  return person.global_name ?? person.username;
}

const TINTS = 6;

/** Drawn initials, the tint by the name, so that a person keeps it over restarts. */
export function Avatar({
  person,
  size,
}: {
  readonly person: Person;
  readonly size: 'small' | 'large';
}): VNode {
  const name = displayName(person);
  if (person.bot === true) {
    return (
      <span class={`avatar avatar-${size} avatar-bot`} aria-hidden="true">
        <Mark />
      </span>
    );
  }
  const tint = [...name].reduce((sum, char) => sum + (char.codePointAt(0) ?? 0), 0) % TINTS;
  return (
    <span class={`avatar avatar-${size} avatar-tint-${tint}`} aria-hidden="true">
      {[...name].slice(0, 1).join('').toUpperCase()}
    </span>
  );
}
