/** The few words that stand in pictures of sets, beside the names of the sets themselves. */
import type { Catalogue, Locale } from './catalogue.js';
import { shareTextsOf } from './share-texts.js';

export interface SetWords {
  readonly all: string;
  /** The complement of a set. */
  not(name: string): string;
  /** In all of these at once. */
  both(names: readonly string[]): string;
  only(names: string): string;
  /** In neither of two sets, in none of several. */
  readonly neither: string;
  readonly none: string;
  /** So many of so many. */
  of(part: string, whole: string): string;
  readonly aside: string;
  readonly others: string;
  notIn(event: string): string;
  together(sum: string): string;
  readonly noFigure: string;
  /** What one figure stands for, of all. */
  figure(isExact: boolean, members: number, all: number): string;
  readonly notToScale: string;
  toScale(isFrame: boolean, percent: string): string;
  /** One whole number of members as a percentage of another, > 0. */
  percent(part: number, whole: number): string;
}

type Worded = Omit<SetWords, 'percent' | 'figure' | 'both'> & {
  readonly and: string;
  figure(about: boolean, members: string, all: string): string;
};

/** Between Chinese characters there are no spaces. */
const beforeName = (word: string, name: string): string =>
  /^[\p{Script=Han}“]/u.test(name) ? `${word}${name}` : `${word} ${name}`;

const WORDED: Catalogue<Worded> = {
  en: {
    all: 'all',
    not: (name) => `not ${name}`,
    and: ' and ',
    only: (names) => `only ${names}`,
    neither: 'neither',
    none: 'none of them',
    of: (part, whole) => `${part} of ${whole}`,
    aside: 'set aside',
    others: 'the others who count',
    notIn: (event) => `not in ${event}`,
    together: (sum) => `together ${sum}`,
    noFigure: 'no figure',
    figure: (isExact, members, all) => `one figure: ${isExact ? '' : 'about '}${members} of ${all}`,
    notToScale: 'areas not to scale',
    toScale: (isFrame, percent) => `${isFrame ? 'areas' : 'circles'} to scale ±${percent}`,
  },
  de: {
    all: 'alle',
    not: (name) => `nicht ${name}`,
    and: ' und ',
    only: (names) => `nur ${names}`,
    neither: 'keins von beiden',
    none: 'keins davon',
    of: (part, whole) => `${part} von ${whole}`,
    aside: 'zählt nicht',
    others: 'die anderen, die zählen',
    notIn: (event) => `nicht in ${event}`,
    together: (sum) => `zusammen ${sum}`,
    noFigure: 'keine Figur',
    figure: (isExact, members, all) => `eine Figur: ${isExact ? '' : 'etwa '}${members} von ${all}`,
    notToScale: 'Flächen nicht maßstäblich',
    toScale: (isFrame, percent) => `${isFrame ? 'Flächen' : 'Kreise'} maßstäblich ±${percent}`,
  },
  es: {
    all: 'todos',
    not: (name) => `no ${name}`,
    and: ' y ',
    only: (names) => `solo ${names}`,
    neither: 'ninguno de los dos',
    none: 'ninguno',
    of: (part, whole) => `${part} de ${whole}`,
    aside: 'no cuentan',
    others: 'los demás que cuentan',
    notIn: (event) => `no en ${event}`,
    together: (sum) => `juntos ${sum}`,
    noFigure: 'sin figura',
    figure: (isExact, members, all) => `una figura: ${isExact ? '' : 'unos '}${members} de ${all}`,
    notToScale: 'áreas sin escala',
    toScale: (isFrame, percent) => `${isFrame ? 'áreas' : 'círculos'} a escala ±${percent}`,
  },
  fr: {
    all: 'tous',
    not: (name) => `non ${name}`,
    and: ' et ',
    only: (names) => `seulement ${names}`,
    neither: 'aucun des deux',
    none: 'aucun',
    of: (part, whole) => `${part} sur ${whole}`,
    aside: 'mis de côté',
    others: 'les autres qui comptent',
    notIn: (event) => `pas dans ${event}`,
    together: (sum) => `ensemble ${sum}`,
    noFigure: 'pas de figure',
    figure: (isExact, members, all) => `une figure\u00a0: ${isExact ? '' : 'environ '}${members} sur ${all}`,
    notToScale: 'aires pas à l’échelle',
    toScale: (isFrame, percent) => `${isFrame ? 'aires' : 'cercles'} à l’échelle ±${percent}`,
  },
  'pt-BR': {
    all: 'todos',
    not: (name) => `não ${name}`,
    and: ' e ',
    only: (names) => `só ${names}`,
    neither: 'nenhum dos dois',
    none: 'nenhum',
    of: (part, whole) => `${part} de ${whole}`,
    aside: 'não contam',
    others: 'os outros que contam',
    notIn: (event) => `não em ${event}`,
    together: (sum) => `juntos ${sum}`,
    noFigure: 'sem figura',
    figure: (isExact, members, all) => `uma figura: ${isExact ? '' : 'cerca de '}${members} de ${all}`,
    notToScale: 'áreas fora de escala',
    toScale: (isFrame, percent) => `${isFrame ? 'áreas' : 'círculos'} em escala ±${percent}`,
  },
  'zh-CN': {
    all: '全体',
    not: (name) => beforeName('非', name),
    and: ' 且 ',
    only: (names) => beforeName('仅', names),
    neither: '两者都不是',
    none: '都不是',
    of: (part, whole) => `${whole} 中的 ${part}`,
    aside: '不计入',
    others: '其余计入的',
    notIn: (event) => beforeName('不属于', event),
    together: (sum) => `合计 ${sum}`,
    noFigure: '没有图形',
    figure: (isExact, members, all) => `一个图形：${isExact ? '' : '约 '}${all} 中的 ${members}`,
    notToScale: '面积不按比例',
    toScale: (isFrame, percent) => `${isFrame ? '面积' : '圆'}按比例 ±${percent}`,
  },
};

export function setWordsOf(locale: Locale): SetWords {
  const { and, figure, ...words } = WORDED[locale];
  const { count, percent } = shareTextsOf(locale);
  return {
    ...words,
    both: (names) => names.join(and),
    figure: (isExact, members, all) => figure(isExact, count(members), count(all)),
    percent: (part, whole) => percent({ top: BigInt(part), bottom: BigInt(whole) }),
  };
}
