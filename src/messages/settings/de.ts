/** The texts of `/settings` in German. */
import type { SettingsMessages } from './en.js';

export const de: SettingsMessages = {
  title: 'Einstellungen dieses Servers',
  changed: 'Geändert: ',
  rows: {
    channels: 'Antwortet in: ',
    managers: 'Dürfen verwalten, neben denen, die den Server verwalten: ',
    language: 'Sprache: ',
    words: 'Wörter, die /nextword zeigt: ',
    population: 'Population von Fragen, die keine nennen: ',
    weekly: 'Kanal der Wochenfrage: ',
    weeklyTime: 'Gestellt wird sie: ',
  },
  weekly: {
    next: (time) => `; die nächste: ${time}`,
    refused: (time) =>
      `Die Wochenfrage vom ${time} konnte ich nicht stellen: Ihr Kanal ist weg, oder ich darf dort nicht schreiben. Erlaubt mir, den Kanal zu sehen, Nachrichten zu senden und Links einzubetten, oder stellt einen anderen ein; dann stellt /quiz weekly sie.`,
  },
  unset: {
    channels: 'allen Kanälen',
    managers: 'niemand sonst',
    language: 'die jeder Person',
    words: (usual) => `${usual}, wie überall`,
    population: 'people, wie überall',
    weekly: 'keiner',
  },
  note: '/privacy, /help und /settings antworten in jedem Kanal, damit niemand ausgesperrt wird. Ein Thread zählt als sein Kanal. Diese Einstellungen nennen Kanäle und Rollen und keine Person; eine Änderung zeigt sich innerhalb einer halben Minute.',
  refusal: {
    notAMention: {
      channels: (received) => `„${received}“ ist kein Kanal: Wähle Kanäle mit # oder schreib „everywhere“.`,
      managers: (received) => `„${received}“ ist keine Rolle: Wähle Rollen mit @ oder schreib „none“.`,
      weekly: (received) => `„${received}“ ist kein Kanal: Wähle einen mit # oder schreib „none“.`,
    },
    tooMany: (option, count, limit) => `„${option}“ nimmt höchstens ${limit}; es sind ${count}.`,
    noChannel:
      'Diesen Kanal sehe ich auf diesem Server nicht. Wähle einen, den ich sehen und in dem ich schreiben darf: /settings weekly:#mathe',
    needServer: 'Einstellungen gehören zu einem Server; in Direktnachrichten gibt es keine.',
    notManager:
      'Einstellungen ändert, wer den Server verwaltet oder eine Rolle hat, die das darf; beides trifft auf dich nicht zu. Ohne Optionen zeigt /settings sie allen.',
    notManagerOfManagers:
      'Welche Rollen verwalten dürfen, entscheidet allein, wer von Discord die Berechtigung „Server verwalten“ hat, und die hast du nicht.',
    elsewhere: 'In diesem Kanal antworte ich nicht. Auf diesem Server antworte ich in ',
    elsewhereEnd: '.',
  },
};
