/** What anybody may meet in any command, in Spanish. */
import { numbersOf, pluralOf } from '../catalogue.js';
import type { TroubleMessages } from './en.js';

const { count } = numbersOf('es');
const plural = (value: number, one: string, other: string) =>
  `${count(value)} ${pluralOf('es', value, { one, other })}`;

const GET_IT =
  'Para conseguirlo, quien administra el bot ejecuta allí «npm run model» o pone en MODEL la ruta de un archivo GGUF.';
const GET_ANOTHER =
  'Para conseguir uno que funcione, quien administra el bot deja MODEL sin poner y ejecuta allí «npm run model», o pone en MODEL otro archivo GGUF.';
const STILL_WORKS = 'Las preguntas que no necesitan modelo, como /prob sobre personas, siguen funcionando.';

export const es: TroubleMessages = {
  howToGetModel: { missing: GET_IT, unsupported: GET_ANOTHER },
  failure: {
    title: 'Esta vez no hay respuesta',
    sentences: {
      'model-missing': `El modelo de lenguaje no está en esta máquina y no se pudo descargar. ${GET_IT} Lo que se intentó está en el registro del bot. ${STILL_WORKS}`,
      'model-unsupported': `El modelo de lenguaje que se configuró para este bot no lo puede ejecutar. ${GET_ANOTHER} El motivo está en el registro del bot. ${STILL_WORKS}`,
      'engine-stopped':
        'El modelo de lenguaje se detuvo mientras trabajaba en esta pregunta. Vuelve a preguntar dentro de un momento.',
      'queue-unavailable':
        'Ahora mismo no se pueden pasar preguntas, así que esta quedará sin respuesta. Vuelve a preguntar dentro de un minuto.',
      'queue-full':
        'Ahora mismo esperan demasiadas preguntas, así que esta no se aceptó. Vuelve a preguntar dentro de un minuto.',
      'store-unavailable':
        'Lo que guardo (preguntas anteriores, poblaciones, encuestas) no está accesible ahora mismo. Inténtalo de nuevo dentro de un minuto; una pregunta escrita como comando propio quizá funcione.',
      'file-unavailable': 'No se pudo obtener el archivo de Discord. Vuelve a darlo.',
      expired: 'Esta pregunta esperó respuesta demasiado tiempo. Hazla otra vez.',
      'gave-up':
        'Esta pregunta se empezó varias veces y nunca llegó a terminar, así que la abandoné. Prueba con una más corta o más sencilla.',
      'too-slow':
        'La respuesta tardó más de lo permitido. Prueba con un texto más corto, o pregunta de nuevo cuando haya menos actividad.',
      'shutting-down': 'El bot se está reiniciando. Vuelve a preguntar dentro de un minuto.',
      cancelled: 'Cancelada.',
      lost: 'Otro proceso se ha hecho cargo de esta pregunta y la responde.',
      bug: 'Ha fallado algo que no debería fallar; el fallo es del bot, no de tu pregunta.',
    },
    incident: (id) => ` Quien administra el bot lo encuentra en el registro como incidente ${id}.`,
  },
  notice: {
    stale: 'Este botón o menú ya no funciona. Escribe el comando otra vez y tendrás uno nuevo.',
    unknown:
      'La pregunta a la que pertenece ya no se guarda, o es de otra persona. Escribe el comando otra vez y tendrás una nueva.',
    notYours: 'Esta pregunta solo la puede cancelar quien la hizo.',
    textGone:
      'El texto de ese mensaje ya no está: se conserva un cuarto de hora como mucho y nunca se guarda. Abre otra vez el menú del mensaje y elige «¿Es sorprendente?».',
    restarting: 'Given se está reiniciando. Vuelve a preguntar dentro de un minuto.',
  },
  waiting: {
    queued: (ahead, about) =>
      `En la cola: ${ahead === 0 ? 'tu pregunta es la siguiente' : `antes de la tuya hay ${plural(ahead, 'pregunta', 'preguntas')}`}${about === undefined ? '' : `, ${about}`}.`,
    about: { seconds: (value) => `unos ${value} s`, minutes: (value) => `unos ${value} min` },
    running: 'Se está trabajando en tu pregunta.',
    fetchingModel: (percent) => `Se está descargando el modelo de lenguaje: ${percent} %.`,
    readyingModel: 'Se está preparando el modelo de lenguaje. Esto ocurre una vez después de cada arranque.',
    training: (percent) => `Se está entrenando el modelo pequeño: ${percent} %.`,
    search: (percent, steps, limit) =>
      `Se está trabajando en tu pregunta: ${percent} % de la probabilidad está asegurado; ${count(steps)} de ${count(limit)} pasos como máximo.`,
    cancel: 'Cancelar',
    askAgain: 'Preguntar otra vez',
    unanswered: {
      cancelled: 'Cancelada.',
      restarted: 'Given se reinició antes de poder responder. Vuelve a preguntar.',
      'perhaps-done':
        'Given se reinició antes de poder decir qué resultó de esto. Puede que esté hecho: míralo antes de intentarlo otra vez.',
      'queue-lost':
        'Lo que estaba en espera se perdió antes de responder a esta pregunta. Vuelve a preguntar.',
    },
  },
  refusal: {
    titles: { busy: 'Un momento, por favor', unknownCommand: 'No conozco este comando' },
    names: (names, more) => `${names.join(', ')}${more === 0 ? '' : ` y ${count(more)} más`}`,
    suggestion: (name) => ` ¿Querías decir «${name}»?`,
    thereAre: (names) => ` Los que hay: ${names}.`,
    unknownCommand: (name) => `No existe el comando «/${name}».`,
    iKnow: (names) => ` Conozco ${names}.`,
    itHas: (names) => ` Tiene ${names}.`,
    noSubcommand: (command) => `A /${command} le falta una palabra.`,
    unknownSubcommand: (command, name) => `/${command} no tiene «${name}».`,
    fileTooLarge: (name, bytes, limit) =>
      `El archivo «${name}» tiene ${count(bytes)} bytes, y no puedo aceptar más de ${count(limit)}.`,
    unknownOption: (command, option) => `/${command} no tiene la opción «${option}».`,
    missingOption: (command, option) => `/${command} necesita la opción «${option}».`,
    notAnInteger: (option, min, max, received) =>
      `«${option}» tiene que ser un número entero de ${min} a ${max}, pero es «${received}».`,
    notANumber: (option, min, max, received) =>
      `«${option}» tiene que ser un número de ${min} a ${max}, pero es «${received}».`,
    outOfRange: (option, min, max, received) =>
      `«${option}» tiene que estar entre ${min} y ${max}, pero es ${received}.`,
    notAYesOrNo: (option, received) => `«${option}» tiene que ser true o false, pero es «${received}».`,
    notAChoice: (option, received) => `«${option}» no puede ser «${received}».`,
    itCanBe: (names) => ` Puede ser ${names}.`,
    unknownText: (name) => `Aquí no hay ningún texto llamado «${name}».`,
    keepsOne: ' «/population text» guarda uno propio.',
    notWithModel: (option) => `Un modelo pequeño entrenado aquí no conoce «${option}»: quítalo.`,
    unknownCard: (id) =>
      `No guardo ninguna pregunta con el identificador «${id}». El de una respuesta está en su última línea.`,
    cannotChange: (option) => `Esta pregunta no tiene la opción «${option}».`,
    messageWithoutText:
      'Este mensaje no tiene texto propio: aquí no se puede leer lo que está en imágenes, archivos e inserciones.',
    textEmpty: (option) => `«${option}» está vacío: hace falta al menos un carácter.`,
    textOnlySpaces: (option) => `«${option}» solo tiene espacios: hace falta al menos un carácter visible.`,
    textTooLong: (option, length, limit) =>
      `«${option}» tiene ${plural(length, 'carácter', 'caracteres')}, y no puedo aceptar más de ${count(limit)}. Quita ${plural(length - limit, 'carácter', 'caracteres')}.`,
    textOverContext: (tokens, limit, model) =>
      `Este texto tiene ${count(tokens)} tokens, y ${model} puede mirar atrás ${count(limit)} como máximo. Acórtalo; para la siguiente palabra lo que más importa es el final.`,
    loneSurrogate: (option) =>
      `«${option}» contiene medio carácter (¿un emoji partido en dos?). Escríbelo otra vez.`,
    unknownPopulation: (name) => `Aquí no hay ninguna población llamada «${name}».`,
    populationIsText: (name) =>
      `«${name}» es un texto cuyas palabras se cuentan; aquí hace falta una población con miembros.`,
    populationHasMembers: (name) =>
      `«${name}» es una población con miembros; aquí hace falta un texto cuyas palabras se cuenten.`,
    busy: {
      person: 'Has preguntado mucho en poco tiempo.',
      server: 'Ya esperan muchas preguntas de este servidor.',
      everyone: 'Ya esperan muchas preguntas.',
    },
    tryAgainIn: (seconds) => ` Inténtalo de nuevo dentro de ${plural(seconds, 'segundo', 'segundos')}.`,
  },
};
