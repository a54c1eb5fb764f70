/** The texts of `/settings` in Spanish. */
import type { SettingsMessages } from './en.js';

export const es: SettingsMessages = {
  title: 'Ajustes de este servidor',
  changed: 'Cambiado: ',
  rows: {
    channels: 'Responde en: ',
    managers: 'Pueden gestionar, además de quienes administran el servidor: ',
    language: 'Idioma: ',
    words: 'Palabras que muestra /nextword: ',
    population: 'Población de las preguntas que no nombran ninguna: ',
    weekly: 'Canal de la pregunta semanal: ',
    weeklyTime: 'Se hace: ',
  },
  weekly: {
    next: (time) => `; la próxima: ${time}`,
    refused: (time) =>
      `No pude publicar la pregunta semanal (${time}): su canal ya no existe o no puedo escribir en él. Dejadme ver el canal, enviar mensajes e insertar enlaces, o elegid otro; después hacedla con /quiz weekly.`,
  },
  unset: {
    channels: 'todos los canales',
    managers: 'nadie más',
    language: 'el de cada persona',
    words: (usual) => `${usual}, como en todas partes`,
    population: 'people, como en todas partes',
    weekly: 'ninguno',
  },
  note: '/privacy, /help y /settings responden en todos los canales, para que nadie se quede fuera. Un hilo cuenta como su canal. Estos ajustes nombran canales y roles, y a ninguna persona; un cambio se nota en medio minuto.',
  refusal: {
    notAMention: {
      channels: (received) => `«${received}» no es un canal: elige canales con # o escribe «everywhere».`,
      managers: (received) => `«${received}» no es un rol: elige roles con @ o escribe «none».`,
      weekly: (received) => `«${received}» no es un canal: elige uno con # o escribe «none».`,
    },
    tooMany: (option, count, limit) => `«${option}» admite ${limit} como máximo; hay ${count}.`,
    noChannel:
      'No veo este canal en este servidor. Elige uno que yo pueda ver y en el que pueda escribir: /settings weekly:#mates',
    needServer: 'Los ajustes son de un servidor; en los mensajes directos no hay.',
    notManager:
      'Los ajustes los cambia quien administra el servidor o tiene un rol que puede hacerlo, y tú no eres ninguno de ellos. Sin opciones, /settings los muestra a todo el mundo.',
    notManagerOfManagers:
      'Qué roles pueden gestionar lo decide solo quien tiene el permiso de Discord «Gestionar servidor», y tú no lo tienes.',
    elsewhere: 'En este canal no respondo. En este servidor respondo en ',
    elsewhereEnd: '.',
  },
};
