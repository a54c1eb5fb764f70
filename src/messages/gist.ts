/** Texts of the last picture of the lesson, and of what is said in its place where it cannot be seen. */
import type { Catalogue } from './catalogue.js';

export interface GistMessages {
  readonly title: string;
  readonly everyone: string;
  readonly given: string;
  readonly nextWord: string;
  readonly sequence: string;
  readonly weights: string;
  readonly rest: string;
  /** Below bars that were counted. */
  readonly counted: string;
  readonly noModel: string;
  readonly context: string;
  readonly label: string;
  /** `count`: how many weights. */
  trained(count: string): string;
  /** One sentence for each part: of the card, and of the text in place of the picture. */
  sayEveryone(a: string, share: string): string;
  sayGiven(a: string, b: string, share: string): string;
  sayNext(text: string, words: string): string;
  saySequence(text: string, oneIn: string): string;
  sayWeights(count: string): string;
}

export const GIST_MESSAGES: Catalogue<GistMessages> = {
  en: {
    title: 'How likely is A, given B?',
    everyone: 'Everyone',
    given: 'Given',
    nextWord: 'The next word',
    sequence: 'A whole text',
    weights: 'The weights',
    rest: 'all others',
    counted: 'counted, no language model',
    noModel: 'needs the language model',
    context: 'words so far',
    label: 'label',
    trained: (count) => `${count} trained weights`,
    sayEveryone: (a, share) => `Everyone is the sample space: P(${a}) = ${share}.`,
    sayGiven: (a, b, share) => `Given ${b}, the others are set aside: P(${a} | ${b}) = ${share}.`,
    sayNext: (text, words) => `The next word is given the words so far: after “${text}” ${words}.`,
    saySequence: (text, oneIn) =>
      `Multiplied word by word, a whole text has a probability: “${text}” ${oneIn}.`,
    sayWeights: (count) =>
      `The parameters of this distribution are trained weights (${count}), learnt from texts in which the next word is the label.`,
  },
  de: {
    title: 'Wie wahrscheinlich ist A, gegeben B?',
    everyone: 'Alle',
    given: 'Gegeben',
    nextWord: 'Das nächste Wort',
    sequence: 'Ein ganzer Text',
    weights: 'Die Gewichte',
    rest: 'alle anderen',
    counted: 'gezählt, ohne Sprachmodell',
    noModel: 'braucht das Sprachmodell',
    context: 'Wörter bis hierher',
    label: 'Label',
    trained: (count) => `${count} trainierte Gewichte`,
    sayEveryone: (a, share) => `Alle zusammen sind die Ergebnismenge: P(${a}) = ${share}.`,
    sayGiven: (a, b, share) => `Gegeben ${b} fallen die anderen weg: P(${a} | ${b}) = ${share}.`,
    sayNext: (text, words) => `Das nächste Wort hängt von den Wörtern davor ab: nach „${text}“ ${words}.`,
    saySequence: (text, oneIn) =>
      `Wort für Wort multipliziert hat ein ganzer Text eine Wahrscheinlichkeit: „${text}“ ${oneIn}.`,
    sayWeights: (count) =>
      `Die Parameter dieser Verteilung sind trainierte Gewichte (${count}), gelernt aus Texten, in denen das nächste Wort das Label ist.`,
  },
  es: {
    title: '¿Qué probabilidad tiene A, dado B?',
    everyone: 'Todos',
    given: 'Dado',
    nextWord: 'La palabra siguiente',
    sequence: 'Un texto entero',
    weights: 'Los pesos',
    rest: 'todas las demás',
    counted: 'contado, sin modelo de lenguaje',
    noModel: 'requiere el modelo de lenguaje',
    context: 'palabras hasta aquí',
    label: 'etiqueta',
    trained: (count) => `${count} pesos entrenados`,
    sayEveryone: (a, share) => `Todos juntos son el espacio muestral: P(${a}) = ${share}.`,
    sayGiven: (a, b, share) => `Dado ${b}, los demás se apartan: P(${a} | ${b}) = ${share}.`,
    sayNext: (text, words) => `La palabra siguiente depende de las anteriores: tras «${text}», ${words}.`,
    saySequence: (text, oneIn) =>
      `Multiplicando palabra por palabra, un texto entero tiene una probabilidad: «${text}», ${oneIn}.`,
    sayWeights: (count) =>
      `Los parámetros de esta distribución son pesos entrenados (${count}), aprendidos de textos en los que la palabra siguiente es la etiqueta.`,
  },
  fr: {
    title: 'Quelle est la probabilité de A, sachant B ?',
    everyone: 'Tout le monde',
    given: 'Sachant',
    nextWord: 'Le mot suivant',
    sequence: 'Un texte entier',
    weights: 'Les poids',
    rest: 'tous les autres',
    counted: 'compté, sans modèle de langue',
    noModel: 'demande le modèle de langue',
    context: 'les mots jusqu’ici',
    label: 'étiquette',
    trained: (count) => `${count} poids entraînés`,
    sayEveryone: (a, share) => `Tout le monde forme l’univers : P(${a}) = ${share}.`,
    sayGiven: (a, b, share) => `Sachant ${b}, les autres sont mis de côté : P(${a} | ${b}) = ${share}.`,
    sayNext: (text, words) => `Le mot suivant dépend des mots d’avant : après « ${text} », ${words}.`,
    saySequence: (text, oneIn) =>
      `Multiplié mot après mot, un texte entier a une probabilité : « ${text} », ${oneIn}.`,
    sayWeights: (count) =>
      `Les paramètres de cette distribution sont des poids entraînés (${count}), appris dans des textes où le mot suivant est l’étiquette.`,
  },
  'pt-BR': {
    title: 'Qual a probabilidade de A, dado B?',
    everyone: 'Todo mundo',
    given: 'Dado',
    nextWord: 'A próxima palavra',
    sequence: 'Um texto inteiro',
    weights: 'Os pesos',
    rest: 'todas as outras',
    counted: 'contado, sem modelo de linguagem',
    noModel: 'precisa do modelo de linguagem',
    context: 'palavras até aqui',
    label: 'rótulo',
    trained: (count) => `${count} pesos treinados`,
    sayEveryone: (a, share) => `Todos juntos são o espaço amostral: P(${a}) = ${share}.`,
    sayGiven: (a, b, share) => `Dado ${b}, os outros ficam de lado: P(${a} | ${b}) = ${share}.`,
    sayNext: (text, words) => `A próxima palavra depende das anteriores: depois de “${text}”, ${words}.`,
    saySequence: (text, oneIn) =>
      `Multiplicando palavra por palavra, um texto inteiro tem uma probabilidade: “${text}”, ${oneIn}.`,
    sayWeights: (count) =>
      `Os parâmetros desta distribuição são pesos treinados (${count}), aprendidos de textos em que a próxima palavra é o rótulo.`,
  },
  'zh-CN': {
    title: '已知 B，A 的概率是多少？',
    everyone: '所有人',
    given: '已知',
    nextWord: '下一个词',
    sequence: '整段文本',
    weights: '权重',
    rest: '其余所有',
    counted: '靠计数得出，没有语言模型',
    noModel: '需要语言模型',
    context: '到目前为止的词',
    label: '标签',
    trained: (count) => `${count} 个训练好的权重`,
    sayEveryone: (a, share) => `所有成员构成样本空间：P(${a}) = ${share}。`,
    sayGiven: (a, b, share) => `已知 ${b}，其他成员放到一边：P(${a} | ${b}) = ${share}。`,
    sayNext: (text, words) => `下一个词以前面的词为条件：“${text}” 之后是 ${words}。`,
    saySequence: (text, oneIn) => `逐词相乘，整段文本也有一个概率：“${text}” ${oneIn}。`,
    sayWeights: (count) => `这个分布的参数就是训练好的权重（${count}），从文本中学来，下一个词就是标签。`,
  },
};
