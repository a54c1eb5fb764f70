/** What each wrong option is made of and why it is wrong, in French. */
import type { Quotient } from '../../quiz/question.js';
import type { FactsOf, QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const { count, percent, lowest, share, rate, perMille, brief } = quizNumbersOf('fr');

const multiplied = ({ a, b, counts }: FactsOf<'conditional' | 'both'>, value: Quotient) =>
  `${count(counts.a)}/${count(counts.everyone)} · ${count(counts.b)}/${count(counts.everyone)} = ${brief(value)} multiplie comme si être dans « ${b} » ne changeait rien à « ${a} ». Cela change pourtant : « ${a} » vaut pour ${rate(counts.a, counts.everyone)} de tous, mais pour ${rate(counts.both, counts.b)} de ceux qui sont dans « ${b} ».`;

export const frFeedback: QuizMessages['feedback'] = {
  conditional: {
    'inverted-condition': ({ a, b, counts }, value) =>
      `${share(value)}, c’est P(${b} | ${a}) : parmi les ${count(counts.a)} qui sont dans « ${a} », ${count(counts.both)} sont dans « ${b} ». La question était dans l’autre sens : la condition est « ${b} », donc on divise par les ${count(counts.b)} qui sont dans « ${b} ».`,
    'joint-for-conditional': ({ a, b, counts }, value) =>
      `${share(value)}, c’est P(${a} et ${b}), rapporté à tous. Or on sait que « ${b} » est vrai, donc seuls ces ${count(counts.b)} comptent, et non les ${count(counts.everyone)}.`,
    'condition-ignored': ({ a, b, counts }, value) =>
      `${share(value)}, c’est P(${a}) parmi les ${count(counts.everyone)}, comme si on ne savait rien. On sait que « ${b} » est vrai.`,
    'multiplied-dependent': multiplied,
  },
  both: {
    'multiplied-dependent': multiplied,
    'conditional-for-joint': ({ a, b, counts }, value) =>
      `${share(value)}, c’est P(${a} | ${b}) : cela écarte tous ceux qui ne sont pas dans « ${b} ». On ne sait rien du membre tiré, donc les ${count(counts.everyone)} comptent.`,
    'either-for-both': ({ a, b, counts }, value) =>
      `${share(value)}, c’est P(${a} ou ${b}) : cela compte aussi ceux qui ne sont que dans l’un des deux. Dans les deux à la fois, il y en a ${count(counts.both)}.`,
  },
  either: {
    'overlap-twice': ({ counts }, value) =>
      `${count(counts.a)} + ${count(counts.b)} = ${count(counts.a + counts.b)} compte deux fois les ${count(counts.both)} qui sont dans les deux, d’où ${share(value)}. Il faut les retirer une fois.`,
    'exclusive-or': ({ counts }, value) =>
      `${share(value)} écarte les ${count(counts.both)} qui sont dans les deux. « A ou B » veut dire au moins l’un des deux, donc les deux en font partie.`,
    'both-for-either': ({ a, b }, value) =>
      `${share(value)}, c’est P(${a} et ${b}). Qui n’est que dans l’un des deux appartient aussi à « ou ».`,
  },
  'not-given': {
    'negated-the-condition': ({ a, b, counts }, value) =>
      `${share(value)}, c’est P(${a} | non ${b}), parmi les ${count(counts.everyone - counts.b)} qui ne sont pas dans « ${b} ». La condition reste « ${b} » ; c’est « ${a} » qui est nié.`,
    'condition-ignored': ({ a, b, counts }, value) =>
      `${share(value)}, c’est P(non ${a}) parmi les ${count(counts.everyone)}, comme si on ne savait pas que « ${b} » est vrai.`,
    'joint-for-conditional': ({ a, b, counts }, value) =>
      `${share(value)}, c’est P(non ${a} et ${b}), rapporté à tous. Seuls comptent maintenant les ${count(counts.b)} qui sont dans « ${b} ».`,
    'inverted-condition': ({ a, b, counts }, value) =>
      `${share(value)}, c’est P(${b} | non ${a}), parmi les ${count(counts.everyone - counts.a)} qui ne sont pas dans « ${a} ». La question était dans l’autre sens.`,
  },
  test: {
    'inverted-condition': ({ ill, hits, falseAlarms }, value) =>
      `${share(value)} dit combien de fois l’alarme se déclenche quand il y a une raison : ${count(hits)} sur ${count(ill)}. La question était dans l’autre sens : combien de fois il y a une raison parmi les ${count(hits + falseAlarms)} alarmes.`,
    'forgotten-base-rate': ({ size, ill, hits, falseAlarms }, value) =>
      `${rate(hits, ill)} contre ${rate(falseAlarms, size - ill)} donnerait ${percent(value)} si les deux groupes étaient de même taille. Ils ne le sont pas : ${count(ill)} contre ${count(size - ill)}. C’est le taux de base.`,
    'complement-of-false-alarm': ({ size, ill, falseAlarms }, value) =>
      `${share(value)} est la part des ${count(size - ill)} autres qui ne déclenchent pas l’alarme : 1 − ${rate(falseAlarms, size - ill)}. Cela ne dit rien de ceux qui l’ont déclenchée.`,
    'joint-for-conditional': ({ size, hits, falseAlarms }, value) =>
      `${share(value)} divise les ${count(hits)} vrais positifs par les ${count(size)}. L’alarme s’est déclenchée, donc seules les ${count(hits + falseAlarms)} alarmes comptent.`,
  },
  mixture: {
    'mean-of-rates': ({ groups: [one, other] }, value) =>
      `${percent(value)} est la simple moyenne de ${rate(one.count, one.size)} et ${rate(other.count, other.size)}. Les groupes comptent ${count(one.size)} et ${count(other.size)}, donc le plus grand pèse davantage.`,
    'one-group-only': ({ groups: [one, other] }, value) =>
      `${share(value)} est le taux du premier groupe seul. On peut aussi tirer dans les ${count(other.size)} du second ; à deux, ils font ${count(one.size + other.size)}.`,
    'multiplied-dependent': ({ groups: [one, other] }, value) =>
      `${rate(one.count, one.size)} · ${rate(other.count, other.size)} = ${percent(value)} serait la probabilité d’un succès dans chaque groupe. On ne tire qu’une fois.`,
  },
  'two-draws': {
    'product-of-averages': ({ balls, red: [one, other] }, value) =>
      `En moyenne, ${lowest({ top: BigInt(one + other), bottom: 2n * BigInt(balls) })} des boules sont rouges, et le carré en est ${brief(value)}. Mais les deux boules viennent du même sac : c’est la moyenne des carrés qui compte, et elle est plus grande que le carré de la moyenne.`,
    'only-once': (_facts, value) =>
      `${share(value)} est la probabilité qu’une boule soit rouge. Les deux doivent l’être.`,
    'one-of-each': (_facts, value) =>
      `${share(value)} est la probabilité d’une boule rouge et d’une autre qui ne l’est pas, dans n’importe quel ordre.`,
  },
  'two-words': {
    'conditional-for-joint': ({ first }, value) =>
      `${percent(value)} est la probabilité du second mot une fois que « ${first} » est là. Que « ${first} » vienne d’abord n’est pas certain.`,
    'multiplied-dependent': ({ first, second, perMille: shares }, value) =>
      `${percent(value)} multiplie par la probabilité de « ${second} » sans « ${first} », ${perMille(shares.secondAlone)}. Après « ${first} », elle est de ${perMille(shares.secondAfterFirst)}.`,
    added: ({ first, second }, value) =>
      `${percent(value)} additionne les deux. « ${first} » puis « ${second} » doivent arriver tous les deux, l’un après l’autre, donc on multiplie ; une somme vaut pour l’un des deux.`,
  },
  'which-text': {
    'forgotten-base-rate': ({ slips, perMille: [here, there] }, value) =>
      `${rate(here, 1000)} contre ${rate(there, 1000)} donnerait ${percent(value)} si les deux textes étaient aussi fréquents l’un que l’autre. Ils ne le sont pas : ${count(slips[0])} contre ${count(slips[1])} billets. C’est le taux de base.`,
    'inverted-condition': ({ word }, value) =>
      `${percent(value)}, c’est P(« ${word} » | premier texte) : la probabilité du mot une fois le texte connu. La question était dans l’autre sens.`,
    'condition-ignored': ({ word }, value) =>
      `${share(value)} est la part des billets portant le premier texte, comme si rien n’avait été écrit. Or « ${word} » a été écrit, et il est plus probable après l’un des textes qu’après l’autre.`,
    'joint-for-conditional': ({ word, slips, perMille: [here, there] }, value) =>
      `${percent(value)} est la probabilité du premier texte et de « ${word} » ensemble, rapportée à tous les tirages. « ${word} » est venu, donc seuls comptent les ${count(slips[0] * here + slips[1] * there)} tirages où il vient.`,
  },
};
