/** The texts of the quiz in Spanish. */
import { SLIPS } from '../../quiz/question.js';
import type { FactsOf, QuizMessages } from './en.js';
import { esFeedback } from './es-feedback.js';
import { esSteps } from './es-steps.js';
import { quizNumbersOf } from './quiz-numbers.js';

const numbers = quizNumbersOf('es');
const { count, percent, share, rate, perMille, counted } = numbers;
const plural = (value: number, one: string, other: string) => counted(value, { one, other });
const questions = (value: number) => plural(value, 'pregunta', 'preguntas');

const pairGiven = ({
  population,
  a,
  b,
  counts,
}: FactsOf<'conditional' | 'both' | 'either' | 'not-given'>) => [
  `«${population}» tiene ${plural(counts.everyone, 'miembro', 'miembros')}.`,
  `${count(counts.a)} están en «${a}», ${count(counts.b)} están en «${b}».`,
  `${count(counts.both)} están en «${a}» y en «${b}» a la vez.`,
];

interface Story {
  cases(size: number, ill: number): string;
  alarm(hits: string, falseAlarms: string): string;
  readonly others: string;
  readonly happened: string;
  readonly asked: string;
  readonly short: readonly [string, string];
}

const STORIES: Readonly<Record<FactsOf<'test'>['story'], Story>> = {
  illness: {
    cases: (size, ill) =>
      `De ${count(size)} personas, ${ill === 1 ? 'una está enferma' : `${count(ill)} están enfermas`}.`,
    alarm: (hits, falseAlarms) => `Una prueba da positivo en ${hits} y también en ${falseAlarms}.`,
    others: 'las otras',
    happened: 'A una persona la prueba le da positivo.',
    asked: '¿Qué probabilidad hay de que esté enferma?',
    short: ['enferma', 'positivo'],
  },
  spam: {
    cases: (size, ill) =>
      `De ${count(size)} correos, ${ill === 1 ? 'uno es spam' : `${count(ill)} son spam`}.`,
    alarm: (hits, falseAlarms) => `Un filtro marca ${hits} y también ${falseAlarms}.`,
    others: 'los otros',
    happened: 'Un correo queda marcado.',
    asked: '¿Qué probabilidad hay de que sea spam?',
    short: ['spam', 'marcado'],
  },
  smoke: {
    cases: (size, ill) =>
      `En ${count(size)} noches alguien cocina; en ${ill === 1 ? 'una' : count(ill)} de ellas se quema algo.`,
    alarm: (hits, falseAlarms) => `La alarma de humo suena en ${hits} y también en ${falseAlarms}.`,
    others: 'las otras',
    happened: 'La alarma suena.',
    asked: '¿Qué probabilidad hay de que se queme algo?',
    short: ['fuego', 'alarma'],
  },
  coin: {
    cases: (size, ill) =>
      `De ${count(size)} monedas, ${ill === 1 ? 'una es falsa' : `${count(ill)} son falsas`}.`,
    alarm: (hits, falseAlarms) => `Una máquina rechaza ${hits} y también ${falseAlarms}.`,
    others: 'las otras',
    happened: 'Una moneda es rechazada.',
    asked: '¿Qué probabilidad hay de que sea falsa?',
    short: ['falsa', 'rechazada'],
  },
};

const GROUPS = {
  classes: {
    line: (name: string, size: number, passed: number) =>
      `Clase ${name}: ${count(passed)} de ${plural(size, 'estudiante', 'estudiantes')} ${passed === 1 ? 'aprobó' : 'aprobaron'} (${rate(passed, size)}).`,
    asked:
      'Se elige al azar a un estudiante de las dos clases juntas, cada uno con la misma probabilidad. ¿Qué probabilidad hay de que haya aprobado?',
    short: ['clase A', 'aprobó', 'clase B'],
  },
  teams: {
    line: (name: string, size: number, won: number) =>
      `Con la capitana ${name} el equipo ganó ${count(won)} de ${plural(size, 'partido', 'partidos')} (${rate(won, size)}).`,
    asked:
      'Se elige al azar uno de todos estos partidos, cada uno con la misma probabilidad. ¿Qué probabilidad hay de que se ganara?',
    short: ['capitana A', 'ganado', 'capitana B'],
  },
} as const;

