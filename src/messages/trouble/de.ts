/** What anybody may meet in any command, in German. */
import { numbersOf, pluralOf } from '../catalogue.js';
import type { TroubleMessages } from './en.js';

const { count } = numbersOf('de');
const plural = (value: number, one: string, other: string) =>
  `${count(value)} ${pluralOf('de', value, { one, other })}`;

const GET_IT =
  'Um es zu bekommen, führt, wer den Bot betreibt, dort „npm run model“ aus oder setzt MODEL auf den Pfad einer GGUF-Datei.';
const GET_ANOTHER =
  'Um eines zu bekommen, das läuft, lässt, wer den Bot betreibt, MODEL weg und führt dort „npm run model“ aus, oder setzt MODEL auf eine andere GGUF-Datei.';
const STILL_WORKS = 'Fragen, die kein Modell brauchen, etwa /prob über Personen, gehen weiterhin.';

export const de: TroubleMessages = {
  howToGetModel: { missing: GET_IT, unsupported: GET_ANOTHER },
  failure: {
    title: 'Diesmal keine Antwort',
    sentences: {
      'model-missing': `Das Sprachmodell ist nicht auf diesem Rechner und ließ sich nicht holen. ${GET_IT} Was versucht wurde, steht im Protokoll des Bots. ${STILL_WORKS}`,
      'model-unsupported': `Das Sprachmodell, das für diesen Bot eingestellt ist, kann er nicht ausführen. ${GET_ANOTHER} Warum, steht im Protokoll des Bots. ${STILL_WORKS}`,
      'engine-stopped':
        'Das Sprachmodell ist stehen geblieben, während es an dieser Frage arbeitete. Frag gleich noch einmal.',
      'queue-unavailable':
        'Fragen lassen sich gerade nicht weitergeben, deshalb bleibt diese ohne Antwort. Frag in einer Minute noch einmal.',
      'queue-full':
        'Es warten gerade zu viele Fragen, deshalb konnte ich diese nicht annehmen. Frag in einer Minute noch einmal.',
      'store-unavailable':
        'Was ich aufbewahre (frühere Fragen, Populationen, Umfragen), ist gerade nicht erreichbar. Versuch es in einer Minute noch einmal; eine Frage, die du als eigenen Befehl tippst, geht vielleicht trotzdem.',
      'file-unavailable': 'Die Datei ließ sich nicht von Discord holen. Gib sie bitte noch einmal an.',
      expired: 'Diese Frage hat zu lange auf eine Antwort gewartet. Stell sie bitte noch einmal.',
      'gave-up':
        'Diese Frage wurde mehrmals begonnen und kam nie zu einem Ende, also habe ich sie aufgegeben. Versuch es mit einer kürzeren oder einfacheren.',
      'too-slow':
        'Die Antwort hat länger gebraucht, als sie darf. Versuch es mit einem kürzeren Text, oder frag noch einmal, wenn weniger los ist.',
      'shutting-down': 'Der Bot wird gerade neu gestartet. Frag in einer Minute noch einmal.',
      cancelled: 'Abgebrochen.',
      lost: 'Ein anderer Prozess hat diese Frage übernommen und beantwortet sie.',
      bug: 'Etwas ist schiefgegangen, das nicht schiefgehen darf; der Fehler liegt beim Bot und nicht an deiner Frage.',
    },
    incident: (id) => ` Wer den Bot betreibt, findet ihn im Protokoll als Vorfall ${id}.`,
  },
  notice: {
    stale:
      'Dieser Knopf oder dieses Menü geht nicht mehr. Tipp den Befehl noch einmal, dann kommt ein neuer.',
    unknown:
      'Die Frage, zu der das gehört, wird nicht mehr aufbewahrt oder gehört jemand anderem. Tipp den Befehl noch einmal.',
    notYours: 'Abbrechen kann diese Frage nur, wer sie gestellt hat.',
    textGone:
      'Der Text jener Nachricht ist nicht mehr da: Er wird höchstens eine Viertelstunde gehalten und nie gespeichert. Öffne das Menü der Nachricht noch einmal und wähle „Wie überraschend ist das?“.',
    restarting: 'Given wird gerade neu gestartet. Frag in einer Minute noch einmal.',
  },
  waiting: {
    queued: (ahead, about) =>
      `In der Warteschlange: ${ahead === 0 ? 'deine Frage ist die nächste' : `vor deiner ${plural(ahead, 'kommt noch eine Frage', 'kommen noch Fragen')}`}${about === undefined ? '' : `, ${about}`}.`,
    about: { seconds: (value) => `etwa ${value} s`, minutes: (value) => `etwa ${value} min` },
    running: 'An deiner Frage wird gearbeitet.',
    fetchingModel: (percent) => `Das Sprachmodell wird geholt: ${percent} %.`,
    readyingModel: 'Das Sprachmodell wird bereit gemacht. Das geschieht einmal nach einem Start.',
    training: (percent) => `Das kleine Modell wird trainiert: ${percent} %.`,
    search: (percent, steps, limit) =>
      `An deiner Frage wird gearbeitet: ${percent} % der Wahrscheinlichkeit sind gesichert; ${count(steps)} von höchstens ${count(limit)} Schritten.`,
    cancel: 'Abbrechen',
    askAgain: 'Noch einmal fragen',
    unanswered: {
      cancelled: 'Abgebrochen.',
      restarted: 'Given wurde neu gestartet, bevor es antworten konnte. Frag noch einmal.',
      'perhaps-done':
        'Given wurde neu gestartet, bevor es sagen konnte, was daraus wurde. Vielleicht ist es geschehen: Sieh nach, bevor du es noch einmal versuchst.',
      'queue-lost':
        'Was in der Warteschlange stand, ging verloren, bevor diese Frage beantwortet war. Frag noch einmal.',
    },
  },
  refusal: {
    titles: { busy: 'Einen Moment, bitte', unknownCommand: 'Diesen Befehl kenne ich nicht' },
    names: (names, more) => `${names.join(', ')}${more === 0 ? '' : ` und ${count(more)} weitere`}`,
    suggestion: (name) => ` Meintest du „${name}“?`,
    thereAre: (names) => ` Es gibt ${names}.`,
    unknownCommand: (name) => `Es gibt keinen Befehl „/${name}“.`,
    iKnow: (names) => ` Ich kenne ${names}.`,
    itHas: (names) => ` Es gibt dort ${names}.`,
    noSubcommand: (command) => `/${command} braucht noch ein Wort.`,
    unknownSubcommand: (command, name) => `/${command} hat kein „${name}“.`,
    fileTooLarge: (name, bytes, limit) =>
      `Die Datei „${name}“ hat ${count(bytes)} Bytes, und ${count(limit)} sind das meiste, das ich annehme.`,
    unknownOption: (command, option) => `/${command} hat keine Option „${option}“.`,
    missingOption: (command, option) => `/${command} braucht die Option „${option}“.`,
    notAnInteger: (option, min, max, received) =>
      `„${option}“ muss eine ganze Zahl von ${min} bis ${max} sein, ist aber „${received}“.`,
    notANumber: (option, min, max, received) =>
      `„${option}“ muss eine Zahl von ${min} bis ${max} sein, ist aber „${received}“.`,
    outOfRange: (option, min, max, received) =>
      `„${option}“ muss von ${min} bis ${max} gehen, ist aber ${received}.`,
    notAYesOrNo: (option, received) => `„${option}“ muss true oder false sein, ist aber „${received}“.`,
    notAChoice: (option, received) => `„${option}“ kann nicht „${received}“ sein.`,
    itCanBe: (names) => ` Möglich sind ${names}.`,
    unknownText: (name) => `Einen Text namens „${name}“ gibt es hier nicht.`,
    keepsOne: ' „/population text“ bewahrt einen eigenen auf.',
    notWithModel: (option) =>
      `Ein kleines Modell, das hier trainiert wurde, kennt „${option}“ nicht: Lass es bitte weg.`,
    unknownCard: (id) =>
      `Unter der Kennung „${id}“ bewahre ich keine Frage auf. Die Kennung einer Antwort steht in ihrer letzten Zeile.`,
    cannotChange: (option) => `Diese Frage hat keine Option „${option}“.`,
    messageWithoutText:
      'Diese Nachricht hat keinen eigenen Text: Was in Bildern, Dateien und Einbettungen steht, kann ich hier nicht lesen.',
    textEmpty: (option) => `„${option}“ ist leer: Mindestens ein Zeichen muss da sein.`,
    textOnlySpaces: (option) =>
      `In „${option}“ stehen nur Leerzeichen: Mindestens ein sichtbares Zeichen muss da sein.`,
    textTooLong: (option, length, limit) =>
      `„${option}“ hat ${count(length)} Zeichen, und ${count(limit)} sind das meiste, das ich annehme. Lass bitte ${plural(length - limit, 'Zeichen', 'Zeichen')} weg.`,
    textOverContext: (tokens, limit, model) =>
      `Dieser Text ist ${count(tokens)} Token lang, und ${model} kann höchstens auf ${count(limit)} zurückblicken. Kürz ihn bitte; für das nächste Wort zählt das Ende am meisten.`,
    loneSurrogate: (option) =>
      `„${option}“ enthält ein halbes Zeichen (ein zerschnittenes Emoji?). Tipp es bitte noch einmal.`,
    unknownPopulation: (name) => `Eine Population namens „${name}“ gibt es hier nicht.`,
    populationIsText: (name) =>
      `„${name}“ ist ein Text, dessen Wörter gezählt werden; hier braucht es eine Population mit Mitgliedern.`,
    populationHasMembers: (name) =>
      `„${name}“ ist eine Population mit Mitgliedern; hier braucht es einen Text, dessen Wörter gezählt werden.`,
    busy: {
      person: 'Du hast in kurzer Zeit viel gefragt.',
      server: 'Von diesem Server warten schon viele Fragen.',
      everyone: 'Es warten schon viele Fragen.',
    },
    tryAgainIn: (seconds) => ` Versuch es in ${plural(seconds, 'Sekunde', 'Sekunden')} noch einmal.`,
  },
};
