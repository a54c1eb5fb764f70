/** What each wrong option is made of and why it is wrong, in simplified Chinese. */
import type { Quotient } from '../../quiz/question.js';
import type { FactsOf, QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';

const { count, percent, lowest, share, rate, perMille, brief } = quizNumbersOf('zh-CN');

const multiplied = ({ a, b, counts }: FactsOf<'conditional' | 'both'>, value: Quotient) =>
  `${count(counts.a)}/${count(counts.everyone)} · ${count(counts.b)}/${count(counts.everyone)} = ${brief(value)} 是直接相乘，好像属于“${b}”对“${a}”没有影响。其实有影响：全体中 ${rate(counts.a, counts.everyone)} 属于“${a}”，而在属于“${b}”的成员里是 ${rate(counts.both, counts.b)}。`;

export const zhCnFeedback: QuizMessages['feedback'] = {
  conditional: {
    'inverted-condition': ({ a, b, counts }, value) =>
      `${share(value)} 是 P(${b} | ${a})：属于“${a}”的 ${count(counts.a)} 个里，${count(counts.both)} 个属于“${b}”。问的方向正好相反：条件是“${b}”，所以要除以属于“${b}”的 ${count(counts.b)} 个。`,
    'joint-for-conditional': ({ a, b, counts }, value) =>
      `${share(value)} 是 P(${a} 且 ${b})，以全体为分母。但已知“${b}”成立，所以只算这 ${count(counts.b)} 个，而不是全部 ${count(counts.everyone)} 个。`,
    'condition-ignored': ({ a, b, counts }, value) =>
      `${share(value)} 是全部 ${count(counts.everyone)} 个里的 P(${a})，好像什么都不知道。其实已知“${b}”成立。`,
    'multiplied-dependent': multiplied,
  },
  both: {
    'multiplied-dependent': multiplied,
    'conditional-for-joint': ({ a, b, counts }, value) =>
      `${share(value)} 是 P(${a} | ${b})：它漏掉了所有不属于“${b}”的成员。对抽到的成员一无所知，所以全部 ${count(counts.everyone)} 个都算。`,
    'either-for-both': ({ a, b, counts }, value) =>
      `${share(value)} 是 P(${a} 或 ${b})：它把只属于其中一个的也算进来了。同时属于两个的有 ${count(counts.both)} 个。`,
  },
  either: {
    'overlap-twice': ({ counts }, value) =>
      `${count(counts.a)} + ${count(counts.b)} = ${count(counts.a + counts.b)} 把两者都属于的 ${count(counts.both)} 个算了两次，于是得到 ${share(value)}。要减去一次。`,
    'exclusive-or': ({ counts }, value) =>
      `${share(value)} 漏掉了两者都属于的 ${count(counts.both)} 个。“A 或 B”指至少一个，所以两个都属于的也在内。`,
    'both-for-either': ({ a, b }, value) =>
      `${share(value)} 是 P(${a} 且 ${b})。只属于其中一个的也符合“或”。`,
  },
  'not-given': {
    'negated-the-condition': ({ a, b, counts }, value) =>
      `${share(value)} 是 P(${a} | 非 ${b})，即不属于“${b}”的 ${count(counts.everyone - counts.b)} 个里的比例。条件仍是“${b}”；被否定的是“${a}”。`,
    'condition-ignored': ({ a, b, counts }, value) =>
      `${share(value)} 是全部 ${count(counts.everyone)} 个里的 P(非 ${a})，好像不知道“${b}”成立。`,
    'joint-for-conditional': ({ a, b, counts }, value) =>
      `${share(value)} 是 P(非 ${a} 且 ${b})，以全体为分母。现在只算属于“${b}”的 ${count(counts.b)} 个。`,
    'inverted-condition': ({ a, b, counts }, value) =>
      `${share(value)} 是 P(${b} | 非 ${a})，即不属于“${a}”的 ${count(counts.everyone - counts.a)} 个里的比例。问的方向正好相反。`,
  },
  test: {
    'inverted-condition': ({ ill, hits, falseAlarms }, value) =>
      `${share(value)} 说的是确有其事时警报响的比例：${count(ill)} 个里有 ${count(hits)} 个。问的方向正好相反：${count(hits + falseAlarms)} 次警报里有多少次确有其事。`,
    'forgotten-base-rate': ({ size, ill, hits, falseAlarms }, value) =>
      `如果两组一样大，${rate(hits, ill)} 对 ${rate(falseAlarms, size - ill)} 会得到 ${percent(value)}。但它们不一样大：${count(ill)} 对 ${count(size - ill)}。这就是基础概率。`,
    'complement-of-false-alarm': ({ size, ill, falseAlarms }, value) =>
      `${share(value)} 是其余 ${count(size - ill)} 个里没有触发警报的比例：1 − ${rate(falseAlarms, size - ill)}。它没有说触发了警报的那些怎么样。`,
    'joint-for-conditional': ({ size, hits, falseAlarms }, value) =>
      `${share(value)} 是用 ${count(hits)} 次真阳性除以全部 ${count(size)} 个。但警报已经响了，所以只算那 ${count(hits + falseAlarms)} 次警报。`,
  },
  mixture: {
    'mean-of-rates': ({ groups: [one, other] }, value) =>
      `${percent(value)} 是 ${rate(one.count, one.size)} 和 ${rate(other.count, other.size)} 的简单平均。但两组分别有 ${count(one.size)} 和 ${count(other.size)}，较大的那组权重更大。`,
    'one-group-only': ({ groups: [one, other] }, value) =>
      `${share(value)} 只是第一组的比率。第二组的 ${count(other.size)} 个也可能被抽到；合起来是 ${count(one.size + other.size)}。`,
    'multiplied-dependent': ({ groups: [one, other] }, value) =>
      `${rate(one.count, one.size)} · ${rate(other.count, other.size)} = ${percent(value)} 是每组各成功一次的概率。但这里只抽一次。`,
  },
  'two-draws': {
    'product-of-averages': ({ balls, red: [one, other] }, value) =>
      `平均来说，${lowest({ top: BigInt(one + other), bottom: 2n * BigInt(balls) })} 的球是红的，它的平方是 ${brief(value)}。但两个球来自同一个袋子：要取平方的平均，它大于平均的平方。`,
    'only-once': (_facts, value) => `${share(value)} 是一个球为红的概率。这里要求两个都是红的。`,
    'one-of-each': (_facts, value) => `${share(value)} 是一红一非红的概率，不论先后。`,
  },
  'two-words': {
    'conditional-for-joint': ({ first }, value) =>
      `${percent(value)} 是“${first}”已经出现之后第二个词的概率。但“${first}”会不会先出现并不确定。`,
    'multiplied-dependent': ({ first, second, perMille: shares }, value) =>
      `${percent(value)} 乘的是没有“${first}”时“${second}”的概率 ${perMille(shares.secondAlone)}。在“${first}”之后它是 ${perMille(shares.secondAfterFirst)}。`,
    added: ({ first, second }, value) =>
      `${percent(value)} 是把两者相加。先“${first}”再“${second}”，两件事都要发生，所以相乘；相加是用于二者之一。`,
  },
  'which-text': {
    'forgotten-base-rate': ({ slips, perMille: [here, there] }, value) =>
      `如果两段文本一样常见，${rate(here, 1000)} 对 ${rate(there, 1000)} 会得到 ${percent(value)}。但它们不一样常见：${count(slips[0])} 张对 ${count(slips[1])} 张纸条。这就是基础概率。`,
    'inverted-condition': ({ word }, value) =>
      `${percent(value)} 是 P(“${word}” | 第一段文本)：已知文本时这个词的概率。问的方向正好相反。`,
    'condition-ignored': ({ word }, value) =>
      `${share(value)} 是写着第一段文本的纸条所占的比例，好像什么都没写出来。但“${word}”已经写出来了，它在一段文本之后比在另一段之后更可能出现。`,
    'joint-for-conditional': ({ word, slips, perMille: [here, there] }, value) =>
      `${percent(value)} 是第一段文本和“${word}”同时出现的概率，以全部抽取为分母。“${word}”已经出现，所以只算有它的 ${count(slips[0] * here + slips[1] * there)} 次。`,
  },
};
