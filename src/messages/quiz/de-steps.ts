/** Worked solutions in German. */
import { SLIPS } from '../../quiz/question.js';
import type { QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const { count, percent, perMille, of } = quizNumbersOf('de');

export const deSteps: QuizMessages['steps'] = {
  conditional: ({ a, b, counts: { both, b: inB } }) => [
    `Jetzt zählen nur die, die in „${b}“ sind: ${count(inB)}.`,
    `Davon sind ${count(both)} auch in „${a}“.`,
    `P(${a} | ${b}) = ${of(both, inB)}.`,
  ],
  both: ({ a, b, counts: { both, everyone } }) => [
    `Über das gezogene Mitglied ist nichts bekannt, also zählen alle: ${count(everyone)}.`,
    `Davon sind ${count(both)} sowohl in „${a}“ als auch in „${b}“.`,
    `P(${a} und ${b}) = ${of(both, everyone)}.`,
  ],
  either: ({ a, b, counts }) => [
    `${count(counts.a)} sind in „${a}“ und ${count(counts.b)} in „${b}“; die ${count(counts.both)}, die in beiden sind, stecken in beiden Zahlen.`,
    `So wird jedes Mitglied genau einmal gezählt: ${count(counts.a)} + ${count(counts.b)} − ${count(counts.both)} = ${count(counts.a + counts.b - counts.both)}.`,
    `P(${a} oder ${b}) = ${of(counts.a + counts.b - counts.both, counts.everyone)}.`,
  ],
  'not-given': ({ a, b, counts }) => [
    `Jetzt zählen nur die, die in „${b}“ sind: ${count(counts.b)}.`,
    `Davon sind ${count(counts.both)} in „${a}“, also ${count(counts.b)} − ${count(counts.both)} = ${count(counts.b - counts.both)} nicht.`,
    `P(nicht ${a} | ${b}) = ${of(counts.b - counts.both, counts.b)}, das ist 1 − P(${a} | ${b}).`,
  ],
  test: ({ size, ill, hits, falseAlarms }) => [
    `${count(hits)} von ${count(ill)} lösen den Alarm aus: Treffer.`,
    `${count(falseAlarms)} von den übrigen ${count(size - ill)} auch: Fehlalarme.`,
    `Also gibt es ${count(hits)} + ${count(falseAlarms)} = ${count(hits + falseAlarms)} Alarme, und nur diese zählen jetzt.`,
    `${count(hits)} davon sind Treffer: ${of(hits, hits + falseAlarms)}.`,
  ],
  mixture: ({ groups: [one, other] }) => [
    `Beide Gruppen zusammen sind ${count(one.size)} + ${count(other.size)} = ${count(one.size + other.size)}.`,
    `Davon zählen ${count(one.count)} + ${count(other.count)} = ${count(one.count + other.count)}.`,
    `${of(one.count + other.count, one.size + other.size)}: näher an der Quote der größeren Gruppe.`,
  ],
  'two-draws': ({ balls, red: [one, other] }) => [
    `Aus Beutel A sind beide rot mit ${one}/${balls} · ${one}/${balls} = ${one * one}/${balls * balls}.`,
    `Aus Beutel B sind beide rot mit ${other}/${balls} · ${other}/${balls} = ${other * other}/${balls * balls}.`,
    `Jeder Beutel kommt in der Hälfte der Fälle dran, also zählt der Mittelwert der beiden: (${one * one} + ${other * other}) / ${2 * balls * balls}, das ist ${of(one * one + other * other, 2 * balls * balls)}.`,
    ...(one === other
      ? []
      : [
          'Eine erste rote Kugel macht den Beutel mit mehr roten Kugeln wahrscheinlicher; die zweite Kugel ist also nicht unabhängig von der ersten.',
        ]),
  ],
  'two-words': ({ first, second, perMille: shares }) => [
    `Das erste Wort kommt mit P(„${first}“) = ${perMille(shares.first)}.`,
    `Steht es da, folgt das zweite mit P(„${second}“ | „${first}“) = ${perMille(shares.secondAfterFirst)}.`,
    `Eins nach dem anderen, also wird multipliziert: ${percent({ top: BigInt(shares.first) * BigInt(shares.secondAfterFirst), bottom: 1_000_000n })}.`,
  ],
  'which-text': ({ word, slips, perMille: [here, there] }) => [
    `Denk dir ${count(1000 * SLIPS)} Ziehungen: ${count(1000 * slips[0])} mit dem ersten Text und ${count(1000 * slips[1])} mit dem zweiten.`,
    `„${word}“ kommt bei ${count(slips[0] * here)} davon nach dem ersten und bei ${count(slips[1] * there)} nach dem zweiten.`,
    `Insgesamt kommt es also bei ${count(slips[0] * here)} + ${count(slips[1] * there)} = ${count(slips[0] * here + slips[1] * there)} Ziehungen, und nur diese zählen jetzt.`,
    `${count(slips[0] * here)} davon hatten den ersten Text: ${of(slips[0] * here, slips[0] * here + slips[1] * there)}.`,
  ],
};
