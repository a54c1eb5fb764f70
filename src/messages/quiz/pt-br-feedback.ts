/** What each wrong option is made of and why it is wrong, in Brazilian Portuguese. */
import type { Quotient } from '../../quiz/question.js';
import type { FactsOf, QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const { count, percent, lowest, share, rate, perMille, brief } = quizNumbersOf('pt-BR');

const multiplied = ({ a, b, counts }: FactsOf<'conditional' | 'both'>, value: Quotient) =>
  `${count(counts.a)}/${count(counts.everyone)} · ${count(counts.b)}/${count(counts.everyone)} = ${brief(value)} multiplica como se estar em “${b}” não mudasse nada em “${a}”. Muda, sim: “${a}” vale para ${rate(counts.a, counts.everyone)} de todos, mas para ${rate(counts.both, counts.b)} dos que estão em “${b}”.`;

export const ptBrFeedback: QuizMessages['feedback'] = {
  conditional: {
    'inverted-condition': ({ a, b, counts }, value) =>
      `${share(value)} é P(${b} | ${a}): dos ${count(counts.a)} que estão em “${a}”, ${count(counts.both)} estão em “${b}”. A pergunta era o contrário: a condição é “${b}”, então divide-se pelos ${count(counts.b)} que estão em “${b}”.`,
    'joint-for-conditional': ({ a, b, counts }, value) =>
      `${share(value)} é P(${a} e ${b}), em relação a todos. Mas sabe-se que “${b}” vale, então só contam esses ${count(counts.b)}, não os ${count(counts.everyone)}.`,
    'condition-ignored': ({ a, b, counts }, value) =>
      `${share(value)} é P(${a}) entre os ${count(counts.everyone)}, como se nada fosse sabido. Sabe-se que “${b}” vale.`,
    'multiplied-dependent': multiplied,
  },
  both: {
    'multiplied-dependent': multiplied,
    'conditional-for-joint': ({ a, b, counts }, value) =>
      `${share(value)} é P(${a} | ${b}): deixa de fora todos os que não estão em “${b}”. Não se sabe nada de quem é sorteado, então contam os ${count(counts.everyone)}.`,
    'either-for-both': ({ a, b, counts }, value) =>
      `${share(value)} é P(${a} ou ${b}): conta também os que estão em só um dos dois. Nos dois ao mesmo tempo estão ${count(counts.both)}.`,
  },
  either: {
    'overlap-twice': ({ counts }, value) =>
      `${count(counts.a)} + ${count(counts.b)} = ${count(counts.a + counts.b)} conta duas vezes os ${count(counts.both)} que estão nos dois, e daí sai ${share(value)}. É preciso tirá-los uma vez.`,
    'exclusive-or': ({ counts }, value) =>
      `${share(value)} deixa de fora os ${count(counts.both)} que estão nos dois. “A ou B” quer dizer pelo menos um dos dois, então os dois juntos também entram.`,
    'both-for-either': ({ a, b }, value) =>
      `${share(value)} é P(${a} e ${b}). Quem está em só um dos dois também pertence a “ou”.`,
  },
  'not-given': {
    'negated-the-condition': ({ a, b, counts }, value) =>
      `${share(value)} é P(${a} | não ${b}), entre os ${count(counts.everyone - counts.b)} que não estão em “${b}”. A condição continua “${b}”; o que se nega é “${a}”.`,
    'condition-ignored': ({ a, b, counts }, value) =>
      `${share(value)} é P(não ${a}) entre os ${count(counts.everyone)}, como se não se soubesse que “${b}” vale.`,
    'joint-for-conditional': ({ a, b, counts }, value) =>
      `${share(value)} é P(não ${a} e ${b}), em relação a todos. Agora só contam os ${count(counts.b)} que estão em “${b}”.`,
    'inverted-condition': ({ a, b, counts }, value) =>
      `${share(value)} é P(${b} | não ${a}), entre os ${count(counts.everyone - counts.a)} que não estão em “${a}”. A pergunta era o contrário.`,
  },
  test: {
    'inverted-condition': ({ ill, hits, falseAlarms }, value) =>
      `${share(value)} diz com que frequência o alarme dispara quando há motivo: ${count(hits)} de ${count(ill)}. A pergunta era o contrário: com que frequência há motivo entre os ${count(hits + falseAlarms)} alarmes.`,
    'forgotten-base-rate': ({ size, ill, hits, falseAlarms }, value) =>
      `${rate(hits, ill)} contra ${rate(falseAlarms, size - ill)} daria ${percent(value)} se os dois grupos fossem do mesmo tamanho. Não são: ${count(ill)} contra ${count(size - ill)}. Isso é a taxa base.`,
    'complement-of-false-alarm': ({ size, ill, falseAlarms }, value) =>
      `${share(value)} é a parte dos demais (${count(size - ill)}) que não dispara o alarme: 1 − ${rate(falseAlarms, size - ill)}. Não diz nada sobre os que dispararam.`,
    'joint-for-conditional': ({ size, hits, falseAlarms }, value) =>
      `${share(value)} divide os ${count(hits)} acertos por todos, ${count(size)}. O alarme disparou, então só contam os ${count(hits + falseAlarms)} alarmes.`,
  },
  mixture: {
    'mean-of-rates': ({ groups: [one, other] }, value) =>
      `${percent(value)} é a média simples de ${rate(one.count, one.size)} e ${rate(other.count, other.size)}. Os grupos têm ${count(one.size)} e ${count(other.size)}, então o maior pesa mais.`,
    'one-group-only': ({ groups: [one, other] }, value) =>
      `${share(value)} é a taxa do primeiro grupo sozinho. Os ${count(other.size)} do segundo também podem ser sorteados; juntos são ${count(one.size + other.size)}.`,
    'multiplied-dependent': ({ groups: [one, other] }, value) =>
      `${rate(one.count, one.size)} · ${rate(other.count, other.size)} = ${percent(value)} seria a probabilidade de um sucesso em cada grupo. Só se sorteia uma vez.`,
  },
  'two-draws': {
    'product-of-averages': ({ balls, red: [one, other] }, value) =>
      `Em média, ${lowest({ top: BigInt(one + other), bottom: 2n * BigInt(balls) })} das bolas são vermelhas, e o quadrado disso é ${brief(value)}. Mas as duas bolas saem da mesma sacola: vale a média dos quadrados, que é maior que o quadrado da média.`,
    'only-once': (_facts, value) =>
      `${share(value)} é a probabilidade de uma bola ser vermelha. As duas precisam ser.`,
    'one-of-each': (_facts, value) =>
      `${share(value)} é a probabilidade de uma bola vermelha e outra não, em qualquer ordem.`,
  },
  'two-words': {
    'conditional-for-joint': ({ first }, value) =>
      `${percent(value)} é a probabilidade da segunda palavra depois que “${first}” já está lá. Que “${first}” venha primeiro não é certo.`,
    'multiplied-dependent': ({ first, second, perMille: shares }, value) =>
      `${percent(value)} multiplica pela probabilidade de “${second}” sem “${first}”, ${perMille(shares.secondAlone)}. Depois de “${first}” ela é ${perMille(shares.secondAfterFirst)}.`,
    added: ({ first, second }, value) =>
      `${percent(value)} soma as duas. “${first}” e depois “${second}” precisam acontecer as duas, uma depois da outra, então multiplica-se; uma soma é para uma das duas.`,
  },
  'which-text': {
    'forgotten-base-rate': ({ slips, perMille: [here, there] }, value) =>
      `${rate(here, 1000)} contra ${rate(there, 1000)} daria ${percent(value)} se os dois textos fossem igualmente frequentes. Não são: ${count(slips[0])} contra ${count(slips[1])} papéis. Isso é a taxa base.`,
    'inverted-condition': ({ word }, value) =>
      `${percent(value)} é P(“${word}” | primeiro texto): a probabilidade da palavra depois que se conhece o texto. A pergunta era o contrário.`,
    'condition-ignored': ({ word }, value) =>
      `${share(value)} é a parte dos papéis com o primeiro texto, como se nada tivesse sido escrito. “${word}” foi escrito, e é mais provável depois de um texto do que do outro.`,
    'joint-for-conditional': ({ word, slips, perMille: [here, there] }, value) =>
      `${percent(value)} é a probabilidade do primeiro texto e “${word}” juntos, em relação a todos os sorteios. “${word}” veio, então só contam os ${count(slips[0] * here + slips[1] * there)} sorteios com ela.`,
  },
};
