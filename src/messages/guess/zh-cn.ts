/** The texts of `/guess` in simplified Chinese. */
import { shareTextsOf } from '../share-texts.js';
import type { GuessMessages } from './en.js';

const numbers = shareTextsOf('zh-CN');
const { count } = numbers;

export const zhCn: GuessMessages = {
  numbers,
  blank: '_____',
  somethingElse: '其他',
  round: {
    title: {
      word: '猜下一个词',
      split: '猜下一个词：100 分',
      shannon: '猜到对为止',
    },
    invitation: {
      word: '原文接下来写的是什么？按“猜”，输入一个词。只有你看得到，公布之前可以改。',
      split:
        '原文接下来写的是什么？按“分配 100 分”，说说你对每个词有多大把握。只有你看得到，公布之前可以改。',
      shannon: '香农猜词游戏：一直按“猜”，直到猜中原文的词。每猜一次都会私下告诉你对不对。',
    },
    agreement:
      '参加就表示同意公布时显示你的名字和你猜的词，并在 /guess scores 中显示你的平均损失。“我的猜测”可以查看并删除你的猜测。',
    time: (seconds) => `开始 ${count(seconds)} 秒后自动公布。`,
    players: (people) => (people === 0 ? '还没有人猜。' : `已有 ${count(people)} 人猜了。`),
    from: (text) => `选自本组的文本“${text}”。`,
    who: (minutes) => `由发起人或管理服务器的人公布；${minutes} 分钟之后这里的任何人都可以。`,
  },
  begun: { title: '一轮猜词', thread: '在这个子区里进行：' },
  buttons: {
    guess: '猜',
    split: '分配 100 分',
    mine: '我的猜测',
    reveal: '公布',
    again: '再猜一次',
    withdraw: '删除我的猜测',
  },
  form: {
    word: '下一个词',
    splitTitle: '分配 100 分',
    guessTitle: (number) => `第 ${number} 次猜`,
  },
  mine: {
    nothing: '你在这一轮还没有猜。',
    word: (word) => `你猜的是“${word}”。公布之前可以改。`,
    split: '你分配的分数。公布之前可以改。',
    right: (word, number) => `“${word}”猜对了，这是第 ${number} 次。公布之前请不要说出来。`,
    wrong: (word, number) => `不是“${word}”。这是第 ${number} 次。`,
    deleted: '你的猜测已删除。',
    points: '分数',
    title: '你的猜测',
  },
  reveal: {
    wrote: '原文是 ',
    wroteEnd: '。',
    rank: (from, to) =>
      to === undefined
        ? `最好排第 ${count(from)}`
        : `第 ${from === to ? count(from) : `${count(from)}–${count(to)}`} 位`,
    favourite: (word, share) => `模型最看好的是“${word}”，${share}。`,
    favouriteToo: (share) => `这也是模型最看好的，${share}。`,
    gave: (share, rank) => `它给原文的词 ${share}，在所有词中${rank}。`,
    people: (hits, players) => `${count(players)} 人中有 ${count(hits)} 人猜中。`,
    columns: { word: '词', people: '人', model: '模型', lost: '比特' },
    otherGuesses: (all) => `另外还有 ${count(all)} 个词`,
    beat: '胜过模型：',
    beatNobody: '这次没有人胜过模型。',
    why: {
      word: '，猜中了原文的词，而模型更看好别的词。',
      split: '，给原文的词的份额比模型高。',
      shannon: '，猜的次数比模型少。',
    },
    bits: (bits) => `${bits} 比特`,
    named: '谁猜了什么',
    more: (all) => ` 等另外 ${count(all)} 人`,
    guesses: (all) => `${count(all)} 次`,
    gaveUp: (all) => `${count(all)} 次没猜中`,
    nobody: '时间到了，还没有人猜。',
    splitLost: (people, model) =>
      `按对数规则的损失，即正确词所得份额的 −log₂：大家平均 ${people} 比特，模型 ${model} 比特。`,
    bitsNote: (floor) =>
      `损失以比特计：按模型，log₂ P(最看好的) − log₂ P(这个词)；0 就是它最看好的。“不是词”：标点、数字、文本结尾。在累计中，一方的损失是它给原文的词的份额（得票比例或概率）的 −log₂，至少按 ${floor} 计，以免无限损失。大小写算同一个词。`,
    splitNote:
      '每个选项至少算 1 分，然后统一换算到 100，大家和模型都一样。在这个下限之上，平均来说没有比你真正相信的分数更划算的。',
    shannonNote:
      '设 q_r 为第 r 次猜中的比例，一个词的熵在 Σ r (q_r − q_r₊₁) log₂ r 与 −Σ q_r log₂ q_r 之间（香农，1951）。放弃的人不在任何比例里，所以这两个界偏低。',
  },
  standing: {
    title: '这里的全部轮次',
    rounds: (all) => `${count(all)} 轮`,
    mean: (mean, error) => (error === undefined ? mean : `${mean} ± ${error}`),
    bits: (rounds, people, model) =>
      `${rounds}：大家平均每个词损失 ${people} 比特，模型 ${model}（± 一个标准误差）。`,
    open: (rounds) => `不到 ${rounds} 轮不下结论。`,
    even: '差距在两个标准误差之内：看不出哪一方更好。',
    people: '大家领先超过两个标准误差。',
    model: '模型领先超过两个标准误差。',
    entropy: (side, lower, upper, n) => `${side}：每个词 ${lower} 到 ${upper} 比特（n = ${n}）。`,
    sides: { people: '按大家猜的次数算的熵', model: '按模型的排名' },
    notFound: (all) => `${count(all)} 个词没有猜中。`,
  },
  scores: {
    title: '人与模型的较量',
    modes: { word: '一个词', split: '100 分', shannon: '猜到为止' },
    none: '这里还没有公布过任何一轮。用 /guess 开始一轮。',
    model: '语言模型',
    lost: (bits, rounds) => `每轮 ${bits} 比特，共 ${count(rounds)} 轮`,
    fewer: (bits) => `（在相同的各轮中比模型少 ${bits}）`,
    more: (bits) => `（在相同的各轮中比模型多 ${bits}）`,
    same: '（在相同的各轮中与模型一样）',
    note: '比特越少越好；± 是一个标准误，差别在两个标准误之内说明不了什么。分数：正确选项所得份额的 −log₂。一个词：猜对为 0，否则是留给其他每个词的 1 % 的 −log₂；模型取它最看好的词。猜到为止：猜测次数的 log₂，模型取名次的 log₂。',
  },
  picture: {
    people: (all) => `大家（${count(all)}）`,
    first: (all) => `第一次猜（${count(all)}）`,
    elseRight: (word) => `其他：${word}`,
    model: '模型',
    otherWords: '其他词',
    noWord: '不是词',
    unassigned: '尚未归属',
    wrote: (word) => `原文是“${word}”`,
    alt: (sentence, word, players, share, rank) =>
      `${sentence}：原文是 ${word}。${count(players)} 人猜了；模型给它 ${share}，${rank}。`,
    altRow: (word, people, model) =>
      people === null ? `${word}：模型 ${model}；` : `${word}：大家 ${people}，模型 ${model}；`,
  },
  short: {
    somethingElse: '其他',
    otherWords: '其他词',
    noWord: '不是词',
    unassigned: '尚未归属',
  },
  refusal: {
    closed: '这一轮已经不开放，不能再猜了。',
    full: (limit) => `这一轮已有 ${count(limit)} 人猜过，我最多只能数这么多。`,
    tooMany: (limit) => `这里已有 ${count(limit)} 轮在进行，我最多只能记这么多。请先公布一轮。`,
    nobody: '还没有人猜。至少要有一个猜测才能公布。',
    notAWord: (received) => `“${received}”不是一个词。请输入一个由字母组成的词。`,
    host: (minutes) => `头 ${minutes} 分钟只能由发起人或管理服务器的人公布，而你都不是。`,
    noRoom: '我不能在这个频道的子区里发言，所以不能在那里玩。请去掉“thread”，或请管理服务器的人允许。',
    needsChannel: '一轮猜词需要一个能按按钮的频道；这里没有。',
    noSentence: (name, min, max) => `“${name}”里没有 ${min} 到 ${max} 个词、又有词可猜的句子。`,
    noModel: {
      missing: (how) => `这里是大家和语言模型比赛，而它不在我运行的机器上。${how}不需要模型的有：/quiz round`,
      unsupported: (how) =>
        `这里是大家和语言模型比赛，而为我设置的模型运行不了。${how}不需要模型的有：/quiz round`,
    },
    noCandidates: '语言模型不在，或者没有给出词，所以没有可以分配分数的对象。',
    found: '你已经猜中了。',
    noMore: (limit) => `最多猜 ${count(limit)} 次，你已经猜完了。`,
    again: (word) => `“${word}”你已经猜过了，不会再算一次。`,
    sum: (sum) => `你的分数加起来是 ${count(sum)}，应该是 100。`,
    points: (received) => `“${received}”不是分数：请输入 0 到 100 的整数。`,
  },
};
