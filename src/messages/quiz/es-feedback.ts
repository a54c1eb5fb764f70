/** What each wrong option is made of and why it is wrong, in Spanish. */
import type { Quotient } from '../../quiz/question.js';
import type { FactsOf, QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const { count, percent, lowest, share, rate, perMille, brief } = quizNumbersOf('es');

const multiplied = ({ a, b, counts }: FactsOf<'conditional' | 'both'>, value: Quotient) =>
  `${count(counts.a)}/${count(counts.everyone)} · ${count(counts.b)}/${count(counts.everyone)} = ${brief(value)} multiplica como si estar en «${b}» no cambiara nada en «${a}». Sí lo cambia: «${a}» se cumple para el ${rate(counts.a, counts.everyone)} de todos, pero para el ${rate(counts.both, counts.b)} de los que están en «${b}».`;

export const esFeedback: QuizMessages['feedback'] = {
  conditional: {
    'inverted-condition': ({ a, b, counts }, value) =>
      `${share(value)} es P(${b} | ${a}): de los ${count(counts.a)} que están en «${a}», ${count(counts.both)} están en «${b}». Se preguntaba al revés: la condición es «${b}», así que se divide entre los ${count(counts.b)} que están en «${b}».`,
    'joint-for-conditional': ({ a, b, counts }, value) =>
      `${share(value)} es P(${a} y ${b}), sobre el total. Pero se sabe que se cumple «${b}», así que solo cuentan esos ${count(counts.b)}, no los ${count(counts.everyone)}.`,
    'condition-ignored': ({ a, b, counts }, value) =>
      `${share(value)} es P(${a}) entre los ${count(counts.everyone)}, como si no se supiera nada. Se sabe que se cumple «${b}».`,
    'multiplied-dependent': multiplied,
  },
  both: {
    'multiplied-dependent': multiplied,
    'conditional-for-joint': ({ a, b, counts }, value) =>
      `${share(value)} es P(${a} | ${b}): deja fuera a todos los que no están en «${b}». De quien sale elegido no se sabe nada, así que cuentan los ${count(counts.everyone)}.`,
    'either-for-both': ({ a, b, counts }, value) =>
      `${share(value)} es P(${a} o ${b}): cuenta también a los que solo están en uno de los dos. En ambos a la vez están ${count(counts.both)}.`,
  },
  either: {
    'overlap-twice': ({ counts }, value) =>
      `${count(counts.a)} + ${count(counts.b)} = ${count(counts.a + counts.b)} cuenta dos veces a los ${count(counts.both)} que están en ambos, y así sale ${share(value)}. Hay que restarlos una vez.`,
    'exclusive-or': ({ counts }, value) =>
      `${share(value)} deja fuera a los ${count(counts.both)} que están en ambos. «A o B» significa al menos uno de los dos, así que ambos también entra.`,
    'both-for-either': ({ a, b }, value) =>
      `${share(value)} es P(${a} y ${b}). Quien está solo en uno de los dos también pertenece a «o».`,
  },
  'not-given': {
    'negated-the-condition': ({ a, b, counts }, value) =>
      `${share(value)} es P(${a} | no ${b}), entre los ${count(counts.everyone - counts.b)} que no están en «${b}». La condición sigue siendo «${b}»; lo que se niega es «${a}».`,
    'condition-ignored': ({ a, b, counts }, value) =>
      `${share(value)} es P(no ${a}) entre los ${count(counts.everyone)}, como si no se supiera que se cumple «${b}».`,
    'joint-for-conditional': ({ a, b, counts }, value) =>
      `${share(value)} es P(no ${a} y ${b}), sobre el total. Ahora solo cuentan los ${count(counts.b)} que están en «${b}».`,
    'inverted-condition': ({ a, b, counts }, value) =>
      `${share(value)} es P(${b} | no ${a}), entre los ${count(counts.everyone - counts.a)} que no están en «${a}». Se preguntaba al revés.`,
  },
  test: {
    'inverted-condition': ({ ill, hits, falseAlarms }, value) =>
      `${share(value)} dice con qué frecuencia salta la alarma cuando hay motivo: ${count(hits)} de ${count(ill)}. Se preguntaba al revés: con qué frecuencia hay motivo entre las ${count(hits + falseAlarms)} alarmas.`,
    'forgotten-base-rate': ({ size, ill, hits, falseAlarms }, value) =>
      `${rate(hits, ill)} frente a ${rate(falseAlarms, size - ill)} daría ${percent(value)} si los dos grupos fueran igual de grandes. No lo son: ${count(ill)} frente a ${count(size - ill)}. Eso es la tasa base.`,
    'complement-of-false-alarm': ({ size, ill, falseAlarms }, value) =>
      `${share(value)} es la parte de los otros ${count(size - ill)} que no disparan la alarma: 1 − ${rate(falseAlarms, size - ill)}. No dice nada de los que sí la disparan.`,
    'joint-for-conditional': ({ size, hits, falseAlarms }, value) =>
      `${share(value)} divide los ${count(hits)} aciertos entre los ${count(size)}. La alarma ha saltado, así que solo cuentan las ${count(hits + falseAlarms)} alarmas.`,
  },
  mixture: {
    'mean-of-rates': ({ groups: [one, other] }, value) =>
      `${percent(value)} es la media simple de ${rate(one.count, one.size)} y ${rate(other.count, other.size)}. Los grupos tienen ${count(one.size)} y ${count(other.size)}, así que el mayor pesa más.`,
    'one-group-only': ({ groups: [one, other] }, value) =>
      `${share(value)} es la tasa del primer grupo solo. También puede salir uno de los ${count(other.size)} del segundo; entre los dos son ${count(one.size + other.size)}.`,
    'multiplied-dependent': ({ groups: [one, other] }, value) =>
      `${rate(one.count, one.size)} · ${rate(other.count, other.size)} = ${percent(value)} sería la probabilidad de un éxito en cada grupo. Solo se elige una vez.`,
  },
  'two-draws': {
    'product-of-averages': ({ balls, red: [one, other] }, value) =>
      `En promedio son rojas ${lowest({ top: BigInt(one + other), bottom: 2n * BigInt(balls) })} de las bolas, y su cuadrado es ${brief(value)}. Pero las dos bolas salen de la misma bolsa: cuenta la media de los cuadrados, que es mayor que el cuadrado de la media.`,
    'only-once': (_facts, value) =>
      `${share(value)} es la probabilidad de que una bola sea roja. Tienen que serlo las dos.`,
    'one-of-each': (_facts, value) =>
      `${share(value)} es la probabilidad de una bola roja y otra que no lo es, en cualquier orden.`,
  },
  'two-words': {
    'conditional-for-joint': ({ first }, value) =>
      `${percent(value)} es la probabilidad de la segunda palabra una vez que está «${first}». Que «${first}» salga primero no es seguro.`,
    'multiplied-dependent': ({ first, second, perMille: shares }, value) =>
      `${percent(value)} multiplica por lo probable que es «${second}» sin «${first}», ${perMille(shares.secondAlone)}. Después de «${first}» es ${perMille(shares.secondAfterFirst)}.`,
    added: ({ first, second }, value) =>
      `${percent(value)} suma las dos. «${first}» y después «${second}» tienen que ocurrir ambas, una tras otra, así que se multiplican; una suma es para una de las dos.`,
  },
  'which-text': {
    'forgotten-base-rate': ({ slips, perMille: [here, there] }, value) =>
      `${rate(here, 1000)} frente a ${rate(there, 1000)} daría ${percent(value)} si los dos textos fueran igual de frecuentes. No lo son: ${count(slips[0])} frente a ${count(slips[1])} papeletas. Eso es la tasa base.`,
    'inverted-condition': ({ word }, value) =>
      `${percent(value)} es P(«${word}» | primer texto): lo probable que es la palabra una vez conocido el texto. Se preguntaba al revés.`,
    'condition-ignored': ({ word }, value) =>
      `${share(value)} es la parte de las papeletas con el primer texto, como si no se hubiera escrito nada. Se ha escrito «${word}», y es más probable después de un texto que después del otro.`,
    'joint-for-conditional': ({ word, slips, perMille: [here, there] }, value) =>
      `${percent(value)} es la probabilidad del primer texto y «${word}» juntos, sobre todas las extracciones. «${word}» ha salido, así que solo cuentan las ${count(slips[0] * here + slips[1] * there)} extracciones que la tienen.`,
  },
};
