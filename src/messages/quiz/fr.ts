/** The texts of the quiz in French. */
import { SLIPS } from '../../quiz/question.js';
import type { FactsOf, QuizMessages } from './en.js';
import { frFeedback } from './fr-feedback.js';
import { frSteps } from './fr-steps.js';
import { quizNumbersOf } from './quiz-numbers.js';

const numbers = quizNumbersOf('fr');
const { count, percent, share, rate, perMille, counted } = numbers;
const plural = (value: number, one: string, other: string) => counted(value, { one, other });
const questions = (value: number) => plural(value, 'question', 'questions');

const pairGiven = ({
  population,
  a,
  b,
  counts,
}: FactsOf<'conditional' | 'both' | 'either' | 'not-given'>) => [
  `« ${population} » a ${plural(counts.everyone, 'membre', 'membres')}.`,
  `${count(counts.a)} sont dans « ${a} », ${count(counts.b)} sont dans « ${b} ».`,
  `${count(counts.both)} sont à la fois dans « ${a} » et dans « ${b} ».`,
];

interface Story {
  cases(size: number, ill: number): string;
  alarm(hits: string, falseAlarms: string): string;
  readonly happened: string;
  readonly asked: string;
  readonly short: readonly [string, string];
}

const STORIES: Readonly<Record<FactsOf<'test'>['story'], Story>> = {
  illness: {
    cases: (size, ill) =>
      `Sur ${count(size)} personnes, ${ill === 1 ? 'une est malade' : `${count(ill)} sont malades`}.`,
    alarm: (hits, falseAlarms) => `Un test est positif pour ${hits} et aussi pour ${falseAlarms}.`,
    happened: 'Le test d’une personne est positif.',
    asked: 'Quelle est la probabilité qu’elle soit malade ?',
    short: ['malade', 'positif'],
  },
  spam: {
    cases: (size, ill) =>
      `Sur ${count(size)} courriels, ${ill === 1 ? 'un est un spam' : `${count(ill)} sont des spams`}.`,
    alarm: (hits, falseAlarms) => `Un filtre marque ${hits} et aussi ${falseAlarms}.`,
    happened: 'Un courriel est marqué.',
    asked: 'Quelle est la probabilité que ce soit un spam ?',
    short: ['spam', 'marqué'],
  },
  smoke: {
    cases: (size, ill) =>
      `Pendant ${count(size)} soirées, quelqu’un cuisine ; lors de ${ill === 1 ? 'l’une' : count(ill)} d’entre elles, quelque chose brûle.`,
    alarm: (hits, falseAlarms) => `Le détecteur de fumée sonne pour ${hits} et aussi pour ${falseAlarms}.`,
    happened: 'Il sonne.',
    asked: 'Quelle est la probabilité que quelque chose brûle ?',
    short: ['feu', 'alarme'],
  },
  coin: {
    cases: (size, ill) =>
      `Sur ${count(size)} pièces, ${ill === 1 ? 'une est fausse' : `${count(ill)} sont fausses`}.`,
    alarm: (hits, falseAlarms) => `Une machine rejette ${hits} et aussi ${falseAlarms}.`,
    happened: 'Une pièce est rejetée.',
    asked: 'Quelle est la probabilité qu’elle soit fausse ?',
    short: ['fausse', 'rejetée'],
  },
};

const GROUPS = {
  classes: {
    line: (name: string, size: number, passed: number) =>
      `Classe ${name} : ${count(passed)} élèves sur ${count(size)} ont réussi (${rate(passed, size)}).`,
    asked:
      'On tire au sort un élève des deux classes réunies, chacun avec la même probabilité. Quelle est la probabilité qu’il ait réussi ?',
    short: ['classe A', 'réussi', 'classe B'],
  },
  teams: {
    line: (name: string, size: number, won: number) =>
      `Avec le capitaine ${name}, l’équipe a gagné ${count(won)} de ses ${plural(size, 'match', 'matchs')} (${rate(won, size)}).`,
    asked:
      'On tire au sort l’un de tous ces matchs, chacun avec la même probabilité. Quelle est la probabilité qu’il ait été gagné ?',
    short: ['capitaine A', 'gagné', 'capitaine B'],
  },
} as const;

