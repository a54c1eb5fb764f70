import type { Catalogue } from './catalogue.js';

export interface HelpMessages {
  readonly title: string;
  readonly intro: string;
  readonly more: string;
  readonly options: string;
  readonly examples: string;
  readonly needed: string;
  readonly all: string;
  /** What is typed stays English: the model and the questions are. */
  readonly note: string;
}

export const HELP_MESSAGES: Catalogue<HelpMessages> = {
  en: {
    title: 'What Given does',
    intro:
      'One question runs through everything: how likely is A, given B? Counted among people, or asked of a language model. `/lesson` is a good beginning.',
    more: 'More about a command …',
    options: 'Options',
    examples: 'Works as it stands',
    needed: 'needed',
    all: 'All commands',
    note: 'Type “/” and Discord offers every command with its options.',
  },
  de: {
    title: 'Was Given kann',
    intro:
      'Eine Frage zieht sich durch alles: Wie wahrscheinlich ist A, gegeben B? Unter Personen gezählt oder ein Sprachmodell gefragt. `/lesson` ist ein guter Anfang.',
    more: 'Mehr zu einem Befehl …',
    options: 'Optionen',
    examples: 'Funktioniert genau so',
    needed: 'nötig',
    all: 'Alle Befehle',
    note: 'Tippe „/“, und Discord bietet jeden Befehl mit seinen Optionen an. Fragen und Texte werden auf Englisch gestellt.',
  },
  es: {
    title: 'Qué hace Given',
    intro:
      'Una pregunta lo recorre todo: ¿qué probabilidad tiene A, dado B? Contada entre personas o preguntada a un modelo de lenguaje. `/lesson` es un buen comienzo.',
    more: 'Más sobre un comando …',
    options: 'Opciones',
    examples: 'Funciona tal cual',
    needed: 'necesaria',
    all: 'Todos los comandos',
    note: 'Escribe «/» y Discord ofrece cada comando con sus opciones. Las preguntas y los textos van en inglés.',
  },
  fr: {
    title: 'Ce que fait Given',
    intro:
      'Une question traverse tout : quelle est la probabilité de A, sachant B ? Comptée parmi des personnes, ou posée à un modèle de langue. `/lesson` est un bon début.',
    more: 'En savoir plus sur une commande …',
    options: 'Options',
    examples: 'Marche tel quel',
    needed: 'obligatoire',
    all: 'Toutes les commandes',
    note: 'Tape « / » et Discord propose chaque commande avec ses options. Les questions et les textes se posent en anglais.',
  },
  'pt-BR': {
    title: 'O que o Given faz',
    intro:
      'Uma pergunta atravessa tudo: qual a probabilidade de A, dado B? Contada entre pessoas ou feita a um modelo de linguagem. `/lesson` é um bom começo.',
    more: 'Mais sobre um comando …',
    options: 'Opções',
    examples: 'Funciona assim mesmo',
    needed: 'necessária',
    all: 'Todos os comandos',
    note: 'Digite “/” e o Discord oferece cada comando com suas opções. Perguntas e textos são em inglês.',
  },
  'zh-CN': {
    title: 'Given 能做什么',
    intro: '一个问题贯穿始终：已知 B，A 的概率是多少？在人群里数，或者问语言模型。从 `/lesson` 开始最好。',
    more: '了解某个命令 …',
    options: '选项',
    examples: '可以直接使用',
    needed: '必填',
    all: '所有命令',
    note: '输入“/”，Discord 就会列出每个命令及其选项。问题和文本用英文输入。',
  },
};
