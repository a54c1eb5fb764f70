/** Worked solutions in simplified Chinese. */
import { SLIPS } from '../../quiz/question.js';
import type { QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const { count, percent, perMille, of } = quizNumbersOf('zh-CN');

export const zhCnSteps: QuizMessages['steps'] = {
  conditional: ({ a, b, counts: { both, b: inB } }) => [
    `现在只算属于“${b}”的成员：${count(inB)} 个。`,
    `其中 ${count(both)} 个也属于“${a}”。`,
    `P(${a} | ${b}) = ${of(both, inB)}。`,
  ],
  both: ({ a, b, counts: { both, everyone } }) => [
    `对抽到的成员一无所知，所以全体都算：${count(everyone)} 个。`,
    `其中 ${count(both)} 个同时属于“${a}”和“${b}”。`,
    `P(${a} 且 ${b}) = ${of(both, everyone)}。`,
  ],
  either: ({ a, b, counts }) => [
    `属于“${a}”的有 ${count(counts.a)} 个，属于“${b}”的有 ${count(counts.b)} 个；两者都属于的 ${count(counts.both)} 个在两个数里都算了。`,
    `所以要让每个成员只算一次：${count(counts.a)} + ${count(counts.b)} − ${count(counts.both)} = ${count(counts.a + counts.b - counts.both)}。`,
    `P(${a} 或 ${b}) = ${of(counts.a + counts.b - counts.both, counts.everyone)}。`,
  ],
  'not-given': ({ a, b, counts }) => [
    `现在只算属于“${b}”的成员：${count(counts.b)} 个。`,
    `其中 ${count(counts.both)} 个属于“${a}”，所以不属于的有 ${count(counts.b)} − ${count(counts.both)} = ${count(counts.b - counts.both)} 个。`,
    `P(非 ${a} | ${b}) = ${of(counts.b - counts.both, counts.b)}，也就是 1 − P(${a} | ${b})。`,
  ],
  test: ({ size, ill, hits, falseAlarms }) => [
    `${count(ill)} 个里有 ${count(hits)} 个触发警报：真阳性。`,
    `其余 ${count(size - ill)} 个里也有 ${count(falseAlarms)} 个触发：误报。`,
    `所以警报一共有 ${count(hits)} + ${count(falseAlarms)} = ${count(hits + falseAlarms)} 次，现在只算这些。`,
    `其中 ${count(hits)} 次是真的：${of(hits, hits + falseAlarms)}。`,
  ],
  mixture: ({ groups: [one, other] }) => [
    `两组合起来是 ${count(one.size)} + ${count(other.size)} = ${count(one.size + other.size)}。`,
    `其中算数的是 ${count(one.count)} + ${count(other.count)} = ${count(one.count + other.count)}。`,
    `${of(one.count + other.count, one.size + other.size)}：更接近较大那组的比率。`,
  ],
  'two-draws': ({ balls, red: [one, other] }) => [
    `从 A 袋抽，两个都红的概率是 ${one}/${balls} · ${one}/${balls} = ${one * one}/${balls * balls}。`,
    `从 B 袋抽，两个都红的概率是 ${other}/${balls} · ${other}/${balls} = ${other * other}/${balls * balls}。`,
    `每个袋子各有一半机会被选中，所以取两者的平均：(${one * one} + ${other * other}) / ${2 * balls * balls}，也就是 ${of(one * one + other * other, 2 * balls * balls)}。`,
    ...(one === other
      ? []
      : ['第一个球是红的，就更可能是红球较多的那个袋子；所以第二个球与第一个球不独立。']),
  ],
  'two-words': ({ first, second, perMille: shares }) => [
    `第一个词出现的概率是 P(“${first}”) = ${perMille(shares.first)}。`,
    `它出现之后，第二个词接着出现的概率是 P(“${second}” | “${first}”) = ${perMille(shares.secondAfterFirst)}。`,
    `一个接一个，所以相乘：${percent({ top: BigInt(shares.first) * BigInt(shares.secondAfterFirst), bottom: 1_000_000n })}。`,
  ],
  'which-text': ({ word, slips, perMille: [here, there] }) => [
    `设想抽 ${count(1000 * SLIPS)} 次：${count(1000 * slips[0])} 次是第一段文本，${count(1000 * slips[1])} 次是第二段。`,
    `其中“${word}”出现在第一段之后有 ${count(slips[0] * here)} 次，出现在第二段之后有 ${count(slips[1] * there)} 次。`,
    `所以它一共出现 ${count(slips[0] * here)} + ${count(slips[1] * there)} = ${count(slips[0] * here + slips[1] * there)} 次，现在只算这些。`,
    `其中 ${count(slips[0] * here)} 次是第一段文本：${of(slips[0] * here, slips[0] * here + slips[1] * there)}。`,
  ],
};
