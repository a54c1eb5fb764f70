/** The texts of `/guess` in Spanish. */
import { pluralOf } from '../catalogue.js';
import { shareTextsOf } from '../share-texts.js';
import type { GuessMessages } from './en.js';

const numbers = shareTextsOf('es');
const { count } = numbers;
const plural = (value: number, one: string, other: string) =>
  `${count(value)} ${pluralOf('es', value, { one, other })}`;

export const es: GuessMessages = {
  numbers,
  blank: '_____',
  somethingElse: 'otra cosa',
  round: {
    title: {
      word: 'Adivina la palabra siguiente',
      split: 'Adivina la palabra siguiente: 100 puntos',
      shannon: 'Adivina hasta acertar',
    },
    invitation: {
      word: '¿Qué venía después en el texto? Pulsa «Adivinar» y escribe una palabra. Solo tú la ves, y puedes cambiarla hasta que se revele.',
      split:
        '¿Qué venía después en el texto? Pulsa «Repartir 100 puntos» y di cuánta seguridad tienes en cada palabra. Solo tú lo ves, y puedes cambiarlo hasta que se revele.',
      shannon:
        'El juego de Shannon: pulsa «Adivinar» hasta dar con la palabra del texto. Después de cada intento se te dice, en privado, si es la correcta.',
    },
    agreement:
      'Al jugar aceptas que al revelar se te nombre junto a lo que dijiste, y en /guess scores junto a lo que perdiste de media. «Mi intento» muestra y borra tu intento.',
    time: (seconds) => `Se revela sola ${count(seconds)} segundos después de empezar.`,
    players: (people) =>
      people === 0 ? 'Nadie ha jugado todavía.' : `${plural(people, 'persona ha', 'personas han')} jugado.`,
    from: (text) => `Del texto «${text}» de este grupo.`,
    who: (minutes) =>
      `Revela quien empezó la ronda o quien administra el servidor; pasados ${minutes} minutos, cualquiera de aquí.`,
  },
  begun: { title: 'Una ronda de adivinar', thread: 'Se juega en el hilo ' },
  buttons: {
    guess: 'Adivinar',
    split: 'Repartir 100 puntos',
    mine: 'Mi intento',
    reveal: 'Revelar',
    again: 'Seguir adivinando',
    withdraw: 'Borrar mi intento',
  },
  form: {
    word: 'La palabra siguiente',
    splitTitle: 'Repartir 100 puntos',
    guessTitle: (number) => `Intento ${number}`,
  },
  mine: {
    nothing: 'No has jugado en esta ronda.',
    word: (word) => `Tu palabra es «${word}». Puedes cambiarla hasta que se revele.`,
    split: 'Tus puntos. Puedes cambiarlos hasta que se revele.',
    right: (word, number) =>
      `«${word}» es la correcta, en el intento ${number}. No lo cuentes antes de que se revele, por favor.`,
    wrong: (word, number) => `«${word}» no es la palabra. Era el intento ${number}.`,
    deleted: 'Tu intento está borrado.',
    points: 'puntos',
    title: 'Tu intento',
  },
  reveal: {
    wrote: 'El texto decía ',
    wroteEnd: '. ',
    rank: (from, to) =>
      to === undefined
        ? `puesto ${count(from)} como mucho`
        : `puesto ${from === to ? count(from) : `${count(from)}–${count(to)}`}`,
    favourite: (word, share) => `La favorita del modelo era «${word}» con ${share}.`,
    favouriteToo: (share) => `También era la favorita del modelo, con ${share}.`,
    gave: (share, rank) => `A la palabra del texto le dio ${share}, ${rank} entre todas las palabras.`,
    people: (hits, players) =>
      `${count(hits)} de ${plural(players, 'persona acertó', 'personas acertaron')}.`,
    columns: { word: 'palabra', people: 'gente', model: 'modelo', lost: 'bits' },
    otherGuesses: (all) => `y ${plural(all, 'otra palabra', 'otras palabras')}`,
    beat: 'Mejor que el modelo: ',
    beatNobody: 'Esta vez nadie lo hizo mejor que el modelo.',
    why: {
      word: ', con la palabra del texto donde el modelo prefería otra.',
      split: ', con más puntos para la palabra del texto que el modelo.',
      shannon: ', con menos intentos que el modelo.',
    },
    bits: (bits) => `${bits} bits`,
    named: 'Quién dijo qué',
    more: (all) => ` y ${count(all)} más`,
    guesses: (all) => plural(all, 'intento', 'intentos'),
    gaveUp: (all) => `sin encontrarla en ${plural(all, 'intento', 'intentos')}`,
    nobody: 'Nadie había jugado cuando se acabó el tiempo.',
    splitLost: (people, model) =>
      `Pérdida por la regla logarítmica, −log₂ de la parte de la correcta: la gente ${people} bits de media, el modelo ${model} bits.`,
    bitsNote: (floor) =>
      `Pérdida en bits: log₂ P(favorita) − log₂ P(palabra), según el modelo; 0 es su favorita. «Ninguna palabra»: un signo, un número, el final del texto. En la cuenta total una parte pierde −log₂ de lo que dio a la palabra del texto, su parte de los votos o su probabilidad, y al menos ${floor} cuenta como dado, para que nadie pierda sin fin. Mayúsculas y minúsculas son la misma palabra.`,
    splitNote:
      'Cada opción cuenta al menos 1 punto, y luego todo se ajusta a 100, para la gente y para el modelo. Por encima de ese mínimo nada paga más de media que los puntos en los que crees.',
    shannonNote:
      'Con q_r como parte encontrada en el intento r, la entropía de una palabra está entre Σ r (q_r − q_r₊₁) log₂ r y −Σ q_r log₂ q_r (Shannon, 1951). Quien se rindió no está en ninguna parte, lo que deja las cotas demasiado bajas.',
  },
  standing: {
    title: 'Todas las rondas de aquí',
    rounds: (all) => plural(all, 'ronda', 'rondas'),
    mean: (mean, error) => (error === undefined ? mean : `${mean} ± ${error}`),
    bits: (rounds, people, model) =>
      `${rounds}: la gente pierde ${people} bits por palabra de media, el modelo ${model} (± un error estándar).`,
    open: (rounds) => `Antes de ${rounds} rondas no se afirma nada.`,
    even: 'La diferencia está dentro de dos errores estándar: no se ve que ninguna parte sea mejor.',
    people: 'La gente va por delante por más de dos errores estándar.',
    model: 'El modelo va por delante por más de dos errores estándar.',
    entropy: (side, lower, upper, n) => `${side}: de ${lower} a ${upper} bits por palabra (n = ${n}).`,
    sides: { people: 'Entropía según los intentos de la gente', model: 'Según los puestos del modelo' },
    notFound: (all) => `${plural(all, 'palabra no se encontró', 'palabras no se encontraron')}.`,
  },
  scores: {
    title: 'La gente contra el modelo',
    modes: { word: 'Una palabra', split: '100 puntos', shannon: 'Hasta acertar' },
    none: 'Aquí todavía no se ha revelado ninguna ronda. Empieza una con /guess.',
    model: 'El modelo de lenguaje',
    lost: (bits, rounds) => `${bits} bits por ronda, ${plural(rounds, 'ronda', 'rondas')}`,
    fewer: (bits) => `(${bits} menos que el modelo en las mismas rondas)`,
    more: (bits) => `(${bits} más que el modelo en las mismas rondas)`,
    same: '(tantos como el modelo en las mismas rondas)',
    note: 'Menos bits es mejor; ± es un error estándar, y una diferencia de hasta dos no demuestra nada. Puntos: −log₂ de la parte de la opción correcta. Una palabra: 0 si acierta, si no −log₂ del 1 % que queda para cada otra palabra; del modelo cuenta su favorita. Hasta acertar: log₂ del número de intentos, y del rango en el modelo.',
  },
  picture: {
    people: (all) => `gente (${count(all)})`,
    first: (all) => `primer intento (${count(all)})`,
    elseRight: (word) => `otra: ${word}`,
    model: 'modelo',
    otherWords: 'otras palabras',
    noWord: 'ninguna palabra',
    unassigned: 'sin asignar aún',
    wrote: (word) => `El texto decía «${word}»`,
    alt: (sentence, word, players, share, rank) =>
      `${sentence}: el texto decía ${word}. Jugaron ${count(players)}; el modelo le dio ${share}, ${rank}.`,
    altRow: (word, people, model) =>
      people === null ? `${word}: modelo ${model};` : `${word}: gente ${people}, modelo ${model};`,
  },
  short: {
    somethingElse: 'otra',
    otherWords: 'otras',
    noWord: 'ninguna',
    unassigned: 'sin asignar',
  },
  refusal: {
    closed: 'Esta ronda ya no está abierta, así que ya no se puede adivinar en ella.',
    full: (limit) => `En esta ronda han jugado ${count(limit)} personas, y no puedo contar más.`,
    tooMany: (limit) =>
      `Aquí ya hay ${count(limit)} rondas en marcha, y no puedo guardar más. Revela antes una.`,
    nobody: 'Nadie ha jugado todavía. Para revelar hace falta al menos un intento.',
    notAWord: (received) => `«${received}» no es una sola palabra. Escribe una palabra hecha de letras.`,
    host: (minutes) =>
      `En los primeros ${minutes} minutos revela quien empezó la ronda o quien administra el servidor, y tú no eres ninguno de ellos.`,
    noRoom:
      'No puedo escribir en un hilo de este canal, así que allí no se puede jugar. Deja fuera «thread» o pide a quien administra el servidor que lo permita.',
    needsChannel: 'Una ronda necesita un canal en el que se puedan pulsar sus botones; aquí no hay.',
    noSentence: (name, min, max) =>
      `«${name}» no tiene ninguna frase de ${min} a ${max} palabras con una palabra que adivinar.`,
    noModel: {
      missing: (how) =>
        `Aquí se juega contra el modelo de lenguaje, y no está en la máquina en la que funciono. ${how} Sin modelo funciona: /quiz round`,
      unsupported: (how) =>
        `Aquí se juega contra el modelo de lenguaje, y el que se configuró para mí no se puede ejecutar. ${how} Sin modelo funciona: /quiz round`,
    },
    noCandidates:
      'El modelo de lenguaje no está o no nombró palabras, así que no hay nada a lo que dar puntos.',
    found: 'Ya has encontrado la palabra.',
    noMore: (limit) => `${count(limit)} intentos son el máximo, y ya los has hecho.`,
    again: (word) => `Ya has probado «${word}»; no cuenta una segunda vez.`,
    sum: (sum) => `Tus puntos suman ${count(sum)}, y deberían sumar 100.`,
    points: (received) => `«${received}» no es un número de puntos: usa números enteros de 0 a 100.`,
  },
};