export const fr: QuizMessages = {
  numbers,
  events: {
    test: ({ story }) => STORIES[story].short,
    mixture: ({ story }) => GROUPS[story].short,
    'two-draws': () => ['sac A', 'deux rouges', 'sac B'],
    'which-text': ({ word }) => ['premier texte', `« ${word} »`],
  },
  everyone: {
    test: ({ size }) => `tous : ${count(size)}`,
    mixture: ({ groups: [one, other] }) => `tous ensemble : ${count(one.size + other.size)}`,
    'two-draws': ({ balls }) => `${count(2 * balls * balls)} cas équiprobables`,
    'which-text': () => `tirages : ${count(1000 * SLIPS)}`,
    pair: (everyone) => `tous : ${count(everyone)}`,
  },
  given: {
    conditional: pairGiven,
    both: pairGiven,
    either: pairGiven,
    'not-given': pairGiven,
    test: ({ story, size, ill, hits, falseAlarms }) => {
      const well = size - ill;
      return [
        STORIES[story].cases(size, ill),
        STORIES[story].alarm(
          `${count(hits)} sur ${ill === 1 ? 'ce seul cas' : `ces ${count(ill)}`} (${rate(hits, ill)})`,
          `${count(falseAlarms)} sur les ${count(well)} autres (${rate(falseAlarms, well)})`,
        ),
      ];
    },
    mixture: ({ story, groups: [one, other] }) => [
      GROUPS[story].line('A', one.size, one.count),
      GROUPS[story].line('B', other.size, other.count),
    ],
    'two-draws': ({ balls, red: [one, other] }) => [
      `Sac A : ${plural(one, 'boule rouge', 'boules rouges')} parmi ${count(balls)}. Sac B : ${plural(other, 'boule rouge', 'boules rouges')} parmi ${count(balls)}.`,
      'Une pièce équilibrée choisit le sac. On en tire une boule, on la remet, et on tire encore une boule du même sac.',
    ],
    'two-words': ({ model, context, first, second, perMille: shares }) => [
      `Après « ${context} », le modèle de langue ${model} dit « ${first} » avec ${perMille(shares.first)} et « ${second} » avec ${perMille(shares.secondAlone)}.`,
      `Après « ${context} ${first} », il dit « ${second} » avec ${perMille(shares.secondAfterFirst)}.`,
    ],
    'which-text': ({ model, texts: [one, other], word, slips, perMille: shares }) => [
      `Sur ${count(SLIPS)} billets, ${slips[0] === 1 ? 'un porte' : `${count(slips[0])} portent`} le premier texte, « ${one} », et ${slips[1] === 1 ? 'un' : count(slips[1])} le second, « ${other} ».`,
      `Le modèle de langue ${model} continue par « ${word} » avec ${perMille(shares[0])} après le premier texte et avec ${perMille(shares[1])} après le second.`,
      `On tire un billet, et le modèle écrit un mot après son texte. C’est « ${word} ».`,
    ],
  },
  ask: {
    conditional: ({ a, b }) =>
      `On tire au sort parmi ceux qui sont dans « ${b} ». Quelle est la probabilité d’être aussi dans « ${a} » : P(${a} | ${b}) ?`,
    both: ({ a, b }) =>
      `On tire au sort parmi tous. Quelle est la probabilité d’être dans les deux : P(${a} et ${b}) ?`,
    either: ({ a, b }) =>
      `On tire au sort parmi tous. Quelle est la probabilité d’être dans au moins l’un des deux : P(${a} ou ${b}) ?`,
    'not-given': ({ a, b }) =>
      `On tire au sort parmi ceux qui sont dans « ${b} ». Quelle est la probabilité de ne pas être dans « ${a} » : P(non ${a} | ${b}) ?`,
    test: ({ story }) => `${STORIES[story].happened} ${STORIES[story].asked}`,
    mixture: ({ story }) => GROUPS[story].asked,
    'two-draws': () => 'Quelle est la probabilité que les deux boules soient rouges ?',
    'two-words': ({ context, first, second }) =>
      `Quelle est la probabilité que les deux mots suivants soient « ${first} ${second} » après « ${context} » ?`,
    'which-text': ({ texts: [one], word }) =>
      `Quelle est la probabilité que le billet ait porté le premier texte, « ${one} » : P(premier texte | « ${word} ») ?`,
  },
  short: {
    conditional: ({ a, b }) => `P(${a} | ${b})`,
    both: ({ a, b }) => `P(${a} et ${b})`,
    either: ({ a, b }) => `P(${a} ou ${b})`,
    'not-given': ({ a, b }) => `P(non ${a} | ${b})`,
    test: ({ story }) => `P(${STORIES[story].short.join(' | ')})`,
    mixture: ({ story }) => `P(${GROUPS[story].short[1]})`,
    'two-draws': () => 'P(deux rouges)',
    'two-words': ({ first, second }) => `P(« ${first} », puis « ${second} »)`,
    'which-text': ({ word }) => `P(premier texte | « ${word} »)`,
  },
  steps: frSteps,
  feedback: frFeedback,
  mistakes: {
    'inverted-condition': 'condition inversée : P(B | A) pour P(A | B)',
    'forgotten-base-rate': 'taux de base oublié',
    'condition-ignored': 'condition ignorée : P(A) pour P(A | B)',
    'joint-for-conditional': 'divisé par tous : P(A et B) pour P(A | B)',
    'conditional-for-joint': 'divisé par une partie : P(A | B) pour P(A et B)',
    'multiplied-dependent': 'multiplié comme si l’un ne changeait pas l’autre',
    'overlap-twice': 'intersection comptée deux fois',
    'either-for-both': '« ou » au lieu de « et »',
    'both-for-either': '« et » au lieu de « ou »',
    'exclusive-or': '« l’un ou l’autre, pas les deux » au lieu de « ou »',
    'negated-the-condition': 'la condition niée, pas l’événement',
    'complement-of-false-alarm': 'un moins le taux de fausses alarmes',
    'mean-of-rates': 'moyenne de deux taux de groupes inégaux',
    'one-group-only': 'un groupe au lieu des deux',
    'product-of-averages': 'produit des moyennes au lieu de la moyenne des produits',
    'only-once': 'un tirage au lieu de deux',
    'one-of-each': 'une de chaque au lieu de deux pareilles',
    added: 'additionné là où on multiplie',
  },
  title: (what) => `Quiz : ${what}`,
  numberedTitle: (number, of, what) => `Question ${number} sur ${of} : ${what}`,
  option: (letter, value) => `${letter} : ${percent(value)} (${numbers.lowest(value)})`,
  pick: 'Choisis une option, puis dis à quel point tu es sûr de toi. Tu peux changer les deux jusqu’à la révélation.',
  chosen: (letter, value) => `Ta réponse : ${letter}, ${percent(value)}.`,
  sure: (confidence) => `Ta confiance : ${rate(confidence, 100)}.`,
  onlyGuess: 'Tu réponds au hasard.',
  notSure: 'Tu n’as pas encore dit ta confiance : d’ici là, cela compte comme une réponse au hasard.',
  askSure: 'Quelle est ta confiance ?',
  confidence: (percentage, isEven) => `${rate(percentage, 100)}${isEven ? ' : je réponds au hasard' : ''}`,
  right: (value) => `Juste : ${share(value)}.`,
  wrong: (value) => `Pas tout à fait. La bonne réponse est ${share(value)}.`,
  notAnswered: (value) => `La réponse est ${share(value)}.`,
  pictureReading: (value) => `${count(value.top)} sur ${count(value.bottom)}`,
  chain: {
    saidBy: (model) => `Ce que dit le modèle de langue ${model}`,
    after: (context) => `après « ${context} »`,
    both: 'les deux, parmi tout ce qui peut venir',
    reading: 'Le second ne compte que là où le premier est venu',
  },
  onlyCounted: (all, everyone) => `Maintenant seuls ${count(all)} sur ${count(everyone)} comptent`,
  allCounted: 'On ne sait rien, donc tous comptent',
  nothingChosen: 'Tu n’as pas encore répondu.',
  questionHeading: 'La question',
  stepsHeading: 'Pas à pas',
  wrongHeading: 'Les mauvaises options',
  otherHeading: 'Les autres mauvaises options',
  answered: (people, seconds) =>
    `${people === 0 ? 'Personne n’a encore répondu.' : `${plural(people, 'personne a', 'personnes ont')} répondu.`} ${seconds === null ? 'La réponse est révélée par qui a lancé le quiz.' : `Il y a ${seconds} secondes pour cette question.`}`,
  weekly: {
    title: (what) => `Question de la semaine : ${what}`,
    answered: (people, until) =>
      `${people === 0 ? 'Personne n’a encore répondu.' : `${plural(people, 'personne a', 'personnes ont')} répondu.`}${until === null ? '' : ` La réponse est révélée quand vient la question suivante, au plus tard : ${until}.`}`,
    askedTitle: 'La question de cette semaine est posée',
    askedIn: 'Elle se trouve dans ',
    asked: (revealed, next) =>
      `. Ceux qui gèrent le serveur la révèlent avec son bouton ; sinon : ${revealed}. La question suivante vient : ${next}.`,
  },
  begun: (all, seconds, isThread) =>
    `${questions(all)}, ${seconds === null ? 'révélées par qui a lancé le quiz' : `${seconds} secondes pour chacune`}. ${isThread ? 'On joue dans le fil qui vient d’être ouvert.' : 'On joue ici, car je ne peux pas ouvrir de fil.'} Tout le monde peut jouer ; personne ne voit tes réponses avant la révélation.`,
  begunTitle: 'Un quiz a commencé',
  ownTitle: (number, what) => `Question ${number} : ${what}`,
  onlyYou: 'Toi seul vois ceci. Tu peux le changer jusqu’à la révélation.',
  thread: (all) => `Quiz : ${questions(all)}`,
  groupHint:
    'Appuie sur une option et dis ta confiance ; toi seul vois ta réponse. Tu peux changer les deux jusqu’à la révélation.',
  votesTitle: 'votes',
  tableHeading: 'Classement final',
  standing: (right, answers, of, skill) =>
    `${right} sur ${of} justes, habileté ${numbers.decimal(skill, 2, true)}${answers < of ? ` (${questions(of - answers)} sans réponse)` : ''}`,
  standingNote:
    'Par habileté et par question : 1 veut dire sûr et juste, 0 réponse au hasard ou pas de réponse, négatif pire que le hasard. C’est le score logarithmique, qui rapporte le plus quand on dit honnêtement sa confiance.',
  score: (bits, brier, skill) =>
    `Score : ${numbers.decimal(bits, 2)} bits (log₂ de ce que tu as donné à la bonne option), Brier ${numbers.decimal(brier, 2, true)} ; en habileté ${numbers.decimal(skill, 2, true)}, où 0 est une réponse au hasard et 1 sûr et juste. Les deux règles rapportent le plus quand on dit honnêtement sa confiance.`,
  ownMistakes: 'mes propres erreurs à revoir',
  scores: {
    title: 'Qui répond le mieux ici',
    none: (least) =>
      `Personne n’a encore ${count(least)} réponses. Jouez avec /quiz round, ou seul avec /quiz solo.`,
    line: (mean, error, answers, right) =>
      `habileté ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`} (${count(right)} sur ${count(answers)} justes)`,
    note: (least, others) =>
      `Habileté par réponse, avec son erreur type : 1 veut dire sûr et juste, 0 réponse au hasard. Deux personnes dont les intervalles se recouvrent peuvent être aussi bonnes l’une que l’autre. À partir de ${count(least)} réponses${others === 0 ? '' : ` ; ${plural(others, 'personne en a', 'personnes en ont')} moins`}. Les quiz privés n’y sont pas.`,
    group: 'Tout le monde ici réuni',
    ownTitle: 'Tes quiz',
    ownNone: 'Tu n’as encore répondu à aucune question. Essaie /quiz solo.',
    own: (answers, right, mean, error) =>
      `${plural(answers, 'réponse', 'réponses')}, ${plural(right, 'juste', 'justes')} ; habileté ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`} par réponse.`,
    bits: (bits, brier) =>
      `En moyenne ${numbers.decimal(bits, 2)} bits et Brier ${numbers.decimal(brier, 2, true)}.`,
    curveHeading: 'As-tu raison aussi souvent que tu le dis ?',
    groupCurveHeading: 'A-t-on raison ici aussi souvent qu’on le dit ?',
    said: 'dit',
    was: 'juste',
    of: 'sur',
    range: 'à 95 %',
    error: (error, byChance) =>
      `En moyenne ${numbers.decimal(100 * error, 1)} points entre ce qui a été dit et ce qui est arrivé. Quelqu’un de parfaitement calibré en a ${numbers.decimal(100 * byChance, 1)} par hasard après autant de réponses${error <= byChance ? ', donc cela ne peut pas paraître meilleur' : ''}.`,
    few: (answers, least) =>
      `${plural(answers, 'réponse', 'réponses')} jusqu’ici : à partir de ${count(least)}, tu vois ici si elles sont justes aussi souvent qu’annoncé.`,
    monthsHeading: 'Mois par mois',
    oneMonth: (least) =>
      `Comment cela évolue, je le montre dès qu’il y a deux mois d’au moins ${count(least)} réponses chacun.`,
    month: 'mois',
    skillColumn: 'habileté',
    moved: (first, last) =>
      `Entre ce qui a été dit et ce qui en est sorti, il y avait en moyenne ${numbers.decimal(100 * first.error, 1)} points en ${first.month} (${numbers.decimal(100 * first.byChance, 1)} par le seul hasard) et ${numbers.decimal(100 * last.error, 1)} en ${last.month} (${numbers.decimal(100 * last.byChance, 1)}).`,
    monthsNote:
      'Habileté par réponse, avec son erreur type : deux mois dont les intervalles se recouvrent peuvent être égaux. « Dit » est la confiance moyenne ; qui a raison aussi souvent n’est ni trop sûr ni trop modeste.',
    dueHeading: 'À revoir',
    due: (mistake, days) =>
      days <= 0 ? `${mistake} : à revoir maintenant` : `${mistake} : dans ${plural(days, 'jour', 'jours')}`,
    dueNote:
      'Une erreur revient après 1, 3, 7, 14 et 30 jours tant que tu l’évites. Entraîne-toi avec /quiz solo practise:mine',
  },
  curve: {
    title: 'Juste aussi souvent que dit ?',
    subtitle: 'Tirets : ce qui a été dit. Points : ce qui est arrivé, à 95 %',
    said: 'dit',
    answers: 'nombre',
    months: (years) => `Mois par mois, ${years}`,
    skill: 'Habileté par réponse, ± erreur type',
    monthPoint: (month, { answers, right, said, skill }) =>
      `${month} : dit ${rate(Math.round(100 * said), 100)}, juste dans ${count(right)} cas sur ${count(answers)}${skill === undefined ? '' : `, habileté ${numbers.decimal(skill, 2, true)}`}`,
    point: (confidence, right, answers) =>
      `à ${rate(confidence, 100)}, juste dans ${count(right)} cas sur ${count(answers)}`,
  },
  buttons: {
    curve: 'Dessiner',
    reveal: 'Révéler',
    next: 'Question suivante',
    mine: 'Ma réponse',
    withdraw: 'Retirer ma réponse',
  },
  refusal: {
    closed: 'Cette question est terminée, donc on ne peut plus rien y presser.',
    counted: (letter, confidence) =>
      `Ta réponse est arrivée à temps et compte : ${letter}${confidence === null ? '' : `, avec une confiance de ${rate(confidence, 100)}`}.`,
    full: (limit) =>
      `${count(limit)} personnes ont répondu à cette question, et je ne peux pas en compter plus.`,
    unanswered: 'Tu n’as pas encore répondu à cette question. Appuie d’abord sur l’une de ses options.',
    soloOfAnother:
      'Ce quiz est joué par qui l’a lancé. Tu peux en lancer un à toi avec /quiz solo, ou un pour tous avec /quiz round.',
    revealOfAnother:
      'La réponse est révélée par qui a lancé le quiz, par ceux qui gèrent le serveur, ou quand le temps est écoulé.',
    tooMany: (limit) =>
      `${count(limit)} quiz sont déjà en cours ici, et je ne peux pas en garder plus. Terminez-en un d’abord.`,
    noRoom:
      'Je ne peux ni ouvrir un fil ni écrire dans ce salon, donc on ne peut pas y jouer de manche. Qui gère le serveur peut me l’autoriser ; /quiz solo marche partout.',
    weeklyNotSet:
      'Aucun salon n’est choisi pour la question de la semaine. Ceux qui gèrent le serveur en choisissent un : /settings weekly:#maths',
    weeklyAsked: (next) =>
      `Cette semaine a déjà sa question, et il y en a une par semaine. La suivante vient : ${next}.`,
    weeklyNoRoom:
      'Je ne peux pas poser la question de la semaine : son salon n’existe plus, ou je ne peux pas y écrire. Laissez-moi voir le salon, envoyer des messages et intégrer des liens, ou choisissez-en un autre : /settings weekly:#maths',
    weeklyNotManager:
      'La question de la semaine est posée par ceux qui gèrent le serveur ou qui ont un rôle qui le permet, et tu n’en fais pas partie. Tu peux jouer tout de suite avec /quiz solo.',
    noQuestion:
      'Je n’ai trouvé aucune question de ce genre qui contienne cette erreur. Laisse de côté l’un des deux.',
    noQuestionIn: (population) =>
      `Je n’ai trouvé aucune question dans « ${population} » : il faut deux attributs différents, avec des membres dans les deux et dans un seul.`,
    noModel: {
      missing:
        'Les questions de ce genre tirent leurs nombres du modèle de langue, et il n’est pas sur la machine où je tourne. Pour l’avoir, la personne qui me fait tourner y lance « npm run model ». Les autres genres s’en passent : /quiz solo kind:test',
      unsupported:
        'Les questions de ce genre tirent leurs nombres du modèle de langue, et celui qui a été réglé pour moi ne peut pas tourner. Pour en avoir un qui marche, la personne qui me fait tourner retire MODEL et lance « npm run model ». Les autres genres s’en passent : /quiz solo kind:test',
      late: 'Les questions de ce genre tirent leurs nombres du modèle de langue, et il n’a pas répondu à temps. Réessaie dans une minute ; les autres genres s’en passent : /quiz solo kind:test',
    },
    kindOfModel: (population) =>
      `Les questions de ce genre parlent de ce que dit le modèle de langue, pas de « ${population} ». Laisse de côté l’un des deux : /quiz solo kind:two-words`,
  },
};
