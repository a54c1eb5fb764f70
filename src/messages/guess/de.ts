/** The texts of `/guess` in German. */
import { pluralOf } from '../catalogue.js';
import { shareTextsOf } from '../share-texts.js';
import type { GuessMessages } from './en.js';

const numbers = shareTextsOf('de');
const { count } = numbers;
const plural = (value: number, one: string, other: string) =>
  `${count(value)} ${pluralOf('de', value, { one, other })}`;

export const de: GuessMessages = {
  numbers,
  blank: '_____',
  somethingElse: 'etwas anderes',
  round: {
    title: {
      word: 'Errate das nächste Wort',
      split: 'Errate das nächste Wort: 100 Punkte',
      shannon: 'Rate, bis es stimmt',
    },
    invitation: {
      word: 'Was stand als Nächstes im Text? Drück auf „Raten“ und tippe ein Wort. Nur du siehst es, und bis zur Auflösung kannst du es ändern.',
      split:
        'Was stand als Nächstes im Text? Drück auf „100 Punkte verteilen“ und sag, wie sicher du dir bei jedem Wort bist. Nur du siehst es, und bis zur Auflösung kannst du es ändern.',
      shannon:
        'Shannons Ratespiel: Drück auf „Raten“, bis du das Wort hast, das im Text stand. Nach jedem Versuch erfährst du, nur für dich, ob es stimmt.',
    },
    agreement:
      'Wer mitspielt, ist einverstanden, bei der Auflösung mit dem eigenen Tipp genannt zu werden, und unter /guess scores mit dem, was im Schnitt verloren ging. „Mein Tipp“ zeigt und löscht den Tipp.',
    time: (seconds) => `Aufgelöst wird von selbst, ${count(seconds)} Sekunden nach dem Start.`,
    players: (people) =>
      people === 0
        ? 'Noch niemand hat geraten.'
        : `${plural(people, 'Person hat', 'Personen haben')} geraten.`,
    from: (text) => `Aus dem Text „${text}“ dieser Gruppe.`,
    who: (minutes) =>
      `Auflösen darf, wer die Runde gestartet hat oder den Server verwaltet; nach ${minutes} Minuten alle hier.`,
  },
  begun: { title: 'Eine Raterunde', thread: 'Gespielt wird im Thread ' },
  buttons: {
    guess: 'Raten',
    split: '100 Punkte verteilen',
    mine: 'Mein Tipp',
    reveal: 'Auflösen',
    again: 'Weiter raten',
    withdraw: 'Meinen Tipp löschen',
  },
  form: {
    word: 'Das nächste Wort',
    splitTitle: '100 Punkte verteilen',
    guessTitle: (number) => `Versuch ${number}`,
  },
  mine: {
    nothing: 'Du hast in dieser Runde nicht geraten.',
    word: (word) => `Dein Tipp ist „${word}“. Bis zur Auflösung kannst du ihn ändern.`,
    split: 'Deine Punkte. Bis zur Auflösung kannst du sie ändern.',
    right: (word, number) =>
      `„${word}“ stimmt, mit Versuch ${number}. Verrate es bitte nicht vor der Auflösung.`,
    wrong: (word, number) => `„${word}“ ist nicht das Wort. Das war Versuch ${number}.`,
    deleted: 'Dein Tipp ist gelöscht.',
    points: 'Punkte',
    title: 'Dein Tipp',
  },
  reveal: {
    wrote: 'Im Text stand ',
    wroteEnd: '. ',
    rank: (from, to) =>
      to === undefined
        ? `bestenfalls Rang ${count(from)}`
        : `Rang ${from === to ? count(from) : `${count(from)}–${count(to)}`}`,
    favourite: (word, share) => `Der Favorit des Modells war „${word}“ mit ${share}.`,
    favouriteToo: (share) => `Das war auch der Favorit des Modells, mit ${share}.`,
    gave: (share, rank) => `Dem Wort aus dem Text gab es ${share}, ${rank} von allen Wörtern.`,
    people: (hits, players) => `${count(hits)} von ${plural(players, 'Person', 'Personen')} lagen richtig.`,
    columns: { word: 'Wort', people: 'Leute', model: 'Modell', lost: 'Bit' },
    otherGuesses: (all) => `und ${plural(all, 'anderes Wort', 'andere Wörter')} geraten`,
    beat: 'Besser als das Modell: ',
    beatNobody: 'Diesmal war niemand besser als das Modell.',
    why: {
      word: ' – das Wort aus dem Text erraten, wo das Modell ein anderes vorzog.',
      split: ' – dem Wort aus dem Text mehr gegeben als das Modell.',
      shannon: ' – weniger Versuche gebraucht als das Modell.',
    },
    bits: (bits) => `${bits} Bit`,
    named: 'Wer was geraten hat',
    more: (all) => ` und ${count(all)} weitere`,
    guesses: (all) => plural(all, 'Versuch', 'Versuche'),
    gaveUp: (all) => `nicht gefunden in ${plural(all, 'Versuch', 'Versuchen')}`,
    nobody: 'Niemand hatte geraten, als die Zeit um war.',
    splitLost: (people, model) =>
      `Verlust nach der logarithmischen Regel, −log₂ des Anteils für das richtige: die Leute im Schnitt ${people} Bit, das Modell ${model} Bit.`,
    bitsNote: (floor) =>
      `Verlust in Bit: log₂ P(Favorit) − log₂ P(Wort), nach dem Modell; 0 ist sein Favorit. „Kein Wort“: ein Satzzeichen, eine Zahl, das Ende des Textes. Für den laufenden Stand verliert eine Seite −log₂ dessen, was sie dem Wort aus dem Text gab, Anteil der Stimmen oder Wahrscheinlichkeit; mindestens ${floor} gilt als gegeben, damit niemand endlos verliert. Groß und klein geschrieben ist es dasselbe Wort.`,
    splitNote:
      'Jede Möglichkeit zählt mindestens 1 Punkt, und dann wird alles auf 100 umgerechnet, bei Leuten wie beim Modell. Oberhalb dieser Grenze zahlt sich im Schnitt nichts besser aus als die Punkte, an die du glaubst.',
    shannonNote:
      'Mit q_r als Anteil derer, die es mit Versuch r fanden, liegt die Entropie eines Wortes zwischen Σ r (q_r − q_r₊₁) log₂ r und −Σ q_r log₂ q_r (Shannon, 1951). Wer aufgegeben hat, ist in keinem Anteil; das macht die Schranken zu niedrig.',
  },
  standing: {
    title: 'Alle Runden hier',
    rounds: (all) => plural(all, 'Runde', 'Runden'),
    mean: (mean, error) => (error === undefined ? mean : `${mean} ± ${error}`),
    bits: (rounds, people, model) =>
      `${rounds}: Die Leute verlieren im Schnitt ${people} Bit pro Wort, das Modell ${model} (± ein Standardfehler).`,
    open: (rounds) => `Vor ${rounds} Runden wird nichts behauptet.`,
    even: 'Der Unterschied liegt innerhalb von zwei Standardfehlern: Keine Seite ist nachweislich besser.',
    people: 'Die Leute liegen um mehr als zwei Standardfehler vorn.',
    model: 'Das Modell liegt um mehr als zwei Standardfehler vorn.',
    entropy: (side, lower, upper, n) => `${side}: von ${lower} bis ${upper} Bit pro Wort (n = ${n}).`,
    sides: { people: 'Entropie nach den Versuchen der Leute', model: 'Nach den Rängen des Modells' },
    notFound: (all) => `${plural(all, 'Wort wurde', 'Wörter wurden')} nicht gefunden.`,
  },
  scores: {
    title: 'Menschen gegen das Modell',
    modes: { word: 'Ein Wort', split: '100 Punkte', shannon: 'Bis es stimmt' },
    none: 'Hier wurde noch keine Runde aufgelöst. Mit /guess beginnt eine.',
    model: 'Das Sprachmodell',
    lost: (bits, rounds) => `${bits} Bit je Runde, ${plural(rounds, 'Runde', 'Runden')}`,
    fewer: (bits) => `(${bits} weniger als das Modell in denselben Runden)`,
    more: (bits) => `(${bits} mehr als das Modell in denselben Runden)`,
    same: '(so viel wie das Modell in denselben Runden)',
    note: 'Weniger Bit sind besser; ± ist ein Standardfehler, und ein Unterschied bis zu zweien davon zeigt nichts. Punkte: −log₂ des Anteils der richtigen Möglichkeit. Ein Wort: 0, wenn es stimmt, sonst −log₂ von dem 1 %, das für jedes andere Wort bleibt; beim Modell zählt sein Favorit. Bis es stimmt: log₂ der Zahl der Versuche, beim Modell des Rangs.',
  },
  picture: {
    people: (all) => `Leute (${count(all)})`,
    first: (all) => `erste Tipps (${count(all)})`,
    elseRight: (word) => `anderes: ${word}`,
    model: 'Modell',
    otherWords: 'andere Wörter',
    noWord: 'kein Wort',
    unassigned: 'noch offen',
    wrote: (word) => `Im Text stand „${word}“`,
    alt: (sentence, word, players, share, rank) =>
      `${sentence}: Im Text stand ${word}. ${count(players)} haben geraten; das Modell gab dem Wort ${share}, ${rank}.`,
    altRow: (word, people, model) =>
      people === null ? `${word}: Modell ${model};` : `${word}: Leute ${people}, Modell ${model};`,
  },
  short: {
    somethingElse: 'anderes',
    otherWords: 'andere',
    noWord: 'kein Wort',
    unassigned: 'offen',
  },
  refusal: {
    closed: 'Diese Runde ist nicht mehr offen, also kann darin nichts mehr geraten werden.',
    full: (limit) => `In dieser Runde haben ${count(limit)} Personen geraten; mehr kann ich nicht zählen.`,
    tooMany: (limit) =>
      `Hier laufen schon ${count(limit)} Runden, und mehr kann ich nicht behalten. Löst zuerst eine auf.`,
    nobody: 'Noch niemand hat geraten. Zum Auflösen braucht es mindestens einen Tipp.',
    notAWord: (received) => `„${received}“ ist kein einzelnes Wort. Tippe bitte ein Wort aus Buchstaben.`,
    host: (minutes) =>
      `In den ersten ${minutes} Minuten löst auf, wer die Runde gestartet hat oder den Server verwaltet; beides trifft auf dich nicht zu.`,
    noRoom:
      'In einem Thread dieses Kanals darf ich nicht schreiben, also kann dort nicht gespielt werden. Lass „thread“ weg, oder bitte, wer den Server verwaltet, es zu erlauben.',
    needsChannel: 'Eine Runde braucht einen Kanal, in dem man ihre Knöpfe drücken kann; hier ist keiner.',
    noSentence: (name, min, max) =>
      `In „${name}“ ist kein Satz von ${min} bis ${max} Wörtern mit einem Wort, das man erraten könnte.`,
    noModel: {
      missing: (how) =>
        `Hier spielt ihr gegen das Sprachmodell, und es ist nicht auf dem Rechner, auf dem ich laufe. ${how} Ohne Modell geht: /quiz round`,
      unsupported: (how) =>
        `Hier spielt ihr gegen das Sprachmodell, und das, das für mich eingestellt ist, lässt sich nicht ausführen. ${how} Ohne Modell geht: /quiz round`,
    },
    noCandidates:
      'Das Sprachmodell ist nicht da oder hat keine Wörter genannt, also gibt es nichts, worauf man Punkte verteilen könnte.',
    found: 'Du hast das Wort schon gefunden.',
    noMore: (limit) => `Mehr als ${count(limit)} Versuche gibt es nicht, und die hast du gemacht.`,
    again: (word) => `„${word}“ hast du schon geraten; ein zweites Mal zählt es nicht.`,
    sum: (sum) => `Deine Punkte ergeben ${count(sum)}, und es sollen 100 sein.`,
    points: (received) => `„${received}“ ist keine Punktzahl: Bitte ganze Zahlen von 0 bis 100.`,
  },
};