export const es: QuizMessages = {
  numbers,
  events: {
    test: ({ story }) => STORIES[story].short,
    mixture: ({ story }) => GROUPS[story].short,
    'two-draws': () => ['bolsa A', 'dos rojas', 'bolsa B'],
    'which-text': ({ word }) => ['primer texto', `«${word}»`],
  },
  everyone: {
    test: ({ size }) => `todos: ${count(size)}`,
    mixture: ({ groups: [one, other] }) => `todos juntos: ${count(one.size + other.size)}`,
    'two-draws': ({ balls }) => `${count(2 * balls * balls)} casos igual de probables`,
    'which-text': () => `extracciones: ${count(1000 * SLIPS)}`,
    pair: (everyone) => `todos: ${count(everyone)}`,
  },
  given: {
    conditional: pairGiven,
    both: pairGiven,
    either: pairGiven,
    'not-given': pairGiven,
    test: ({ story, size, ill, hits, falseAlarms }) => {
      const well = size - ill;
      const { cases, alarm, others } = STORIES[story];
      const these = others === 'los otros' ? 'estos' : 'estas';
      return [
        cases(size, ill),
        alarm(
          `${count(hits)} de ${these} ${count(ill)} (${rate(hits, ill)})`,
          `${count(falseAlarms)} de ${others} ${count(well)} (${rate(falseAlarms, well)})`,
        ),
      ];
    },
    mixture: ({ story, groups: [one, other] }) => [
      GROUPS[story].line('A', one.size, one.count),
      GROUPS[story].line('B', other.size, other.count),
    ],
    'two-draws': ({ balls, red: [one, other] }) => [
      `Bolsa A: ${plural(one, 'bola roja', 'bolas rojas')} entre ${count(balls)}. Bolsa B: ${plural(other, 'bola roja', 'bolas rojas')} entre ${count(balls)}.`,
      'Una moneda equilibrada elige la bolsa. Se saca una bola, se devuelve, y se saca otra de la misma bolsa.',
    ],
    'two-words': ({ model, context, first, second, perMille: shares }) => [
      `Después de «${context}», el modelo de lenguaje ${model} dice «${first}» con ${perMille(shares.first)} y «${second}» con ${perMille(shares.secondAlone)}.`,
      `Después de «${context} ${first}» dice «${second}» con ${perMille(shares.secondAfterFirst)}.`,
    ],
    'which-text': ({ model, texts: [one, other], word, slips, perMille: shares }) => [
      `De ${count(SLIPS)} papeletas, ${slips[0] === 1 ? 'una lleva' : `${count(slips[0])} llevan`} el primer texto, «${one}», y ${slips[1] === 1 ? 'una' : count(slips[1])} el segundo, «${other}».`,
      `El modelo de lenguaje ${model} sigue con «${word}» con ${perMille(shares[0])} después del primer texto y con ${perMille(shares[1])} después del segundo.`,
      `Se saca una papeleta y el modelo escribe una palabra detrás de su texto. Es «${word}».`,
    ],
  },
  ask: {
    conditional: ({ a, b }) =>
      `Se elige al azar a uno de los que están en «${b}». ¿Qué probabilidad hay de que esté también en «${a}»: P(${a} | ${b})?`,
    both: ({ a, b }) =>
      `Se elige al azar a uno de todos. ¿Qué probabilidad hay de que esté en ambos: P(${a} y ${b})?`,
    either: ({ a, b }) =>
      `Se elige al azar a uno de todos. ¿Qué probabilidad hay de que esté en al menos uno de los dos: P(${a} o ${b})?`,
    'not-given': ({ a, b }) =>
      `Se elige al azar a uno de los que están en «${b}». ¿Qué probabilidad hay de que no esté en «${a}»: P(no ${a} | ${b})?`,
    test: ({ story }) => `${STORIES[story].happened} ${STORIES[story].asked}`,
    mixture: ({ story }) => GROUPS[story].asked,
    'two-draws': () => '¿Qué probabilidad hay de que las dos bolas sean rojas?',
    'two-words': ({ context, first, second }) =>
      `¿Qué probabilidad hay de que las dos palabras siguientes a «${context}» sean «${first} ${second}»?`,
    'which-text': ({ texts: [one], word }) =>
      `¿Qué probabilidad hay de que la papeleta llevara el primer texto, «${one}»: P(primer texto | «${word}»)?`,
  },
  short: {
    conditional: ({ a, b }) => `P(${a} | ${b})`,
    both: ({ a, b }) => `P(${a} y ${b})`,
    either: ({ a, b }) => `P(${a} o ${b})`,
    'not-given': ({ a, b }) => `P(no ${a} | ${b})`,
    test: ({ story }) => `P(${STORIES[story].short.join(' | ')})`,
    mixture: ({ story }) => `P(${GROUPS[story].short[1]})`,
    'two-draws': () => 'P(dos rojas)',
    'two-words': ({ first, second }) => `P(«${first}», luego «${second}»)`,
    'which-text': ({ word }) => `P(primer texto | «${word}»)`,
  },
  steps: esSteps,
  feedback: esFeedback,
  mistakes: {
    'inverted-condition': 'condición invertida: P(B | A) por P(A | B)',
    'forgotten-base-rate': 'tasa base olvidada',
    'condition-ignored': 'condición ignorada: P(A) por P(A | B)',
    'joint-for-conditional': 'dividido entre todos: P(A y B) por P(A | B)',
    'conditional-for-joint': 'dividido entre una parte: P(A | B) por P(A y B)',
    'multiplied-dependent': 'multiplicado como si uno no cambiara al otro',
    'overlap-twice': 'intersección contada dos veces',
    'either-for-both': '«o» en lugar de «y»',
    'both-for-either': '«y» en lugar de «o»',
    'exclusive-or': '«uno u otro, pero no ambos» en lugar de «o»',
    'negated-the-condition': 'negada la condición, no el suceso',
    'complement-of-false-alarm': 'uno menos la tasa de falsas alarmas',
    'mean-of-rates': 'media de dos tasas de grupos desiguales',
    'one-group-only': 'un grupo en lugar de los dos',
    'product-of-averages': 'producto de medias en lugar de media de productos',
    'only-once': 'una extracción en lugar de dos',
    'one-of-each': 'una de cada en lugar de dos iguales',
    added: 'sumado donde se multiplica',
  },
  title: (what) => `Quiz: ${what}`,
  numberedTitle: (number, of, what) => `Pregunta ${number} de ${of}: ${what}`,
  option: (letter, value) => `${letter}: ${percent(value)} (${numbers.lowest(value)})`,
  pick: 'Elige una opción y di después cuánta seguridad tienes. Puedes cambiar las dos cosas hasta que se revele.',
  chosen: (letter, value) => `Tu respuesta: ${letter}, ${percent(value)}.`,
  sure: (confidence) => `Tu seguridad: ${rate(confidence, 100)}.`,
  onlyGuess: 'Respondes al azar.',
  notSure: 'Aún no has dicho cuánta seguridad tienes: hasta entonces cuenta como respuesta al azar.',
  askSure: '¿Cuánta seguridad tienes?',
  confidence: (percentage, isEven) => `${rate(percentage, 100)}${isEven ? ': respondo al azar' : ''}`,
  right: (value) => `Correcto: ${share(value)}.`,
  wrong: (value) => `No del todo. Lo correcto es ${share(value)}.`,
  notAnswered: (value) => `La respuesta es ${share(value)}.`,
  pictureReading: (value) => `${count(value.top)} de ${count(value.bottom)}`,
  chain: {
    saidBy: (model) => `Lo que dice el modelo de lenguaje ${model}`,
    after: (context) => `después de «${context}»`,
    both: 'las dos, de todo lo que puede venir',
    reading: 'La segunda solo cuenta donde ha venido la primera',
  },
  onlyCounted: (all, everyone) => `Ahora solo cuentan ${count(all)} de ${count(everyone)}`,
  allCounted: 'No se sabe nada, así que cuentan todos',
  nothingChosen: 'Todavía no has respondido.',
  questionHeading: 'La pregunta',
  stepsHeading: 'Paso a paso',
  wrongHeading: 'Las opciones incorrectas',
  otherHeading: 'Las otras opciones incorrectas',
  answered: (people, seconds) =>
    `${people === 0 ? 'Nadie ha respondido todavía.' : `${plural(people, 'persona ha', 'personas han')} respondido.`} ${seconds === null ? 'Revela la respuesta quien empezó el quiz.' : `Hay ${seconds} segundos para esta pregunta.`}`,
  weekly: {
    title: (what) => `Pregunta de la semana: ${what}`,
    answered: (people, until) =>
      `${people === 0 ? 'Nadie ha respondido todavía.' : `${plural(people, 'persona ha', 'personas han')} respondido.`}${until === null ? '' : ` La respuesta se revela cuando llegue la próxima pregunta, como muy tarde: ${until}.`}`,
    askedTitle: 'La pregunta de esta semana está hecha',
    askedIn: 'Está en ',
    asked: (revealed, next) =>
      `. La revelan con su botón quienes administran el servidor; si no: ${revealed}. La próxima pregunta llega: ${next}.`,
  },
  begun: (all, seconds, isThread) =>
    `${questions(all)}, ${seconds === null ? 'con la respuesta revelada por quien empezó' : `${seconds} segundos para cada una`}. ${isThread ? 'Se juega en el hilo que se acaba de abrir.' : 'Se juega aquí, porque no puedo abrir un hilo.'} Puede jugar todo el mundo; nadie ve tus respuestas antes de que se revelen.`,
  begunTitle: 'Ha empezado un quiz',
  ownTitle: (number, what) => `Pregunta ${number}: ${what}`,
  onlyYou: 'Solo tú ves esto. Puedes cambiarlo hasta que se revele.',
  thread: (all) => `Quiz: ${questions(all)}`,
  groupHint:
    'Pulsa una opción y di cuánta seguridad tienes; solo tú ves tu respuesta. Puedes cambiar las dos cosas hasta que se revele.',
  votesTitle: 'votos',
  tableHeading: 'Tabla final',
  standing: (right, answers, of, skill) =>
    `${right} de ${of} correctas, destreza ${numbers.decimal(skill, 2, true)}${answers < of ? ` (${questions(of - answers)} sin responder)` : ''}`,
  standingNote:
    'Por destreza por pregunta: 1 es seguro y correcto, 0 es responder al azar o no responder, negativo es peor que el azar. Es la puntuación logarítmica, que paga más a quien dice con honestidad cuánta seguridad tiene.',
  score: (bits, brier, skill) =>
    `Puntuación: ${numbers.decimal(bits, 2)} bits (log₂ de lo que diste a la opción correcta), Brier ${numbers.decimal(brier, 2, true)}; como destreza ${numbers.decimal(skill, 2, true)}, donde 0 es responder al azar y 1 es seguro y correcto. Las dos reglas pagan más a quien dice con honestidad cuánta seguridad tiene.`,
  ownMistakes: 'mis propios errores que toca repasar',
  scores: {
    title: 'Quién responde mejor aquí',
    none: (least) =>
      `Nadie tiene todavía ${count(least)} respuestas. Juega con /quiz round, o a solas con /quiz solo.`,
    line: (mean, error, answers, right) =>
      `destreza ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`} (${count(right)} de ${count(answers)} correctas)`,
    note: (least, others) =>
      `Destreza por respuesta, con su error estándar: 1 es seguro y correcto, 0 es responder al azar. Dos personas cuyos intervalos se solapan pueden ser igual de buenas. A partir de ${count(least)} respuestas${others === 0 ? '' : `; ${plural(others, 'persona tiene', 'personas tienen')} menos`}. Los quiz privados no cuentan.`,
    group: 'Todos los de aquí juntos',
    ownTitle: 'Tus quiz',
    ownNone: 'Todavía no has respondido ninguna pregunta. Prueba /quiz solo.',
    own: (answers, right, mean, error) =>
      `${plural(answers, 'respuesta', 'respuestas')}, ${plural(right, 'correcta', 'correctas')}; destreza ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`} por respuesta.`,
    bits: (bits, brier) =>
      `De media, ${numbers.decimal(bits, 2)} bits y Brier ${numbers.decimal(brier, 2, true)}.`,
    curveHeading: '¿Aciertas tantas veces como dices?',
    groupCurveHeading: '¿Se acierta aquí tantas veces como se dice?',
    said: 'dicho',
    was: 'acierto',
    of: 'de',
    range: 'rango 95 %',
    error: (error, byChance) =>
      `De media hay ${numbers.decimal(100 * error, 1)} puntos entre lo que se dijo y lo que salió. A alguien perfectamente calibrado le salen ${numbers.decimal(100 * byChance, 1)} por azar después de tantas respuestas${error <= byChance ? ', así que mejor no puede verse' : ''}.`,
    few: (answers, least) =>
      `${plural(answers, 'respuesta', 'respuestas')} hasta ahora: a partir de ${count(least)} verás aquí si son correctas tan a menudo como se dijo.`,
    monthsHeading: 'Mes a mes',
    oneMonth: (least) =>
      `Cómo cambia esto se muestra cuando haya dos meses con al menos ${count(least)} respuestas cada uno.`,
    month: 'mes',
    skillColumn: 'destreza',
    moved: (first, last) =>
      `Entre lo que se dijo y lo que resultó hubo de media ${numbers.decimal(100 * first.error, 1)} puntos en ${first.month} (${numbers.decimal(100 * first.byChance, 1)} solo por azar) y ${numbers.decimal(100 * last.error, 1)} en ${last.month} (${numbers.decimal(100 * last.byChance, 1)}).`,
    monthsNote:
      'Destreza por respuesta, con su error estándar: dos meses cuyos intervalos se solapan pueden ser iguales. «Dicho» es la confianza media; quien acierta tan a menudo no es ni demasiado seguro ni demasiado modesto.',
    dueHeading: 'Para repasar',
    due: (mistake, days) =>
      days <= 0 ? `${mistake}: toca ahora` : `${mistake}: dentro de ${plural(days, 'día', 'días')}`,
    dueNote:
      'Un error vuelve después de 1, 3, 7, 14 y 30 días mientras lo evites. Practica con /quiz solo practise:mine',
  },
  curve: {
    title: '¿Tantos aciertos como lo dicho?',
    subtitle: 'Rayas: lo dicho. Puntos: lo que salió, con rango del 95 %',
    said: 'dicho',
    answers: 'veces',
    months: (years) => `Mes a mes, ${years}`,
    skill: 'Destreza por respuesta, ± error estándar',
    monthPoint: (month, { answers, right, said, skill }) =>
      `${month}: dicho ${rate(Math.round(100 * said), 100)}, correcto en ${count(right)} de ${count(answers)}${skill === undefined ? '' : `, destreza ${numbers.decimal(skill, 2, true)}`}`,
    point: (confidence, right, answers) =>
      `con ${rate(confidence, 100)}, acierto en ${count(right)} de ${count(answers)}`,
  },
  buttons: {
    curve: 'Dibujarlo',
    reveal: 'Revelar',
    next: 'Siguiente pregunta',
    mine: 'Mi respuesta',
    withdraw: 'Retirar mi respuesta',
  },
  refusal: {
    closed: 'Esta pregunta ha terminado, así que aquí ya no se puede pulsar nada.',
    counted: (letter, confidence) =>
      `Tu respuesta llegó a tiempo y cuenta: ${letter}${confidence === null ? '' : `, con una seguridad del ${rate(confidence, 100)}`}.`,
    full: (limit) => `${count(limit)} personas han respondido esta pregunta, y no puedo contar más.`,
    unanswered: 'Todavía no has respondido esta pregunta. Pulsa primero una de sus opciones.',
    soloOfAnother:
      'Este quiz lo juega quien lo empezó. Puedes empezar uno tuyo con /quiz solo, o uno para todos con /quiz round.',
    revealOfAnother:
      'La respuesta la revela quien empezó el quiz, quienes administran el servidor o el final del tiempo.',
    tooMany: (limit) =>
      `Aquí ya hay ${count(limit)} quiz en marcha, y no puedo guardar más. Termina antes uno.`,
    noRoom:
      'No puedo abrir un hilo ni escribir en este canal, así que aquí no se puede jugar una ronda. Quien administra el servidor puede permitírmelo; /quiz solo funciona en todas partes.',
    weeklyNotSet:
      'No hay ningún canal para la pregunta semanal. Lo eligen quienes administran el servidor: /settings weekly:#mates',
    weeklyAsked: (next) =>
      `Esta semana ya tiene su pregunta, y hay una por semana. La próxima llega: ${next}.`,
    weeklyNoRoom:
      'No puedo publicar la pregunta semanal: su canal ya no existe o no puedo escribir en él. Dejadme ver el canal, enviar mensajes e insertar enlaces, o elegid otro: /settings weekly:#mates',
    weeklyNotManager:
      'La pregunta semanal la hacen quienes administran el servidor o tienen un rol que lo permite, y tú no estás entre ellos. Puedes jugar ya con /quiz solo.',
    noQuestion:
      'No he encontrado ninguna pregunta de este tipo que tenga este error. Deja fuera una de las dos cosas.',
    noQuestionIn: (population) =>
      `No he encontrado ninguna pregunta en «${population}»: hacen falta dos atributos distintos, con miembros en ambos y en uno solo.`,
    noModel: {
      missing:
        'Las preguntas de este tipo toman sus números del modelo de lenguaje, y no está en la máquina en la que funciono. Para tenerlo, quien me gestiona ejecuta allí «npm run model». Los otros tipos no necesitan modelo: /quiz solo kind:test',
      unsupported:
        'Las preguntas de este tipo toman sus números del modelo de lenguaje, y el que se configuró para mí no puede ejecutarse. Para tener uno que funcione, quien me gestiona quita MODEL y ejecuta allí «npm run model». Los otros tipos no necesitan modelo: /quiz solo kind:test',
      late: 'Las preguntas de este tipo toman sus números del modelo de lenguaje, y no ha respondido a tiempo. Prueba otra vez dentro de un minuto; los otros tipos no necesitan modelo: /quiz solo kind:test',
    },
    kindOfModel: (population) =>
      `Las preguntas de este tipo tratan de lo que dice el modelo de lenguaje, no de «${population}». Deja fuera una de las dos cosas: /quiz solo kind:two-words`,
  },
};
