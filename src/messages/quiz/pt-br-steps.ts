/** Worked solutions in Brazilian Portuguese. */
import { SLIPS } from '../../quiz/question.js';
import type { QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const { count, percent, perMille, of } = quizNumbersOf('pt-BR');

export const ptBrSteps: QuizMessages['steps'] = {
  conditional: ({ a, b, counts: { both, b: inB } }) => [
    `Agora só contam os que estão em “${b}”: ${count(inB)}.`,
    `Desses, ${count(both)} também estão em “${a}”.`,
    `P(${a} | ${b}) = ${of(both, inB)}.`,
  ],
  both: ({ a, b, counts: { both, everyone } }) => [
    `Não se sabe nada de quem é sorteado, então todos contam: ${count(everyone)}.`,
    `Desses, ${count(both)} estão em “${a}” e em “${b}” ao mesmo tempo.`,
    `P(${a} e ${b}) = ${of(both, everyone)}.`,
  ],
  either: ({ a, b, counts }) => [
    `${count(counts.a)} estão em “${a}” e ${count(counts.b)} em “${b}”; os ${count(counts.both)} que estão nos dois aparecem nos dois números.`,
    `Assim cada um é contado uma única vez: ${count(counts.a)} + ${count(counts.b)} − ${count(counts.both)} = ${count(counts.a + counts.b - counts.both)}.`,
    `P(${a} ou ${b}) = ${of(counts.a + counts.b - counts.both, counts.everyone)}.`,
  ],
  'not-given': ({ a, b, counts }) => [
    `Agora só contam os que estão em “${b}”: ${count(counts.b)}.`,
    `${count(counts.both)} desses estão em “${a}”, então ${count(counts.b)} − ${count(counts.both)} = ${count(counts.b - counts.both)} não estão.`,
    `P(não ${a} | ${b}) = ${of(counts.b - counts.both, counts.b)}, ou seja, 1 − P(${a} | ${b}).`,
  ],
  test: ({ size, ill, hits, falseAlarms }) => [
    `${count(hits)} de ${count(ill)} disparam o alarme: acertos.`,
    `${count(falseAlarms)} entre os demais (${count(size - ill)}) também: alarmes falsos.`,
    `Então são ao todo ${count(hits)} + ${count(falseAlarms)} = ${count(hits + falseAlarms)} alarmes, e agora só eles contam.`,
    `${count(hits)} deles são acertos: ${of(hits, hits + falseAlarms)}.`,
  ],
  mixture: ({ groups: [one, other] }) => [
    `Os dois grupos juntos são ${count(one.size)} + ${count(other.size)} = ${count(one.size + other.size)}.`,
    `Desses, contam ${count(one.count)} + ${count(other.count)} = ${count(one.count + other.count)}.`,
    `${of(one.count + other.count, one.size + other.size)}: mais perto da taxa do grupo maior.`,
  ],
  'two-draws': ({ balls, red: [one, other] }) => [
    `Com a sacola A, as duas são vermelhas com ${one}/${balls} · ${one}/${balls} = ${one * one}/${balls * balls}.`,
    `Com a sacola B, as duas são vermelhas com ${other}/${balls} · ${other}/${balls} = ${other * other}/${balls * balls}.`,
    `Cada sacola é escolhida metade das vezes, então vale a média das duas: (${one * one} + ${other * other}) / ${2 * balls * balls}, ou seja, ${of(one * one + other * other, 2 * balls * balls)}.`,
    ...(one === other
      ? []
      : [
          'Uma primeira bola vermelha torna mais provável a sacola com mais bolas vermelhas; por isso a segunda bola não é independente da primeira.',
        ]),
  ],
  'two-words': ({ first, second, perMille: shares }) => [
    `A primeira palavra vem com P(“${first}”) = ${perMille(shares.first)}.`,
    `Depois que ela veio, a segunda segue com P(“${second}” | “${first}”) = ${perMille(shares.secondAfterFirst)}.`,
    `Uma depois da outra, então multiplica-se: ${percent({ top: BigInt(shares.first) * BigInt(shares.secondAfterFirst), bottom: 1_000_000n })}.`,
  ],
  'which-text': ({ word, slips, perMille: [here, there] }) => [
    `Imagine ${count(1000 * SLIPS)} sorteios: ${count(1000 * slips[0])} com o primeiro texto e ${count(1000 * slips[1])} com o segundo.`,
    `“${word}” vem depois do primeiro em ${count(slips[0] * here)} deles, e depois do segundo em ${count(slips[1] * there)}.`,
    `Então vem ao todo em ${count(slips[0] * here)} + ${count(slips[1] * there)} = ${count(slips[0] * here + slips[1] * there)} sorteios, e agora só eles contam.`,
    `${count(slips[0] * here)} deles tinham o primeiro texto: ${of(slips[0] * here, slips[0] * here + slips[1] * there)}.`,
  ],
};
