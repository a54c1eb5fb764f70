/** The texts of `/settings` in French. */
import type { SettingsMessages } from './en.js';

export const fr: SettingsMessages = {
  title: 'Réglages de ce serveur',
  changed: 'Changé : ',
  rows: {
    channels: 'Répond dans : ',
    managers: 'Peuvent gérer, avec ceux qui gèrent le serveur : ',
    language: 'Langue : ',
    words: 'Mots que montre /nextword : ',
    population: 'Population des questions qui n’en nomment pas : ',
    weekly: 'Salon de la question de la semaine : ',
    weeklyTime: 'Elle est posée : ',
  },
  weekly: {
    next: (time) => ` ; la prochaine : ${time}`,
    refused: (time) =>
      `Je n’ai pas pu poser la question de la semaine (${time}) : son salon n’existe plus, ou je ne peux pas y écrire. Laissez-moi voir le salon, envoyer des messages et intégrer des liens, ou choisissez-en un autre ; ensuite /quiz weekly la pose.`,
  },
  unset: {
    channels: 'tous les salons',
    managers: 'personne d’autre',
    language: 'celle de chacun',
    words: (usual) => `${usual}, comme partout`,
    population: 'people, comme partout',
    weekly: 'aucun',
  },
  note: '/privacy, /help et /settings répondent dans tous les salons, pour que personne ne reste dehors. Un fil compte comme son salon. Ces réglages nomment des salons et des rôles, et aucune personne ; un changement se voit en une demi-minute.',
  refusal: {
    notAMention: {
      channels: (received) =>
        `« ${received} » n’est pas un salon : choisis des salons avec #, ou écris « everywhere ».`,
      managers: (received) =>
        `« ${received} » n’est pas un rôle : choisis des rôles avec @, ou écris « none ».`,
      weekly: (received) => `« ${received} » n’est pas un salon : choisis-en un avec #, ou écris « none ».`,
    },
    tooMany: (option, count, limit) => `« ${option} » en prend ${limit} au plus ; il y en a ${count}.`,
    noChannel:
      'Je ne vois pas ce salon sur ce serveur. Choisis-en un que je peux voir et où je peux écrire : /settings weekly:#maths',
    needServer: 'Les réglages sont ceux d’un serveur ; en messages privés, il n’y en a pas.',
    notManager:
      'Les réglages sont changés par qui gère le serveur ou a un rôle qui le peut, et ce n’est pas ton cas. Sans options, /settings les montre à tout le monde.',
    notManagerOfManagers:
      'Les rôles qui peuvent gérer sont décidés par les seules personnes qui ont la permission « Gérer le serveur » de Discord, et tu ne l’as pas.',
    elsewhere: 'Je ne réponds pas dans ce salon. Sur ce serveur, je réponds dans ',
    elsewhereEnd: '.',
  },
};
