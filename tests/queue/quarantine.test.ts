import { describe, expect, it } from 'vitest';
import { Quarantine } from '../../src/queue/quarantine.js';

describe('quarantine', () => {
  it('lets a suspect in when nobody is there, and nobody beside it', () => {
    const quarantine = new Quarantine();
    expect(quarantine.enter('i-suspect', true)).toBe(true);
    expect(quarantine.enter('i-2', false)).toBe(false);
    expect(quarantine.enter('i-other', true)).toBe(false);
    quarantine.leave('i-suspect');
    expect(quarantine.enter('i-2', false)).toBe(true);
    expect(quarantine.enter('i-3', false)).toBe(true);
  });

  it('holds newcomers back for a suspect that waits, until it is through or stays away', () => {
    let nowMs = 0;
    const quarantine = new Quarantine(() => nowMs);
    quarantine.enter('i-1', false);
    expect(quarantine.enter('i-suspect', true)).toBe(false);
    expect(quarantine.enter('i-2', false)).toBe(false);
    quarantine.leave('i-1');
    expect(quarantine.enter('i-2', false)).toBe(false);
    expect(quarantine.enter('i-suspect', true)).toBe(true);
    quarantine.leave('i-suspect');
    expect(quarantine.enter('i-2', false)).toBe(true);
    expect(quarantine.enter('i-suspect', true)).toBe(false);
    nowMs = 3_000;
    expect(quarantine.enter('i-4', false)).toBe(true);
  });
});
