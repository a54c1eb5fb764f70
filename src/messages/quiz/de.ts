/** The texts of the quiz in German. */
import { SLIPS } from '../../quiz/question.js';
import { deFeedback } from './de-feedback.js';
import { deSteps } from './de-steps.js';
import type { FactsOf, QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const numbers = quizNumbersOf('de');
const { count, percent, share, rate, perMille, counted } = numbers;
const plural = (value: number, one: string, other: string) => counted(value, { one, other });
const questions = (value: number) => plural(value, 'Frage', 'Fragen');

const pairGiven = ({
  population,
  a,
  b,
  counts,
}: FactsOf<'conditional' | 'both' | 'either' | 'not-given'>) => [
  `„${population}“ hat ${plural(counts.everyone, 'Mitglied', 'Mitglieder')}.`,
  `${count(counts.a)} sind in „${a}“, ${count(counts.b)} sind in „${b}“.`,
  `${count(counts.both)} sind sowohl in „${a}“ als auch in „${b}“.`,
];

interface Story {
  cases(size: number, ill: number): string;
  alarm(hits: string, falseAlarms: string): string;
  readonly happened: string;
  readonly asked: string;
  readonly short: readonly [string, string];
}

const STORIES: Readonly<Record<FactsOf<'test'>['story'], Story>> = {
  illness: {
    cases: (size, ill) =>
      `Von ${count(size)} Personen ${ill === 1 ? 'ist eine' : `sind ${count(ill)}`} krank.`,
    alarm: (hits, falseAlarms) => `Ein Test ist bei ${hits} positiv und auch bei ${falseAlarms}.`,
    happened: 'Bei einer Person ist der Test positiv.',
    asked: 'Wie wahrscheinlich ist es, dass sie krank ist?',
    short: ['krank', 'positiv'],
  },
  spam: {
    cases: (size, ill) => `Von ${count(size)} E-Mails ${ill === 1 ? 'ist eine' : `sind ${count(ill)}`} Spam.`,
    alarm: (hits, falseAlarms) => `Ein Filter markiert ${hits} und auch ${falseAlarms}.`,
    happened: 'Eine E-Mail wird markiert.',
    asked: 'Wie wahrscheinlich ist es, dass sie Spam ist?',
    short: ['Spam', 'markiert'],
  },
  smoke: {
    cases: (size, ill) =>
      `An ${count(size)} Abenden kocht jemand; an ${ill === 1 ? 'einem' : count(ill)} davon brennt etwas.`,
    alarm: (hits, falseAlarms) => `Der Rauchmelder geht an ${hits} los und auch an ${falseAlarms}.`,
    happened: 'Er geht los.',
    asked: 'Wie wahrscheinlich ist es, dass etwas brennt?',
    short: ['Feuer', 'Alarm'],
  },
  coin: {
    cases: (size, ill) =>
      `Von ${count(size)} Münzen ${ill === 1 ? 'ist eine' : `sind ${count(ill)}`} falsch.`,
    alarm: (hits, falseAlarms) => `Ein Automat sortiert ${hits} aus und auch ${falseAlarms}.`,
    happened: 'Eine Münze wird aussortiert.',
    asked: 'Wie wahrscheinlich ist es, dass sie falsch ist?',
    short: ['falsch', 'aussortiert'],
  },
};

const GROUPS = {
  classes: {
    line: (name: string, size: number, passed: number) =>
      `Klasse ${name}: ${count(passed)} von ${count(size)} haben bestanden (${rate(passed, size)}).`,
    asked:
      'Aus beiden Klassen zusammen wird ein Kind gezogen, jedes gleich wahrscheinlich. Wie wahrscheinlich ist es, dass es bestanden hat?',
    short: ['Klasse A', 'bestanden', 'Klasse B'],
  },
  teams: {
    line: (name: string, size: number, won: number) =>
      `Unter Kapitän ${name} hat das Team ${count(won)} von ${plural(size, 'Spiel', 'Spielen')} gewonnen (${rate(won, size)}).`,
    asked:
      'Eines all dieser Spiele wird gezogen, jedes gleich wahrscheinlich. Wie wahrscheinlich ist es, dass es gewonnen wurde?',
    short: ['Kapitän A', 'gewonnen', 'Kapitän B'],
  },
} as const;

export const de: QuizMessages = {
  numbers,
  events: {
    test: ({ story }) => STORIES[story].short,
    mixture: ({ story }) => GROUPS[story].short,
    'two-draws': () => ['Beutel A', 'beide rot', 'Beutel B'],
    'which-text': ({ word }) => ['erster Text', `„${word}“`],
  },
  everyone: {
    test: ({ size }) => `alle: ${count(size)}`,
    mixture: ({ groups: [one, other] }) => `alle zusammen: ${count(one.size + other.size)}`,
    'two-draws': ({ balls }) => `${count(2 * balls * balls)} gleich wahrscheinliche Fälle`,
    'which-text': () => `Ziehungen: ${count(1000 * SLIPS)}`,
    pair: (everyone) => `alle: ${count(everyone)}`,
  },
  given: {
    conditional: pairGiven,
    both: pairGiven,
    either: pairGiven,
    'not-given': pairGiven,
    test: ({ story, size, ill, hits, falseAlarms }) => {
      const well = size - ill;
      return [
        STORIES[story].cases(size, ill),
        STORIES[story].alarm(
          `${count(hits)} ${ill === 1 ? 'davon' : `dieser ${count(ill)}`} (${rate(hits, ill)})`,
          `${count(falseAlarms)} der übrigen ${count(well)} (${rate(falseAlarms, well)})`,
        ),
      ];
    },
    mixture: ({ story, groups: [one, other] }) => [
      GROUPS[story].line('A', one.size, one.count),
      GROUPS[story].line('B', other.size, other.count),
    ],
    'two-draws': ({ balls, red: [one, other] }) => [
      `Beutel A: ${plural(one, 'rote Kugel', 'rote Kugeln')} unter ${count(balls)}. Beutel B: ${plural(other, 'rote Kugel', 'rote Kugeln')} unter ${count(balls)}.`,
      'Eine faire Münze wählt den Beutel. Daraus wird eine Kugel gezogen und zurückgelegt, und aus demselben Beutel wird noch einmal gezogen.',
    ],
    'two-words': ({ model, context, first, second, perMille: shares }) => [
      `Nach „${context}“ sagt das Sprachmodell ${model} „${first}“ mit ${perMille(shares.first)} und „${second}“ mit ${perMille(shares.secondAlone)}.`,
      `Nach „${context} ${first}“ sagt es „${second}“ mit ${perMille(shares.secondAfterFirst)}.`,
    ],
    'which-text': ({ model, texts: [one, other], word, slips, perMille: shares }) => [
      `Von ${count(SLIPS)} Zetteln ${slips[0] === 1 ? 'trägt einer' : `tragen ${count(slips[0])}`} den ersten Text, „${one}“, und ${slips[1] === 1 ? 'einer' : count(slips[1])} den zweiten, „${other}“.`,
      `Das Sprachmodell ${model} fährt nach dem ersten Text mit ${perMille(shares[0])} mit „${word}“ fort, nach dem zweiten mit ${perMille(shares[1])}.`,
      `Ein Zettel wird gezogen, und das Modell schreibt hinter seinen Text ein Wort. Es ist „${word}“.`,
    ],
  },
  ask: {
    conditional: ({ a, b }) =>
      `Aus denen, die in „${b}“ sind, wird zufällig ein Mitglied gezogen. Wie wahrscheinlich ist es auch in „${a}“: P(${a} | ${b})?`,
    both: ({ a, b }) =>
      `Aus allen wird zufällig ein Mitglied gezogen. Wie wahrscheinlich ist es in beiden: P(${a} und ${b})?`,
    either: ({ a, b }) =>
      `Aus allen wird zufällig ein Mitglied gezogen. Wie wahrscheinlich ist es in mindestens einem von beiden: P(${a} oder ${b})?`,
    'not-given': ({ a, b }) =>
      `Aus denen, die in „${b}“ sind, wird zufällig ein Mitglied gezogen. Wie wahrscheinlich ist es nicht in „${a}“: P(nicht ${a} | ${b})?`,
    test: ({ story }) => `${STORIES[story].happened} ${STORIES[story].asked}`,
    mixture: ({ story }) => GROUPS[story].asked,
    'two-draws': () => 'Wie wahrscheinlich sind beide Kugeln rot?',
    'two-words': ({ context, first, second }) =>
      `Wie wahrscheinlich sind die nächsten beiden Wörter nach „${context}“: „${first} ${second}“?`,
    'which-text': ({ texts: [one], word }) =>
      `Wie wahrscheinlich stand der erste Text auf dem Zettel, „${one}“: P(erster Text | „${word}“)?`,
  },
  short: {
    conditional: ({ a, b }) => `P(${a} | ${b})`,
    both: ({ a, b }) => `P(${a} und ${b})`,
    either: ({ a, b }) => `P(${a} oder ${b})`,
    'not-given': ({ a, b }) => `P(nicht ${a} | ${b})`,
    test: ({ story }) => `P(${STORIES[story].short.join(' | ')})`,
    mixture: ({ story }) => `P(${GROUPS[story].short[1]})`,
    'two-draws': () => 'P(beide rot)',
    'two-words': ({ first, second }) => `P(„${first}“, dann „${second}“)`,
    'which-text': ({ word }) => `P(erster Text | „${word}“)`,
  },
  steps: deSteps,
  feedback: deFeedback,
  mistakes: {
    'inverted-condition': 'Bedingung umgedreht: P(B | A) statt P(A | B)',
    'forgotten-base-rate': 'Basisrate vergessen',
    'condition-ignored': 'Bedingung übergangen: P(A) statt P(A | B)',
    'joint-for-conditional': 'durch alle geteilt: P(A und B) statt P(A | B)',
    'conditional-for-joint': 'durch einen Teil geteilt: P(A | B) statt P(A und B)',
    'multiplied-dependent': 'multipliziert, als änderte das eine nichts am anderen',
    'overlap-twice': 'Schnittmenge doppelt gezählt',
    'either-for-both': '„oder“ statt „und“',
    'both-for-either': '„und“ statt „oder“',
    'exclusive-or': '„entweder oder, aber nicht beides“ statt „oder“',
    'negated-the-condition': 'die Bedingung verneint, nicht das Ereignis',
    'complement-of-false-alarm': 'eins minus die Fehlalarmrate',
    'mean-of-rates': 'Mittelwert zweier Quoten ungleicher Gruppen',
    'one-group-only': 'eine Gruppe statt beider',
    'product-of-averages': 'Produkt der Mittelwerte statt Mittelwert der Produkte',
    'only-once': 'einmal gezogen statt zweimal',
    'one-of-each': 'je eine statt zwei gleicher',
    added: 'addiert, wo multipliziert wird',
  },
  title: (what) => `Quiz: ${what}`,
  numberedTitle: (number, of, what) => `Frage ${number} von ${of}: ${what}`,
  option: (letter, value) => `${letter}: ${percent(value)} (${numbers.lowest(value)})`,
  pick: 'Wähle eine Antwort und sag dann, wie sicher du bist. Bis zur Auflösung kannst du beides ändern.',
  chosen: (letter, value) => `Deine Antwort: ${letter}, ${percent(value)}.`,
  sure: (confidence) => `Du bist dir zu ${numbers.rate(confidence, 100)} sicher.`,
  onlyGuess: 'Du rätst nur.',
  notSure: 'Du hast noch nicht gesagt, wie sicher du bist; bis dahin zählt es als geraten.',
  askSure: 'Wie sicher bist du?',
  confidence: (percentage, isEven) => `${rate(percentage, 100)}${isEven ? ': Ich rate nur' : ''}`,
  right: (value) => `Richtig: ${share(value)}.`,
  wrong: (value) => `Nicht ganz. Richtig ist ${share(value)}.`,
  notAnswered: (value) => `Die Antwort ist ${share(value)}.`,
  pictureReading: (value) => `${count(value.top)} von ${count(value.bottom)}`,
  chain: {
    saidBy: (model) => `Was das Sprachmodell ${model} sagt`,
    after: (context) => `nach „${context}“`,
    both: 'beide, von allem, was kommen kann',
    reading: 'Das zweite zählt nur dort, wo das erste gekommen ist',
  },
  onlyCounted: (all, everyone) => `Jetzt zählen nur ${count(all)} von ${count(everyone)}`,
  allCounted: 'Nichts ist bekannt, also zählen alle',
  nothingChosen: 'Du hast noch nicht geantwortet.',
  questionHeading: 'Die Frage',
  stepsHeading: 'Schritt für Schritt',
  wrongHeading: 'Die falschen Antworten',
  otherHeading: 'Die anderen falschen Antworten',
  answered: (people, seconds) =>
    `${people === 0 ? 'Noch niemand hat geantwortet.' : `${plural(people, 'Person hat', 'Personen haben')} geantwortet.`} ${seconds === null ? 'Wer das Quiz gestartet hat, löst auf.' : `Für diese Frage sind ${seconds} Sekunden Zeit.`}`,
  weekly: {
    title: (what) => `Frage der Woche: ${what}`,
    answered: (people, until) =>
      `${people === 0 ? 'Noch niemand hat geantwortet.' : `${plural(people, 'Person hat', 'Personen haben')} geantwortet.`}${until === null ? '' : ` Aufgelöst wird, sobald die nächste Frage kommt, spätestens: ${until}.`}`,
    askedTitle: 'Die Frage dieser Woche ist gestellt',
    askedIn: 'Sie steht in ',
    asked: (revealed, next) =>
      `. Aufgelöst wird sie durch „Auflösen“ von denen, die den Server verwalten, sonst: ${revealed}. Die nächste Frage kommt: ${next}.`,
  },
  begun: (all, seconds, isThread) =>
    `${questions(all)}, ${seconds === null ? 'aufgelöst von der Person, die das Quiz gestartet hat' : `je ${seconds} Sekunden`}. ${isThread ? 'Gespielt wird in dem Thread, der gerade eröffnet wurde.' : 'Gespielt wird hier, weil ich keinen Thread eröffnen darf.'} Alle können mitspielen; vor der Auflösung sieht niemand deine Antworten.`,
  begunTitle: 'Ein Quiz hat begonnen',
  ownTitle: (number, what) => `Frage ${number}: ${what}`,
  onlyYou: 'Das siehst nur du. Bis zur Auflösung kannst du es ändern.',
  thread: (all) => `Quiz: ${questions(all)}`,
  groupHint:
    'Drück auf eine Antwort und sag, wie sicher du bist; nur du siehst deine Antwort. Bis zur Auflösung kannst du beides ändern.',
  votesTitle: 'Stimmen',
  tableHeading: 'Endstand',
  standing: (right, answers, of, skill) =>
    `${right} von ${of} richtig, Können ${numbers.decimal(skill, 2, true)}${answers < of ? ` (${questions(of - answers)} nicht beantwortet)` : ''}`,
  standingNote:
    'Nach Können pro Frage: 1 heißt sicher und richtig, 0 gleichmäßig geraten oder keine Antwort, negativ schlechter als geraten. Es ist die logarithmische Wertung, bei der am meisten bekommt, wer ehrlich sagt, wie sicher er ist.',
  score: (bits, brier, skill) =>
    `Wertung: ${numbers.decimal(bits, 2)} Bit (log₂ von dem, was du der richtigen Antwort gegeben hast), Brier ${numbers.decimal(brier, 2, true)}; als Können ${numbers.decimal(skill, 2, true)}, wobei 0 gleichmäßig geraten heißt und 1 sicher und richtig. Bei beiden Regeln bekommt am meisten, wer ehrlich sagt, wie sicher er ist.`,
  ownMistakes: 'meine eigenen Fehler, die wieder dran sind',
  scores: {
    title: 'Wer hier am besten antwortet',
    none: (least) =>
      `Noch niemand hat ${count(least)} Antworten. Spielt mit /quiz round oder allein mit /quiz solo.`,
    line: (mean, error, answers, right) =>
      `Können ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`} (${count(right)} von ${count(answers)} richtig)`,
    note: (least, others) =>
      `Können pro Antwort mit Standardfehler: 1 heißt sicher und richtig, 0 gleichmäßig geraten. Zwei, deren Bereiche sich überlappen, können gut gleich stark sein. Ab ${count(least)} Antworten${others === 0 ? '' : `; ${plural(others, 'Person hat', 'Personen haben')} weniger`}. Private Quizze zählen nicht mit.`,
    group: 'Alle hier zusammen',
    ownTitle: 'Deine Quizze',
    ownNone: 'Du hast noch keine Frage beantwortet. Probier /quiz solo.',
    own: (answers, right, mean, error) =>
      `${plural(answers, 'Antwort', 'Antworten')}, ${count(right)} richtig; Können ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`} pro Antwort.`,
    bits: (bits, brier) =>
      `Im Schnitt ${numbers.decimal(bits, 2)} Bit und Brier ${numbers.decimal(brier, 2, true)}.`,
    curveHeading: 'Liegst du so oft richtig, wie du sagst?',
    groupCurveHeading: 'Liegt man hier so oft richtig, wie man sagt?',
    said: 'gesagt',
    was: 'richtig',
    of: 'von',
    range: '95-%-Ber.',
    error: (error, byChance) =>
      `Im Schnitt liegen ${numbers.decimal(100 * error, 1)} Prozentpunkte zwischen dem, was gesagt wurde, und dem, was herauskam. Wer perfekt kalibriert ist, hat nach so vielen Antworten durch Zufall ${numbers.decimal(100 * byChance, 1)}${error <= byChance ? '; besser kann es also nicht aussehen' : ''}.`,
    few: (answers, least) =>
      `Bisher ${plural(answers, 'Antwort', 'Antworten')}: ab ${count(least)} siehst du hier, ob sie so oft richtig sind, wie gesagt wurde.`,
    monthsHeading: 'Monat für Monat',
    oneMonth: (least) =>
      `Wie sich das ändert, zeige ich, sobald es zwei Monate mit je mindestens ${count(least)} Antworten gibt.`,
    month: 'Monat',
    skillColumn: 'Können',
    moved: (first, last) =>
      `Zwischen dem, was gesagt wurde, und dem, was herauskam, lagen im ${first.month} im Schnitt ${numbers.decimal(100 * first.error, 1)} Prozentpunkte (${numbers.decimal(100 * first.byChance, 1)} allein durch Zufall), im ${last.month} ${numbers.decimal(100 * last.error, 1)} (${numbers.decimal(100 * last.byChance, 1)}).`,
    monthsNote:
      'Können pro Antwort mit seinem Standardfehler: Zwei Monate, deren Bereiche sich überlappen, können gleich gut sein. „Gesagt“ ist die mittlere Sicherheit; wer so oft richtig liegt, ist weder zu sicher noch zu bescheiden.',
    dueHeading: 'Was wiederkommt',
    due: (mistake, days) =>
      days <= 0 ? `${mistake}: jetzt dran` : `${mistake}: in ${plural(days, 'Tag', 'Tagen')}`,
    dueNote:
      'Ein Fehler kommt nach 1, 3, 7, 14 und 30 Tagen wieder, solange du ihn vermeidest. Üben kannst du mit /quiz solo practise:mine',
  },
  curve: {
    title: 'So oft richtig wie gesagt?',
    subtitle: 'Striche: das Gesagte. Punkte: wie es kam, mit 95-%-Bereich',
    said: 'gesagt',
    answers: 'Zahl',
    months: (years) => `Monat für Monat, ${years}`,
    skill: 'Können pro Antwort, ± Standardfehler',
    monthPoint: (month, { answers, right, said, skill }) =>
      `${month}: ${rate(Math.round(100 * said), 100)} gesagt, in ${count(right)} von ${count(answers)} Fällen richtig${skill === undefined ? '' : `, Können ${numbers.decimal(skill, 2, true)}`}`,
    point: (confidence, right, answers) =>
      `bei ${rate(confidence, 100)} in ${count(right)} von ${count(answers)} Fällen richtig`,
  },
  buttons: {
    curve: 'Zeichnen',
    reveal: 'Auflösen',
    next: 'Nächste Frage',
    mine: 'Meine Antwort',
    withdraw: 'Antwort zurücknehmen',
  },
  refusal: {
    closed: 'Diese Frage ist vorbei, hier lässt sich nichts mehr drücken.',
    counted: (letter, confidence) =>
      `Deine Antwort kam rechtzeitig und zählt: ${letter}${confidence === null ? '' : `, zu ${rate(confidence, 100)} sicher`}.`,
    full: (limit) => `${count(limit)} Personen haben diese Frage beantwortet; mehr kann ich nicht zählen.`,
    unanswered: 'Du hast diese Frage noch nicht beantwortet. Drück zuerst auf eine der Antworten.',
    soloOfAnother:
      'Dieses Quiz spielt, wer es gestartet hat. Ein eigenes startest du mit /quiz solo, eines für alle mit /quiz round.',
    revealOfAnother:
      'Aufgelöst wird von der Person, die das Quiz gestartet hat, von denen, die den Server verwalten, oder wenn die Zeit um ist.',
    tooMany: (limit) =>
      `Hier laufen schon ${count(limit)} Quizze, und mehr kann ich nicht behalten. Bringt zuerst eines zu Ende.`,
    noRoom:
      'Ich darf hier weder einen Thread eröffnen noch schreiben, also kann hier keine Runde gespielt werden. Wer den Server verwaltet, kann es mir erlauben; /quiz solo geht überall.',
    weeklyNotSet:
      'Für die wöchentliche Frage ist kein Kanal eingestellt. Wer den Server verwaltet, stellt einen ein: /settings weekly:#mathe',
    weeklyAsked: (next) =>
      `Diese Woche hat ihre Frage schon, und es gibt eine pro Woche. Die nächste kommt: ${next}.`,
    weeklyNoRoom:
      'Ich kann die wöchentliche Frage nicht stellen: Ihr Kanal ist weg, oder ich darf dort nicht schreiben. Erlaubt mir, den Kanal zu sehen, Nachrichten zu senden und Links einzubetten, oder stellt einen anderen ein: /settings weekly:#mathe',
    weeklyNotManager:
      'Die wöchentliche Frage stellen die, die den Server verwalten oder eine Rolle haben, die das darf; du gehörst nicht dazu. Sofort spielen kannst du mit /quiz solo.',
    noQuestion:
      'Ich habe keine Frage dieser Art gefunden, in der dieser Fehler vorkommt. Lass eines von beiden weg.',
    noQuestionIn: (population) =>
      `Ich habe in „${population}“ keine Frage gefunden: Dafür braucht es zwei verschiedene Merkmale mit Mitgliedern in beiden und in nur einem.`,
    noModel: {
      missing:
        'Fragen dieser Art nehmen ihre Zahlen vom Sprachmodell, und das ist auf dem Rechner, auf dem ich laufe, nicht da. Wer mich betreibt, holt es dort mit „npm run model“. Andere Arten brauchen kein Modell: /quiz solo kind:test',
      unsupported:
        'Fragen dieser Art nehmen ihre Zahlen vom Sprachmodell, und das für mich eingestellte läuft hier nicht. Wer mich betreibt, lässt MODEL weg und holt mit „npm run model“ eines, das geht. Andere Arten brauchen kein Modell: /quiz solo kind:test',
      late: 'Fragen dieser Art nehmen ihre Zahlen vom Sprachmodell, und es hat nicht rechtzeitig geantwortet. Versuch es in einer Minute noch einmal; andere Arten brauchen kein Modell: /quiz solo kind:test',
    },
    kindOfModel: (population) =>
      `Fragen dieser Art handeln davon, was das Sprachmodell sagt, nicht von „${population}“. Lass eines von beiden weg: /quiz solo kind:two-words`,
  },
};
