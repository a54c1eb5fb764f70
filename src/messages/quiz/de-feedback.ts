/** What each wrong option is made of and why it is wrong, in German. */
import type { Quotient } from '../../quiz/question.js';
import type { FactsOf, QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const { count, percent, lowest, share, rate, perMille, brief } = quizNumbersOf('de');

const multiplied = ({ a, b, counts }: FactsOf<'conditional' | 'both'>, value: Quotient) =>
  `${count(counts.a)}/${count(counts.everyone)} · ${count(counts.b)}/${count(counts.everyone)} = ${brief(value)} multipliziert, als würde „${b}“ an „${a}“ nichts ändern. Das tut es aber: „${a}“ gilt für ${rate(counts.a, counts.everyone)} von allen, doch für ${rate(counts.both, counts.b)} von denen, die in „${b}“ sind.`;

export const deFeedback: QuizMessages['feedback'] = {
  conditional: {
    'inverted-condition': ({ a, b, counts }, value) =>
      `${share(value)} ist P(${b} | ${a}): Von den ${count(counts.a)}, die in „${a}“ sind, sind ${count(counts.both)} in „${b}“. Gefragt war es andersherum: Die Bedingung ist „${b}“, also wird durch die ${count(counts.b)} geteilt, die in „${b}“ sind.`,
    'joint-for-conditional': ({ a, b, counts }, value) =>
      `${share(value)} ist P(${a} und ${b}), gemessen an allen. Es ist aber bekannt, dass „${b}“ gilt; also zählen nur diese ${count(counts.b)}, nicht alle ${count(counts.everyone)}.`,
    'condition-ignored': ({ a, b, counts }, value) =>
      `${share(value)} ist P(${a}) unter allen ${count(counts.everyone)}, als wäre nichts bekannt. Bekannt ist, dass „${b}“ gilt.`,
    'multiplied-dependent': multiplied,
  },
  both: {
    'multiplied-dependent': multiplied,
    'conditional-for-joint': ({ a, b, counts }, value) =>
      `${share(value)} ist P(${a} | ${b}): Das lässt alle weg, die nicht in „${b}“ sind. Über das gezogene Mitglied ist aber nichts bekannt, also zählen alle ${count(counts.everyone)}.`,
    'either-for-both': ({ a, b, counts }, value) =>
      `${share(value)} ist P(${a} oder ${b}): Das zählt auch die mit, für die nur eines von beiden gilt. In beiden zugleich sind ${count(counts.both)}.`,
  },
  either: {
    'overlap-twice': ({ counts }, value) =>
      `${count(counts.a)} + ${count(counts.b)} = ${count(counts.a + counts.b)} zählt die ${count(counts.both)}, die in beiden sind, doppelt; so kommt ${share(value)} heraus. Sie müssen einmal abgezogen werden.`,
    'exclusive-or': ({ counts }, value) =>
      `${share(value)} lässt die ${count(counts.both)} weg, die in beiden sind. „A oder B“ heißt mindestens eines von beiden, also gehört beides dazu.`,
    'both-for-either': ({ a, b }, value) =>
      `${share(value)} ist P(${a} und ${b}). Zu „oder“ gehört auch, wer nur in einem von beiden ist.`,
  },
  'not-given': {
    'negated-the-condition': ({ a, b, counts }, value) =>
      `${share(value)} ist P(${a} | nicht ${b}), unter den ${count(counts.everyone - counts.b)}, die nicht in „${b}“ sind. Die Bedingung bleibt „${b}“; verneint wird „${a}“.`,
    'condition-ignored': ({ a, b, counts }, value) =>
      `${share(value)} ist P(nicht ${a}) unter allen ${count(counts.everyone)}, als wäre nicht bekannt, dass „${b}“ gilt.`,
    'joint-for-conditional': ({ a, b, counts }, value) =>
      `${share(value)} ist P(nicht ${a} und ${b}), gemessen an allen. Jetzt zählen nur die ${count(counts.b)}, die in „${b}“ sind.`,
    'inverted-condition': ({ a, b, counts }, value) =>
      `${share(value)} ist P(${b} | nicht ${a}), unter den ${count(counts.everyone - counts.a)}, die nicht in „${a}“ sind. Gefragt war es andersherum.`,
  },
  test: {
    'inverted-condition': ({ ill, hits, falseAlarms }, value) =>
      `${share(value)} sagt, wie oft der Alarm losgeht, wenn es einen Grund gibt: bei ${count(hits)} von ${count(ill)}. Gefragt war es andersherum: wie oft es unter den ${count(hits + falseAlarms)} Alarmen einen Grund gibt.`,
    'forgotten-base-rate': ({ size, ill, hits, falseAlarms }, value) =>
      `${rate(hits, ill)} gegen ${rate(falseAlarms, size - ill)} ergäbe ${percent(value)}, wenn beide Gruppen gleich groß wären. Das sind sie nicht: ${count(ill)} gegen ${count(size - ill)}. Das ist die Basisrate.`,
    'complement-of-false-alarm': ({ size, ill, falseAlarms }, value) =>
      `${share(value)} ist der Anteil der übrigen ${count(size - ill)}, die keinen Alarm auslösen: 1 − ${rate(falseAlarms, size - ill)}. Über die, die einen auslösen, sagt das nichts.`,
    'joint-for-conditional': ({ size, hits, falseAlarms }, value) =>
      `${share(value)} teilt die ${count(hits)} Treffer durch alle ${count(size)}. Der Alarm ist aber losgegangen, also zählen nur die ${count(hits + falseAlarms)} Alarme.`,
  },
  mixture: {
    'mean-of-rates': ({ groups: [one, other] }, value) =>
      `${percent(value)} ist der einfache Mittelwert von ${rate(one.count, one.size)} und ${rate(other.count, other.size)}. Die Gruppen umfassen aber ${count(one.size)} und ${count(other.size)}; die größere hat mehr Gewicht.`,
    'one-group-only': ({ groups: [one, other] }, value) =>
      `${share(value)} ist die Quote der ersten Gruppe allein. Auch aus den ${count(other.size)} der zweiten kann gezogen werden; zusammen sind es ${count(one.size + other.size)}.`,
    'multiplied-dependent': ({ groups: [one, other] }, value) =>
      `${rate(one.count, one.size)} · ${rate(other.count, other.size)} = ${percent(value)} wäre die Wahrscheinlichkeit für einen Erfolg in jeder der Gruppen. Gezogen wird aber nur einmal.`,
  },
  'two-draws': {
    'product-of-averages': ({ balls, red: [one, other] }, value) =>
      `Im Durchschnitt sind ${lowest({ top: BigInt(one + other), bottom: 2n * BigInt(balls) })} der Kugeln rot, und das Quadrat davon ist ${brief(value)}. Beide Kugeln kommen aber aus demselben Beutel: Es zählt der Mittelwert der Quadrate, und der ist größer als das Quadrat des Mittelwerts.`,
    'only-once': (_facts, value) =>
      `${share(value)} ist die Wahrscheinlichkeit, dass eine Kugel rot ist. Es müssen beide sein.`,
    'one-of-each': (_facts, value) =>
      `${share(value)} ist die Wahrscheinlichkeit für eine rote und eine andere Kugel, in beliebiger Reihenfolge.`,
  },
  'two-words': {
    'conditional-for-joint': ({ first }, value) =>
      `${percent(value)} ist die Wahrscheinlichkeit des zweiten Wortes, wenn „${first}“ schon dasteht. Dass „${first}“ zuerst kommt, ist nicht sicher.`,
    'multiplied-dependent': ({ first, second, perMille: shares }, value) =>
      `${percent(value)} multipliziert damit, wie wahrscheinlich „${second}“ ohne „${first}“ ist, ${perMille(shares.secondAlone)}. Nach „${first}“ sind es ${perMille(shares.secondAfterFirst)}.`,
    added: ({ first, second }, value) =>
      `${percent(value)} addiert die beiden. „${first}“ und danach „${second}“ müssen beide eintreten, eins nach dem anderen, also wird multipliziert; eine Summe steht für eines von beiden.`,
  },
  'which-text': {
    'forgotten-base-rate': ({ slips, perMille: [here, there] }, value) =>
      `${rate(here, 1000)} gegen ${rate(there, 1000)} ergäbe ${percent(value)}, wenn beide Texte gleich häufig wären. Das sind sie nicht: ${count(slips[0])} gegen ${count(slips[1])} Zettel. Das ist die Basisrate.`,
    'inverted-condition': ({ word }, value) =>
      `${percent(value)} ist P(„${word}“ | erster Text): wie wahrscheinlich das Wort ist, wenn der Text bekannt ist. Gefragt war es andersherum.`,
    'condition-ignored': ({ word }, value) =>
      `${share(value)} ist der Anteil der Zettel mit dem ersten Text, als wäre nichts geschrieben worden. Es steht aber „${word}“ da, und das ist nach dem einen Text wahrscheinlicher als nach dem anderen.`,
    'joint-for-conditional': ({ word, slips, perMille: [here, there] }, value) =>
      `${percent(value)} ist die Wahrscheinlichkeit für den ersten Text und „${word}“ zusammen, gemessen an allen Ziehungen. „${word}“ ist gekommen, also zählen nur die ${count(slips[0] * here + slips[1] * there)} Ziehungen damit.`,
  },
};
