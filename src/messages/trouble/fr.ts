/** What anybody may meet in any command, in French. */
import { numbersOf, pluralOf } from '../catalogue.js';
import type { TroubleMessages } from './en.js';

const { count } = numbersOf('fr');
const plural = (value: number, one: string, other: string) =>
  `${count(value)} ${pluralOf('fr', value, { one, other })}`;

const GET_IT =
  'Pour l’obtenir, la personne qui gère le bot y lance « npm run model » ou donne à MODEL le chemin d’un fichier GGUF.';
const GET_ANOTHER =
  'Pour en obtenir un qui fonctionne, la personne qui gère le bot laisse MODEL de côté et y lance « npm run model », ou donne à MODEL un autre fichier GGUF.';
const STILL_WORKS =
  'Les questions qui se passent de modèle, comme /prob sur des personnes, fonctionnent toujours.';

export const fr: TroubleMessages = {
  howToGetModel: { missing: GET_IT, unsupported: GET_ANOTHER },
  failure: {
    title: 'Pas de réponse cette fois',
    sentences: {
      'model-missing': `Le modèle de langue n’est pas sur cette machine et n’a pas pu être téléchargé. ${GET_IT} Ce qui a été essayé est dans le journal du bot. ${STILL_WORKS}`,
      'model-unsupported': `Le bot ne peut pas faire tourner le modèle de langue qui lui a été donné. ${GET_ANOTHER} La raison est dans le journal du bot. ${STILL_WORKS}`,
      'engine-stopped':
        'Le modèle de langue s’est arrêté pendant qu’il travaillait à cette question. Repose-la dans un instant.',
      'queue-unavailable':
        'Les questions ne peuvent pas être transmises pour le moment, celle-ci restera donc sans réponse. Repose-la dans une minute.',
      'queue-full':
        'Trop de questions attendent pour le moment, celle-ci n’a donc pas été prise. Repose-la dans une minute.',
      'store-unavailable':
        'Ce que je conserve (questions précédentes, populations, sondages) n’est pas accessible pour le moment. Réessaie dans une minute ; une question tapée comme commande à part entière marche peut-être quand même.',
      'file-unavailable': 'Le fichier n’a pas pu être récupéré auprès de Discord. Donne-le encore une fois.',
      expired: 'Cette question a attendu sa réponse trop longtemps. Repose-la.',
      'gave-up':
        'Cette question a été commencée plusieurs fois sans jamais aboutir, je l’ai donc abandonnée. Essaie avec une question plus courte ou plus simple.',
      'too-slow':
        'La réponse a pris plus de temps qu’il n’est permis. Essaie avec un texte plus court, ou repose la question quand il y aura moins d’activité.',
      'shutting-down': 'Le bot redémarre. Repose la question dans une minute.',
      cancelled: 'Annulé.',
      lost: 'Un autre processus a repris cette question et y répond.',
      bug: 'Quelque chose a mal tourné qui n’aurait pas dû ; la faute est au bot, pas à ta question.',
    },
    incident: (id) => ` La personne qui gère le bot la trouve dans le journal sous l’incident ${id}.`,
  },
  notice: {
    stale: 'Ce bouton ou ce menu ne marche plus. Retape la commande pour en avoir un nouveau.',
    unknown:
      'La question à laquelle cela appartient n’est plus conservée, ou c’est celle de quelqu’un d’autre. Retape la commande pour en avoir une nouvelle.',
    notYours: 'Seule la personne qui a posé cette question peut l’annuler.',
    textGone:
      'Le texte de ce message n’est plus là : il est gardé un quart d’heure au plus et jamais enregistré. Rouvre le menu du message et choisis « Est-ce surprenant ? ».',
    restarting: 'Given redémarre. Repose la question dans une minute.',
  },
  waiting: {
    queued: (ahead, about) =>
      `Dans la file : ${ahead === 0 ? 'ta question est la prochaine' : `${plural(ahead, 'question passe', 'questions passent')} avant la tienne`}${about === undefined ? '' : `, ${about}`}.`,
    about: { seconds: (value) => `environ ${value} s`, minutes: (value) => `environ ${value} min` },
    running: 'Ta question est en cours de traitement.',
    fetchingModel: (percent) => `Téléchargement du modèle de langue : ${percent} %.`,
    readyingModel: 'Le modèle de langue se prépare. Cela arrive une fois après un démarrage.',
    training: (percent) => `Entraînement du petit modèle : ${percent} %.`,
    search: (percent, steps, limit) =>
      `Ta question est en cours de traitement : ${percent} % de la probabilité est garantie ; ${count(steps)} étapes sur ${count(limit)} au plus.`,
    cancel: 'Annuler',
    askAgain: 'Reposer la question',
    unanswered: {
      cancelled: 'Annulé.',
      restarted: 'Given a redémarré avant de pouvoir répondre. Repose la question.',
      'perhaps-done':
        'Given a redémarré avant de pouvoir dire ce qu’il en est. C’est peut-être fait : regarde avant de réessayer.',
      'queue-lost': 'Ce qui attendait s’est perdu avant la réponse à cette question. Repose-la.',
    },
  },
  refusal: {
    titles: { busy: 'Un instant, s’il te plaît', unknownCommand: 'Je ne connais pas cette commande' },
    names: (names, more) => `${names.join(', ')}${more === 0 ? '' : ` et ${count(more)} de plus`}`,
    suggestion: (name) => ` Voulais-tu dire « ${name} » ?`,
    thereAre: (names) => ` Il y a ${names}.`,
    unknownCommand: (name) => `La commande « /${name} » n’existe pas.`,
    iKnow: (names) => ` Je connais ${names}.`,
    itHas: (names) => ` Il y a ${names}.`,
    noSubcommand: (command) => `Il manque un mot à /${command}.`,
    unknownSubcommand: (command, name) => `/${command} n’a pas de « ${name} ».`,
    fileTooLarge: (name, bytes, limit) =>
      `Le fichier « ${name} » fait ${count(bytes)} octets, et je ne peux pas en prendre plus de ${count(limit)}.`,
    unknownOption: (command, option) => `/${command} n’a pas d’option « ${option} ».`,
    missingOption: (command, option) => `/${command} a besoin de l’option « ${option} ».`,
    notAnInteger: (option, min, max, received) =>
      `« ${option} » doit être un nombre entier de ${min} à ${max}, mais c’est « ${received} ».`,
    notANumber: (option, min, max, received) =>
      `« ${option} » doit être un nombre de ${min} à ${max}, mais c’est « ${received} ».`,
    outOfRange: (option, min, max, received) =>
      `« ${option} » doit aller de ${min} à ${max}, mais c’est ${received}.`,
    notAYesOrNo: (option, received) => `« ${option} » doit être true ou false, mais c’est « ${received} ».`,
    notAChoice: (option, received) => `« ${option} » ne peut pas être « ${received} ».`,
    itCanBe: (names) => ` Choix possibles : ${names}.`,
    unknownText: (name) => `Il n’y a pas ici de texte nommé « ${name} ».`,
    keepsOne: ' « /population text » en conserve un à toi.',
    notWithModel: (option) => `Un petit modèle entraîné ici ne connaît pas « ${option} » : retire-le.`,
    unknownCard: (id) =>
      `Je ne conserve aucune question sous l’identifiant « ${id} ». Celui d’une réponse est dans sa dernière ligne.`,
    cannotChange: (option) => `Cette question n’a pas d’option « ${option} ».`,
    messageWithoutText:
      'Ce message n’a pas de texte à lui : ce qui est dans les images, les fichiers et les intégrations ne peut pas être lu ici.',
    textEmpty: (option) => `« ${option} » est vide : il faut au moins un caractère.`,
    textOnlySpaces: (option) =>
      `« ${option} » ne contient que des espaces : il faut au moins un caractère visible.`,
    textTooLong: (option, length, limit) =>
      `« ${option} » a ${plural(length, 'caractère', 'caractères')}, et je ne peux pas en prendre plus de ${count(limit)}. Retires-en ${count(length - limit)}.`,
    textOverContext: (tokens, limit, model) =>
      `Ce texte fait ${count(tokens)} tokens, et ${model} ne peut en regarder que ${count(limit)} en arrière. Raccourcis-le ; pour le mot suivant, c’est la fin qui compte le plus.`,
    loneSurrogate: (option) =>
      `« ${option} » contient un demi-caractère (un emoji coupé en deux ?). Retape-le.`,
    unknownPopulation: (name) => `Il n’y a pas ici de population nommée « ${name} ».`,
    populationIsText: (name) =>
      `« ${name} » est un texte dont on compte les mots ; il faut ici une population avec des membres.`,
    populationHasMembers: (name) =>
      `« ${name} » est une population avec des membres ; il faut ici un texte dont on compte les mots.`,
    busy: {
      person: 'Tu as posé beaucoup de questions en peu de temps.',
      server: 'Beaucoup de questions de ce serveur attendent déjà.',
      everyone: 'Beaucoup de questions attendent déjà.',
    },
    tryAgainIn: (seconds) => ` Réessaie dans ${plural(seconds, 'seconde', 'secondes')}.`,
  },
};
