import type { LessonMessages } from './en.js';

export const fr: LessonMessages = {
  words: {
    step: (at, of) => `Étape ${at} sur ${of}`,
    predict: 'D’abord, ton pronostic',
    reveal: 'Ce qu’il en est',
    check: 'Vérifie',
    youSaid: (what) => `Ton pronostic : ${what}`,
    foreseen: 'Tu l’avais vu venir.',
    right: 'Exact.',
    wrong: 'Pas tout à fait.',
    chooseAgain: 'Tu peux choisir une autre réponse.',
    next: 'Suite',
    back: 'Retour',
    share: 'Partager cette étape',
    open: 'Faire cette étape',
    shared: (person) => `${person} partage une étape de la leçon.`,
    begin: 'Depuis le début',
    done: 'C’était toute l’histoire. `/quiz` te pose de nouvelles questions à son sujet.',
    fallback:
      'La population de ce salon n’a pas deux groupes qui se recoupent ; il s’agit donc ici de 14 personnes.',
  },
  steps: [
    {
      title: 'Tout le monde à la fois',
      idea: (f) =>
        `Une **population**, ce sont tous ceux sur qui on peut poser une question : ici les ${f.n} membres de « ${f.name} ». Un cercle réunit ceux pour qui une chose est vraie, **${f.a}** ou **${f.b}** ; là où les cercles se recoupent, les deux le sont.`,
      predict: {
        question: (f) =>
          `${f.nA} sont dans le cercle ${f.a}, ${f.nB} dans le cercle ${f.b}. Combien sont dans l’un des deux au moins ?`,
        options: [(f) => f.sum, (f) => f.union, (f) => f.exactlyOne],
        reveal: (f) =>
          `Il y en a ${f.union} : ${f.onlyA} + ${f.both} + ${f.onlyB}. Dans ${f.nA} + ${f.nB}, l’intersection de ${f.both} serait comptée deux fois.`,
      },
      tries: ['Dessiner les cercles'],
      check: {
        question: (f) => `Que vaut P(${f.a}), la part de ${f.a} ?`,
        options: [
          {
            text: (f) => `${f.nA}/${f.n}`,
            says: 'Tous ceux du cercle comptent, quoi qu’il en soit du reste, parmi tous ceux qu’il y a.',
          },
          {
            text: (f) => `${f.onlyA}/${f.n}`,
            says: (f) =>
              `C’est oublier l’intersection : les ${f.both} qui sont dans les deux cercles sont aussi dans celui-ci.`,
          },
          {
            text: (f) => `${f.nA}/${f.union}`,
            says: (f) =>
              `C’est oublier les ${f.neither} hors des deux cercles. Ils font partie de l’univers eux aussi.`,
          },
        ],
      },
    },
    {
      title: 'Sachant : un tout plus petit',
      idea: (f) =>
        `« Sachant ${f.b} » réduit l’univers : seuls les ${f.nB} du cercle ${f.b} comptent encore. La probabilité conditionnelle P(${f.a} | ${f.b}) est la part de ${f.a} **parmi eux**.`,
      predict: {
        question: (f) =>
          `P(${f.a}) vaut ${f.nA}/${f.n} ≈ ${f.pA}. Tu apprends que quelqu’un est dans le cercle ${f.b}. ${f.a} devient-il plus probable ?`,
        options: ['Oui, plus probable', 'Non, moins probable', 'Rien ne change'],
        reveal: (f) =>
          `P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}. Avant de rien savoir, c’était ${f.pA}.`,
      },
      tries: ['Mettre les autres de côté'],
      check: {
        question: (f) => `Lequel est P(${f.a} | ${f.b}) ?`,
        options: [
          {
            text: (f) => `${f.both}/${f.n}`,
            says: (f) =>
              `C’est P(${f.a} et ${f.b}), une probabilité **conjointe** au lieu de la conditionnelle : elle compte parmi tout le monde. Sachant ${f.b}, il n’en reste que ${f.nB}.`,
          },
          {
            text: (f) => `${f.nA}/${f.n}`,
            says: (f) => `C’est P(${f.a}) quand on ne sait rien : la condition a été ignorée.`,
          },
          {
            text: (f) => `${f.both}/${f.nB}`,
            says: (f) => `Les ${f.both} de l’intersection, parmi les ${f.nB} qui restent.`,
          },
        ],
      },
    },
    {
      title: 'Le sens compte',
      idea: (f) =>
        `P(${f.a} | ${f.b}) et P(${f.b} | ${f.a}) ont en haut la même intersection, mais la divisent par **des touts différents** : l’une par le cercle ${f.b}, l’autre par le cercle ${f.a}.`,
      predict: {
        question: (f) => `P(${f.a} | ${f.b}) vaut ${f.both}/${f.nB}. Et P(${f.b} | ${f.a}) ?`,
        options: ['Elle est plus grande', 'Elle est plus petite', 'Elle est égale'],
        reveal: (f) =>
          `P(${f.b} | ${f.a}) = ${f.both}/${f.nA} ≈ ${f.pBGivenA}, mais P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}.`,
      },
      tries: ['Dessiner les deux sens'],
      check: {
        question:
          'Un test détecte 90 % des malades. Le tien est positif. Quelle est la probabilité que tu sois malade ?',
        options: [
          {
            text: '90 %',
            says: 'C’est la **condition inversée** : P(positif | malade) a été pris pour P(malade | positif).',
          },
          {
            text: 'Cela dépend du nombre de malades et des fausses alertes',
            says: 'On divise par tous les positifs, et certains d’entre eux sont en bonne santé. `/bayes` les compte.',
          },
          {
            text: '10 %',
            says: '10 %, c’est P(négatif | malade) : les malades qui échappent au test. Cela ne dit rien des positifs.',
          },
        ],
      },
    },
    {
      title: 'Les indices',
      idea: 'Un ciel nuageux est un **indice** de pluie : P(pluie | nuageux) est plus grande que P(pluie). Il en va de même des mots : chaque mot écrit change la probabilité des suivants.',
      predict: {
        question:
          '« The sky is cloudy today, so it will probably … » Lequel de ces mots pousse le plus le modèle à attendre **rain** ?',
        options: ['sky', 'cloudy', 'probably'],
        reveal:
          'Au modèle de le dire : on l’interroge à nouveau en retirant chaque mot. Ou compte la même chose dans un petit journal, sans aucun modèle.',
      },
      tries: ['Interroger le modèle', 'Compter dans un journal'],
      check: {
        question: 'P(pluie | nuageux) est plus grande que P(pluie). Qu’est-ce que cela entraîne ?',
        options: [
          {
            text: 'Quand c’est nuageux, il pleut',
            says: 'Plus probable ne veut pas dire certain : bien des jours nuageux restent secs, et P(pluie | nuageux) peut rester petite.',
          },
          {
            text: 'P(nuageux | pluie) est aussi grande que P(pluie | nuageux)',
            says: 'Le **sens** compte : elles divisent par des touts différents, les jours nuageux et les jours de pluie.',
          },
          {
            text: 'La pluie est aussi un indice de nuages',
            says: 'Si l’un rend l’autre plus probable, l’autre le lui rend.',
          },
        ],
      },
    },
    {
      title: 'Le mot suivant',
      idea: 'Un modèle de langue répond à la même question : **P(mot suivant | les mots jusqu’ici)**. Son univers est tout ce qui peut suivre, et le tout a pour probabilité 1.',
      predict: {
        question: '« It is cloudy today, so it will … » Quel mot le modèle trouve-t-il le plus probable ?',
        options: ['be', 'rain', 'probably'],
        reveal:
          'Interroge-le. Tu vois ses mots les plus probables et, en dessous, où se trouve le reste des 100 %.',
      },
      tries: ['Interroger le modèle'],
      check: {
        question: 'Supposons que le modèle donne ici 10 % à « rain ». Qu’est-ce que cela dit ?',
        options: [
          {
            text: 'Après ces mots, il attend « rain » environ 10 fois sur 100',
            says: 'C’est une probabilité conditionnelle, et la condition, ce sont les mots jusqu’ici.',
          },
          {
            text: 'Un mot sur dix est « rain »',
            says: 'Ce serait P(rain) **sans la condition**. On demande ce qui suit exactement ces mots.',
          },
          {
            text: 'Il va pleuvoir à 10 %',
            says: 'Le modèle sait comment les gens écrivent, pas ce que le ciel va faire.',
          },
        ],
      },
    },
    {
      title: 'Tirer, et pas seulement choisir',
      idea: 'Souvent, on choisit simplement le mot le plus probable. On peut aussi **tirer au sort** : imagine un dé avec une face par mot, chacune aussi large que sa probabilité.',
      predict: {
        question: 'Tu lances ce dé dix fois. Qu’est-ce qui sort ?',
        options: [
          'Chaque fois le mot le plus probable',
          'Surtout des mots probables, de temps en temps un mot rare',
          'Tous les mots à peu près aussi souvent',
        ],
        reveal:
          'Les mots probables sortent souvent, les rares de temps en temps. Lance-le, puis lance-le encore.',
      },
      tries: ['Lancer le dé'],
      check: {
        question: 'Que fait la température 0 ?',
        options: [
          {
            text: 'Elle rend tous les mots aussi probables',
            says: 'C’est l’effet d’une température très **haute** : elle aplatit le dé.',
          },
          {
            text: 'Elle prend toujours le mot le plus probable',
            says: 'Toute la probabilité va à la face la plus large, il ne reste rien à tirer.',
          },
          {
            text: 'Le modèle en sait moins',
            says: 'Ce qu’il sait reste tel quel. Seule change la façon de prendre un mot dans ses probabilités.',
          },
        ],
      },
    },
    {
      title: 'Des phrases entières',
      idea: 'Mot après mot, un modèle donne une probabilité à chaque **séquence entière**. La règle de la chaîne multiplie : P(w1) · P(w2 | w1) · P(w3 | w1, w2) · …',
      predict: {
        question: 'Quelle phrase le modèle trouve-t-il plus probable ?',
        options: ['The cat sat on the mat.', 'The cat sat on the cloud.', 'Les deux autant'],
        reveal: 'Laisse le modèle multiplier les deux, mot après mot, et vois à quel mot elles se séparent.',
      },
      tries: ['Comparer les deux'],
      check: {
        question: 'Quelle est la probabilité de « cloudy » suivi aussitôt de « rain » ?',
        options: [
          {
            text: 'P(cloudy) · P(rain)',
            says: 'C’est **multiplier des événements dépendants** comme s’ils n’avaient rien à voir. Après « cloudy », « rain » n’est pas aussi probable qu’ailleurs.',
          },
          {
            text: 'La moyenne de P(cloudy) et P(rain | cloudy)',
            says: 'Une moyenne est entre les deux. Les deux ensemble ne peuvent pas être plus probables que l’un d’eux.',
          },
          {
            text: 'P(cloudy) · P(rain | cloudy)',
            says: 'Chaque facteur est conditionné par tous les mots qui le précèdent.',
          },
        ],
      },
    },
    {
      title: 'D’où viennent les nombres',
      idea: 'Les probabilités viennent des **paramètres** du modèle, ses poids entraînés. Au préentraînement, chaque endroit d’un texte est un exercice avec sa solution : les mots jusque-là et, comme étiquette, le mot suivant.',
      predict: {
        question:
          'Un minuscule modèle apprend d’un journal où il pleut le plus souvent par temps nuageux. Que devient P(rain | It is cloudy today, so it will) ?',
        options: ['Elle monte', 'Elle descend', 'Elle ne change pas'],
        reveal:
          'Elle monte : chaque exemple déplace un peu les poids pour que son étiquette devienne plus probable. Regarde-le apprendre.',
      },
      tries: ['L’entraîner'],
      check: {
        question: 'Pourquoi le préentraînement est-il un apprentissage **supervisé** ?',
        options: [
          {
            text: 'Parce que chaque exemple a une étiquette : le mot qui est vraiment venu ensuite',
            says: 'Personne n’a à écrire les étiquettes, le texte les apporte. C’est pourquoi on dit aussi auto-supervisé.',
          },
          {
            text: 'Parce que des gens notent les réponses',
            says: 'Cela vient plus tard, s’il y a lieu. Le préentraînement demande des textes, et aucune note.',
          },
          {
            text: 'Il ne l’est pas : il n’y a pas d’étiquettes',
            says: 'Personne ne les a écrites comme telles, mais elles sont là : chaque mot suivant du texte en est une.',
          },
        ],
      },
    },
    {
      title: 'L’essentiel',
      idea: 'Une question traverse tout : **quelle est la probabilité de A, sachant B ?** Des personnes dans un cercle, le mot suivant, un texte entier : chaque fois, une part de ce qui reste une fois la condition remplie.',
      predict: {
        question: 'Qu’est-ce qu’un modèle de langue, en une phrase ?',
        options: [
          'Une grande collection de phrases',
          'Une distribution sur des suites de mots, dont les paramètres sont des poids entraînés',
          'Une liste des règles d’une langue',
        ],
        reveal:
          'C’est une distribution sur des suites de mots, et ses paramètres sont les poids entraînés. Voici tout le chemin en une image.',
      },
      tries: ['Dessiner l’image'],
      check: {
        question:
          'Qu’est-ce qui change dans « sachant » quand on interroge un modèle de langue et non un groupe de personnes ?',
        options: [
          {
            text: 'Le sens ne compte plus',
            says: 'Il compte : P(rain | cloudy) et P(cloudy | rain) y sont deux nombres aussi.',
          },
          {
            text: 'Avec des personnes c’est certain, un modèle devine',
            says: 'Les deux donnent une probabilité. L’une est comptée, l’autre calculée avec des poids appris dans des textes.',
          },
          {
            text: 'Rien : chaque fois l’univers devient plus petit',
            says: 'On met de côté les personnes hors du cercle, et de même tous les textes qui commencent autrement.',
          },
        ],
      },
    },
  ],
};
