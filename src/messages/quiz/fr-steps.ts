/** Worked solutions in French. */
import { SLIPS } from '../../quiz/question.js';
import type { QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const { count, percent, perMille, of } = quizNumbersOf('fr');

export const frSteps: QuizMessages['steps'] = {
  conditional: ({ a, b, counts: { both, b: inB } }) => [
    `Seuls comptent maintenant ceux qui sont dans « ${b} » : ${count(inB)}.`,
    `Parmi eux, ${count(both)} sont aussi dans « ${a} ».`,
    `P(${a} | ${b}) = ${of(both, inB)}.`,
  ],
  both: ({ a, b, counts: { both, everyone } }) => [
    `On ne sait rien du membre tiré, donc tous comptent : ${count(everyone)}.`,
    `Parmi eux, ${count(both)} sont à la fois dans « ${a} » et dans « ${b} ».`,
    `P(${a} et ${b}) = ${of(both, everyone)}.`,
  ],
  either: ({ a, b, counts }) => [
    `${count(counts.a)} sont dans « ${a} » et ${count(counts.b)} dans « ${b} » ; les ${count(counts.both)} qui sont dans les deux figurent dans les deux nombres.`,
    `Ainsi chacun est compté une seule fois : ${count(counts.a)} + ${count(counts.b)} − ${count(counts.both)} = ${count(counts.a + counts.b - counts.both)}.`,
    `P(${a} ou ${b}) = ${of(counts.a + counts.b - counts.both, counts.everyone)}.`,
  ],
  'not-given': ({ a, b, counts }) => [
    `Seuls comptent maintenant ceux qui sont dans « ${b} » : ${count(counts.b)}.`,
    `Parmi eux, ${count(counts.both)} sont dans « ${a} », donc ${count(counts.b)} − ${count(counts.both)} = ${count(counts.b - counts.both)} n’y sont pas.`,
    `P(non ${a} | ${b}) = ${of(counts.b - counts.both, counts.b)}, c’est-à-dire 1 − P(${a} | ${b}).`,
  ],
  test: ({ size, ill, hits, falseAlarms }) => [
    `${count(hits)} sur ${count(ill)} déclenchent l’alarme : vrais positifs.`,
    `${count(falseAlarms)} sur les ${count(size - ill)} autres aussi : fausses alarmes.`,
    `Il y a donc ${count(hits)} + ${count(falseAlarms)} = ${count(hits + falseAlarms)} alarmes en tout, et elles seules comptent maintenant.`,
    `${count(hits)} d’entre elles sont de vrais positifs : ${of(hits, hits + falseAlarms)}.`,
  ],
  mixture: ({ groups: [one, other] }) => [
    `Les deux groupes réunis font ${count(one.size)} + ${count(other.size)} = ${count(one.size + other.size)}.`,
    `Parmi eux comptent ${count(one.count)} + ${count(other.count)} = ${count(one.count + other.count)}.`,
    `${of(one.count + other.count, one.size + other.size)} : plus près du taux du plus grand groupe.`,
  ],
  'two-draws': ({ balls, red: [one, other] }) => [
    `Avec le sac A, les deux sont rouges avec ${one}/${balls} · ${one}/${balls} = ${one * one}/${balls * balls}.`,
    `Avec le sac B, les deux sont rouges avec ${other}/${balls} · ${other}/${balls} = ${other * other}/${balls * balls}.`,
    `Chaque sac est choisi une fois sur deux, donc la moyenne des deux compte : (${one * one} + ${other * other}) / ${2 * balls * balls}, soit ${of(one * one + other * other, 2 * balls * balls)}.`,
    ...(one === other
      ? []
      : [
          'Une première boule rouge rend plus probable le sac qui en contient le plus ; la seconde boule n’est donc pas indépendante de la première.',
        ]),
  ],
  'two-words': ({ first, second, perMille: shares }) => [
    `Le premier mot vient avec P(« ${first} ») = ${perMille(shares.first)}.`,
    `Une fois qu’il est là, le second suit avec P(« ${second} » | « ${first} ») = ${perMille(shares.secondAfterFirst)}.`,
    `L’un après l’autre, donc on multiplie : ${percent({ top: BigInt(shares.first) * BigInt(shares.secondAfterFirst), bottom: 1_000_000n })}.`,
  ],
  'which-text': ({ word, slips, perMille: [here, there] }) => [
    `Imagine ${count(1000 * SLIPS)} tirages : ${count(1000 * slips[0])} avec le premier texte et ${count(1000 * slips[1])} avec le second.`,
    `« ${word} » vient après le premier dans ${count(slips[0] * here)} d’entre eux, et après le second dans ${count(slips[1] * there)}.`,
    `Il vient donc en tout dans ${count(slips[0] * here)} + ${count(slips[1] * there)} = ${count(slips[0] * here + slips[1] * there)} tirages, et eux seuls comptent maintenant.`,
    `${count(slips[0] * here)} d’entre eux avaient le premier texte : ${of(slips[0] * here, slips[0] * here + slips[1] * there)}.`,
  ],
};
