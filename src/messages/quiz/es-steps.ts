/** Worked solutions in Spanish. */
import { SLIPS } from '../../quiz/question.js';
import type { QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const { count, percent, perMille, of } = quizNumbersOf('es');

export const esSteps: QuizMessages['steps'] = {
  conditional: ({ a, b, counts: { both, b: inB } }) => [
    `Ahora solo cuentan los que están en «${b}»: ${count(inB)}.`,
    `De ellos, ${count(both)} están también en «${a}».`,
    `P(${a} | ${b}) = ${of(both, inB)}.`,
  ],
  both: ({ a, b, counts: { both, everyone } }) => [
    `No se sabe nada de quién sale elegido, así que cuentan todos: ${count(everyone)}.`,
    `De ellos, ${count(both)} están en «${a}» y en «${b}» a la vez.`,
    `P(${a} y ${b}) = ${of(both, everyone)}.`,
  ],
  either: ({ a, b, counts }) => [
    `${count(counts.a)} están en «${a}» y ${count(counts.b)} en «${b}»; los ${count(counts.both)} que están en ambos aparecen en los dos números.`,
    `Así cada uno se cuenta una sola vez: ${count(counts.a)} + ${count(counts.b)} − ${count(counts.both)} = ${count(counts.a + counts.b - counts.both)}.`,
    `P(${a} o ${b}) = ${of(counts.a + counts.b - counts.both, counts.everyone)}.`,
  ],
  'not-given': ({ a, b, counts }) => [
    `Ahora solo cuentan los que están en «${b}»: ${count(counts.b)}.`,
    `${count(counts.both)} de ellos están en «${a}», así que ${count(counts.b)} − ${count(counts.both)} = ${count(counts.b - counts.both)} no lo están.`,
    `P(no ${a} | ${b}) = ${of(counts.b - counts.both, counts.b)}, es decir, 1 − P(${a} | ${b}).`,
  ],
  test: ({ size, ill, hits, falseAlarms }) => [
    `${count(hits)} de ${count(ill)} disparan la alarma: aciertos.`,
    `${count(falseAlarms)} de los otros ${count(size - ill)} también: falsas alarmas.`,
    `Así que en total hay ${count(hits)} + ${count(falseAlarms)} = ${count(hits + falseAlarms)} alarmas, y ahora solo cuentan esas.`,
    `${count(hits)} de ellas son aciertos: ${of(hits, hits + falseAlarms)}.`,
  ],
  mixture: ({ groups: [one, other] }) => [
    `Los dos grupos juntos son ${count(one.size)} + ${count(other.size)} = ${count(one.size + other.size)}.`,
    `De ellos cuentan ${count(one.count)} + ${count(other.count)} = ${count(one.count + other.count)}.`,
    `${of(one.count + other.count, one.size + other.size)}: más cerca de la tasa del grupo mayor.`,
  ],
  'two-draws': ({ balls, red: [one, other] }) => [
    `Con la bolsa A, las dos son rojas con ${one}/${balls} · ${one}/${balls} = ${one * one}/${balls * balls}.`,
    `Con la bolsa B, las dos son rojas con ${other}/${balls} · ${other}/${balls} = ${other * other}/${balls * balls}.`,
    `Cada bolsa se elige la mitad de las veces, así que cuenta la media de las dos: (${one * one} + ${other * other}) / ${2 * balls * balls}, es decir, ${of(one * one + other * other, 2 * balls * balls)}.`,
    ...(one === other
      ? []
      : [
          'Una primera bola roja hace más probable la bolsa con más bolas rojas; por eso la segunda bola no es independiente de la primera.',
        ]),
  ],
  'two-words': ({ first, second, perMille: shares }) => [
    `La primera palabra sale con P(«${first}») = ${perMille(shares.first)}.`,
    `Una vez que está, la segunda la sigue con P(«${second}» | «${first}») = ${perMille(shares.secondAfterFirst)}.`,
    `Una detrás de la otra, así que se multiplican: ${percent({ top: BigInt(shares.first) * BigInt(shares.secondAfterFirst), bottom: 1_000_000n })}.`,
  ],
  'which-text': ({ word, slips, perMille: [here, there] }) => [
    `Imagina ${count(1000 * SLIPS)} extracciones: ${count(1000 * slips[0])} con el primer texto y ${count(1000 * slips[1])} con el segundo.`,
    `«${word}» sale después del primero en ${count(slips[0] * here)} de ellas, y después del segundo en ${count(slips[1] * there)}.`,
    `Así que sale en total en ${count(slips[0] * here)} + ${count(slips[1] * there)} = ${count(slips[0] * here + slips[1] * there)} extracciones, y ahora solo cuentan esas.`,
    `${count(slips[0] * here)} de ellas tenían el primer texto: ${of(slips[0] * here, slips[0] * here + slips[1] * there)}.`,
  ],
};
