/** The texts of `/guess` in French. */
import { pluralOf } from '../catalogue.js';
import { shareTextsOf } from '../share-texts.js';
import type { GuessMessages } from './en.js';

const numbers = shareTextsOf('fr');
const { count } = numbers;
const plural = (value: number, one: string, other: string) =>
  `${count(value)} ${pluralOf('fr', value, { one, other })}`;

export const fr: GuessMessages = {
  numbers,
  blank: '_____',
  somethingElse: 'autre chose',
  round: {
    title: {
      word: 'Devine le mot suivant',
      split: 'Devine le mot suivant : 100 points',
      shannon: 'Devine jusqu’à ce que ce soit juste',
    },
    invitation: {
      word: 'Qu’y avait-il ensuite dans le texte ? Appuie sur « Deviner » et tape un mot. Toi seul le vois, et tu peux le changer jusqu’à la révélation.',
      split:
        'Qu’y avait-il ensuite dans le texte ? Appuie sur « Répartir 100 points » et dis ta confiance en chaque mot. Toi seul le vois, et tu peux le changer jusqu’à la révélation.',
      shannon:
        'Le jeu de Shannon : appuie sur « Deviner » jusqu’à trouver le mot du texte. Après chaque essai, on te dit en privé s’il est juste.',
    },
    agreement:
      'En jouant, tu acceptes que la révélation te nomme à côté de ce que tu as deviné, et /guess scores à côté de ta perte moyenne. « Mon essai » montre et efface ton essai.',
    time: (seconds) => `Elle se révèle toute seule ${count(seconds)} secondes après le début.`,
    players: (people) =>
      people === 0 ? 'Personne n’a encore joué.' : `${plural(people, 'personne a', 'personnes ont')} joué.`,
    from: (text) => `Tiré du texte « ${text} » de ce groupe.`,
    who: (minutes) =>
      `La révélation revient à qui a lancé la manche ou gère le serveur ; après ${minutes} minutes, à tout le monde ici.`,
  },
  begun: { title: 'Une manche', thread: 'Elle se joue dans le fil ' },
  buttons: {
    guess: 'Deviner',
    split: 'Répartir 100 points',
    mine: 'Mon essai',
    reveal: 'Révéler',
    again: 'Deviner encore',
    withdraw: 'Effacer mon essai',
  },
  form: {
    word: 'Le mot suivant',
    splitTitle: 'Répartir 100 points',
    guessTitle: (number) => `Essai ${number}`,
  },
  mine: {
    nothing: 'Tu n’as pas joué dans cette manche.',
    word: (word) => `Ton mot est « ${word} ». Tu peux le changer jusqu’à la révélation.`,
    split: 'Tes points. Tu peux les changer jusqu’à la révélation.',
    right: (word, number) =>
      `« ${word} » est juste, à l’essai ${number}. Ne le dis pas avant la révélation, s’il te plaît.`,
    wrong: (word, number) => `« ${word} » n’est pas le mot. C’était l’essai ${number}.`,
    deleted: 'Ton essai est effacé.',
    points: 'points',
    title: 'Ton essai',
  },
  reveal: {
    wrote: 'Le texte disait ',
    wroteEnd: '. ',
    rank: (from, to) =>
      to === undefined
        ? `rang ${count(from)} au mieux`
        : `rang ${from === to ? count(from) : `${count(from)}–${count(to)}`}`,
    favourite: (word, share) => `Le favori du modèle était « ${word} » avec ${share}.`,
    favouriteToo: (share) => `C’était aussi le favori du modèle, avec ${share}.`,
    gave: (share, rank) => `Au mot du texte, il a donné ${share}, ${rank} de tous les mots.`,
    people: (hits, players) =>
      `${plural(hits, 'personne', 'personnes')} sur ${count(players)} l’${pluralOf('fr', hits, { one: 'avait', other: 'avaient' })}.`,
    columns: { word: 'mot', people: 'joueurs', model: 'modèle', lost: 'bits' },
    otherGuesses: (all) => `et ${plural(all, 'autre mot deviné', 'autres mots devinés')}`,
    beat: 'Mieux que le modèle : ',
    beatNobody: 'Cette fois, personne n’a fait mieux que le modèle.',
    why: {
      word: ', avec le mot du texte là où le modèle en préférait un autre.',
      split: ', avec une plus grande part pour le mot du texte que le modèle.',
      shannon: ', avec moins d’essais que le modèle.',
    },
    bits: (bits) => `${bits} bits`,
    named: 'Qui a deviné quoi',
    more: (all) => ` et ${count(all)} de plus`,
    guesses: (all) => plural(all, 'essai', 'essais'),
    gaveUp: (all) => `pas trouvé en ${plural(all, 'essai', 'essais')}`,
    nobody: 'Personne n’avait joué à la fin du temps.',
    splitLost: (people, model) =>
      `Perte selon la règle logarithmique, −log₂ de la part du bon mot : les joueurs ${people} bits en moyenne, le modèle ${model} bits.`,
    bitsNote: (floor) =>
      `Perte en bits : log₂ P(favori) − log₂ P(mot), selon le modèle ; 0 est son favori. « Pas un mot » : un signe, un nombre, la fin du texte. Pour le compte courant, un camp perd −log₂ de ce qu’il a donné au mot du texte, sa part des voix ou sa probabilité, et ${floor} au moins compte comme donné, pour que personne ne perde sans fin. Majuscules et minuscules font le même mot.`,
    splitNote:
      'Chaque option compte au moins 1 point, puis tout est ramené à 100, pour les joueurs comme pour le modèle. Au-dessus de ce plancher, rien ne rapporte plus en moyenne que les points auxquels tu crois.',
    shannonNote:
      'Avec q_r la part trouvée à l’essai r, l’entropie d’un mot se situe entre Σ r (q_r − q_r₊₁) log₂ r et −Σ q_r log₂ q_r (Shannon, 1951). Qui a abandonné n’est dans aucune part, ce qui rend les bornes trop basses.',
  },
  standing: {
    title: 'Toutes les manches ici',
    rounds: (all) => plural(all, 'manche', 'manches'),
    mean: (mean, error) => (error === undefined ? mean : `${mean} ± ${error}`),
    bits: (rounds, people, model) =>
      `${rounds} : les joueurs perdent ${people} bits par mot en moyenne, le modèle ${model} (± une erreur type).`,
    open: (rounds) => `Rien n’est affirmé avant ${rounds} manches.`,
    even: 'La différence tient dans deux erreurs types : aucun camp n’est montré meilleur.',
    people: 'Les joueurs mènent de plus de deux erreurs types.',
    model: 'Le modèle mène de plus de deux erreurs types.',
    entropy: (side, lower, upper, n) => `${side} : de ${lower} à ${upper} bits par mot (n = ${n}).`,
    sides: { people: 'Entropie d’après les essais des joueurs', model: 'D’après les rangs du modèle' },
    notFound: (all) => `${plural(all, 'mot n’a pas été trouvé', 'mots n’ont pas été trouvés')}.`,
  },
  scores: {
    title: 'Les joueurs contre le modèle',
    modes: { word: 'Un mot', split: '100 points à répartir', shannon: 'Jusqu’à trouver' },
    none: 'Aucune manche n’a encore été révélée ici. Commence avec /guess.',
    model: 'Le modèle de langue',
    lost: (bits, rounds) => `${bits} bits par manche, ${plural(rounds, 'manche', 'manches')}`,
    fewer: (bits) => `(${bits} de moins que le modèle dans les mêmes manches)`,
    more: (bits) => `(${bits} de plus que le modèle dans les mêmes manches)`,
    same: '(autant que le modèle dans les mêmes manches)',
    note: 'Moins de bits, c’est mieux ; ± est une erreur type, et une différence de deux au plus ne montre rien. Points : −log₂ de la part de la bonne option. Un mot : 0 s’il est juste, sinon −log₂ du 1 % qui reste à chaque autre mot ; du modèle compte son favori. Jusqu’à trouver : log₂ du nombre d’essais, et du rang dans le modèle.',
  },
  picture: {
    people: (all) => `joueurs (${count(all)})`,
    first: (all) => `premiers essais (${count(all)})`,
    elseRight: (word) => `autre : ${word}`,
    model: 'modèle',
    otherWords: 'autres mots',
    noWord: 'pas un mot',
    unassigned: 'pas encore attribué',
    wrote: (word) => `Le texte disait « ${word} »`,
    alt: (sentence, word, players, share, rank) =>
      `${sentence} : le texte disait ${word}. ${count(players)} ont joué ; le modèle lui a donné ${share}, ${rank}.`,
    altRow: (word, people, model) =>
      people === null ? `${word} : modèle ${model} ;` : `${word} : joueurs ${people}, modèle ${model} ;`,
  },
  short: {
    somethingElse: 'autre',
    otherWords: 'autres mots',
    noWord: 'pas un mot',
    unassigned: 'non attribué',
  },
  refusal: {
    closed: 'Cette manche n’est plus ouverte, donc on ne peut plus y deviner.',
    full: (limit) =>
      `${count(limit)} personnes ont joué dans cette manche, et je ne peux pas en compter plus.`,
    tooMany: (limit) =>
      `${count(limit)} manches sont déjà en cours ici, et je ne peux pas en garder plus. Révélez-en une d’abord.`,
    nobody: 'Personne n’a encore joué. Pour révéler, il faut au moins un essai.',
    notAWord: (received) => `« ${received} » n’est pas un seul mot. Tape un mot fait de lettres.`,
    host: (minutes) =>
      `Pendant les ${minutes} premières minutes, une manche est révélée par qui l’a lancée ou gère le serveur, et tu n’es ni l’un ni l’autre.`,
    noRoom:
      'Je ne peux pas écrire dans un fil de ce salon, on ne peut donc pas y jouer. Laisse « thread » de côté, ou demande à qui gère le serveur de le permettre.',
    needsChannel: 'Une manche a besoin d’un salon où l’on peut presser ses boutons ; il n’y en a pas ici.',
    noSentence: (name, min, max) =>
      `« ${name} » n’a pas de phrase de ${min} à ${max} mots avec un mot à deviner.`,
    noModel: {
      missing: (how) =>
        `Ici, on joue contre le modèle de langue, et il n’est pas sur la machine où je tourne. ${how} Sans modèle, il y a : /quiz round`,
      unsupported: (how) =>
        `Ici, on joue contre le modèle de langue, et celui qui m’a été donné ne peut pas tourner. ${how} Sans modèle, il y a : /quiz round`,
    },
    noCandidates:
      'Le modèle de langue n’est pas là ou n’a nommé aucun mot, donc il n’y a rien à quoi donner des points.',
    found: 'Tu as déjà trouvé le mot.',
    noMore: (limit) => `${count(limit)} essais sont le maximum, et tu les as faits.`,
    again: (word) => `Tu as déjà essayé « ${word} » ; cela ne compte pas une seconde fois.`,
    sum: (sum) => `Tes points font ${count(sum)}, et ils devraient faire 100.`,
    points: (received) =>
      `« ${received} » n’est pas un nombre de points : donne des nombres entiers de 0 à 100.`,
  },
};
