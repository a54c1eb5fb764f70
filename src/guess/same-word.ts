/** Guesses are told apart by their letters, not by their case: who types "Rain" has guessed "rain". */
export function foldGuess(word: string): string {
  return word.normalize('NFC').toLowerCase();
}

export function isSameWord(one: string, other: string): boolean {
  return foldGuess(one) === foldGuess(other);
}
