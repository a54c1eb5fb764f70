/** The texts of the quiz in simplified Chinese. */
import { SLIPS } from '../../quiz/question.js';
import type { FactsOf, QuizMessages } from './en.js';
import { quizNumbersOf } from './quiz-numbers.js';
import { zhCnFeedback } from './zh-cn-feedback.js';
import { zhCnSteps } from './zh-cn-steps.js';

const numbers = quizNumbersOf('zh-CN');
const { count, percent, share, rate, perMille } = numbers;

const pairGiven = ({
  population,
  a,
  b,
  counts,
}: FactsOf<'conditional' | 'both' | 'either' | 'not-given'>) => [
  `“${population}”有 ${count(counts.everyone)} 个成员。`,
  `${count(counts.a)} 个属于“${a}”，${count(counts.b)} 个属于“${b}”。`,
  `${count(counts.both)} 个同时属于“${a}”和“${b}”。`,
];

interface Story {
  cases(size: string, ill: string): string;
  alarm(ill: string, hits: string, well: string, falseAlarms: string): string;
  readonly happened: string;
  readonly asked: string;
  readonly short: readonly [string, string];
}

const STORIES: Readonly<Record<FactsOf<'test'>['story'], Story>> = {
  illness: {
    cases: (size, ill) => `${size} 人中有 ${ill} 人患病。`,
    alarm: (ill, hits, well, falseAlarms) =>
      `这 ${ill} 人中有 ${hits} 检测呈阳性，其余 ${well} 人中也有 ${falseAlarms} 呈阳性。`,
    happened: '某人检测呈阳性。',
    asked: '此人患病的概率是多少？',
    short: ['患病', '阳性'],
  },
  spam: {
    cases: (size, ill) => `${size} 封邮件中有 ${ill} 封是垃圾邮件。`,
    alarm: (ill, hits, well, falseAlarms) =>
      `过滤器标记了这 ${ill} 封中的 ${hits}，也标记了其余 ${well} 封中的 ${falseAlarms}。`,
    happened: '一封邮件被标记了。',
    asked: '它是垃圾邮件的概率是多少？',
    short: ['垃圾邮件', '被标记'],
  },
  smoke: {
    cases: (size, ill) => `有人在 ${size} 个晚上做饭，其中 ${ill} 个晚上有东西烧着了。`,
    alarm: (ill, hits, well, falseAlarms) =>
      `这 ${ill} 个晚上里，烟雾报警器在其中 ${hits}响了；其余 ${well} 个晚上里，它在 ${falseAlarms}也响了。`,
    happened: '报警器响了。',
    asked: '有东西烧着的概率是多少？',
    short: ['着火', '报警'],
  },
  coin: {
    cases: (size, ill) => `${size} 枚硬币中有 ${ill} 枚是假的。`,
    alarm: (ill, hits, well, falseAlarms) =>
      `机器退回了这 ${ill} 枚中的 ${hits}，也退回了其余 ${well} 枚中的 ${falseAlarms}。`,
    happened: '一枚硬币被退回了。',
    asked: '它是假币的概率是多少？',
    short: ['假币', '被退回'],
  },
};

const GROUPS = {
  classes: {
    line: (name: string, size: number, passed: number) =>
      `${name} 班：${count(size)} 名学生中有 ${count(passed)} 名及格（${rate(passed, size)}）。`,
    asked: '从两个班的全部学生中抽一名，每人机会相同。这名学生及格的概率是多少？',
    short: ['A 班', '及格', 'B 班'],
  },
  teams: {
    line: (name: string, size: number, won: number) =>
      `${name} 任队长时，球队 ${count(size)} 场赢了 ${count(won)} 场（${rate(won, size)}）。`,
    asked: '从所有这些比赛中抽一场，每场机会相同。这场赢了的概率是多少？',
    short: ['队长 A', '赢了', '队长 B'],
  },
} as const;

export const zhCn: QuizMessages = {
  numbers,
  events: {
    test: ({ story }) => STORIES[story].short,
    mixture: ({ story }) => GROUPS[story].short,
    'two-draws': () => ['A 袋', '两个都红', 'B 袋'],
    'which-text': ({ word }) => ['第一段文本', `“${word}”`],
  },
  everyone: {
    test: ({ size }) => `全体：${count(size)}`,
    mixture: ({ groups: [one, other] }) => `合计：${count(one.size + other.size)}`,
    'two-draws': ({ balls }) => `${count(2 * balls * balls)} 种等可能的情况`,
    'which-text': () => `抽取次数：${count(1000 * SLIPS)}`,
    pair: (everyone) => `全体：${count(everyone)}`,
  },
  given: {
    conditional: pairGiven,
    both: pairGiven,
    either: pairGiven,
    'not-given': pairGiven,
    test: ({ story, size, ill, hits, falseAlarms }) => {
      const well = size - ill;
      const unit = { illness: '人', spam: '封', smoke: '个', coin: '枚' }[story];
      return [
        STORIES[story].cases(count(size), count(ill)),
        STORIES[story].alarm(
          count(ill),
          `${count(hits)} ${unit}（${rate(hits, ill)}）`,
          count(well),
          `${count(falseAlarms)} ${unit}（${rate(falseAlarms, well)}）`,
        ),
      ];
    },
    mixture: ({ story, groups: [one, other] }) => [
      GROUPS[story].line('A', one.size, one.count),
      GROUPS[story].line('B', other.size, other.count),
    ],
    'two-draws': ({ balls, red: [one, other] }) => [
      `A 袋：${count(balls)} 个球里有 ${count(one)} 个红球。B 袋：${count(balls)} 个球里有 ${count(other)} 个红球。`,
      '用一枚公平的硬币选袋子。从中抽一个球，放回，再从同一个袋子里抽一个球。',
    ],
    'two-words': ({ model, context, first, second, perMille: shares }) => [
      `在“${context}”之后，语言模型 ${model} 说“${first}”的概率是 ${perMille(shares.first)}，说“${second}”的概率是 ${perMille(shares.secondAlone)}。`,
      `在“${context} ${first}”之后，它说“${second}”的概率是 ${perMille(shares.secondAfterFirst)}。`,
    ],
    'which-text': ({ model, texts: [one, other], word, slips, perMille: shares }) => [
      `${count(SLIPS)} 张纸条中，${count(slips[0])} 张写着第一段文本“${one}”，${count(slips[1])} 张写着第二段文本“${other}”。`,
      `语言模型 ${model} 在第一段文本之后接着写“${word}”的概率是 ${perMille(shares[0])}，在第二段之后是 ${perMille(shares[1])}。`,
      `抽一张纸条，模型在它的文本后面写一个词，写的是“${word}”。`,
    ],
  },
  ask: {
    conditional: ({ a, b }) => `从属于“${b}”的成员中随机抽一个。它也属于“${a}”的概率 P(${a} | ${b}) 是多少？`,
    both: ({ a, b }) => `从全体中随机抽一个。它同时属于两者的概率 P(${a} 且 ${b}) 是多少？`,
    either: ({ a, b }) => `从全体中随机抽一个。它至少属于其中一个的概率 P(${a} 或 ${b}) 是多少？`,
    'not-given': ({ a, b }) =>
      `从属于“${b}”的成员中随机抽一个。它不属于“${a}”的概率 P(非 ${a} | ${b}) 是多少？`,
    test: ({ story }) => `${STORIES[story].happened}${STORIES[story].asked}`,
    mixture: ({ story }) => GROUPS[story].asked,
    'two-draws': () => '两个球都是红色的概率是多少？',
    'two-words': ({ context, first, second }) =>
      `在“${context}”之后，接下来两个词是“${first} ${second}”的概率是多少？`,
    'which-text': ({ texts: [one], word }) =>
      `纸条上是第一段文本“${one}”的概率 P(第一段文本 | “${word}”) 是多少？`,
  },
  short: {
    conditional: ({ a, b }) => `P(${a} | ${b})`,
    both: ({ a, b }) => `P(${a} 且 ${b})`,
    either: ({ a, b }) => `P(${a} 或 ${b})`,
    'not-given': ({ a, b }) => `P(非 ${a} | ${b})`,
    test: ({ story }) => `P(${STORIES[story].short.join(' | ')})`,
    mixture: ({ story }) => `P(${GROUPS[story].short[1]})`,
    'two-draws': () => 'P(两个都红)',
    'two-words': ({ first, second }) => `P(先“${first}”后“${second}”)`,
    'which-text': ({ word }) => `P(第一段文本 | “${word}”)`,
  },
  steps: zhCnSteps,
  feedback: zhCnFeedback,
  mistakes: {
    'inverted-condition': '条件颠倒：把 P(A | B) 当成 P(B | A)',
    'forgotten-base-rate': '忘了基础概率',
    'condition-ignored': '忽略条件：把 P(A | B) 当成 P(A)',
    'joint-for-conditional': '除以了全体：把 P(A | B) 当成 P(A 且 B)',
    'conditional-for-joint': '只除以一部分：把 P(A 且 B) 当成 P(A | B)',
    'multiplied-dependent': '直接相乘，好像两者互不影响',
    'overlap-twice': '重叠部分算了两次',
    'either-for-both': '把“且”当成“或”',
    'both-for-either': '把“或”当成“且”',
    'exclusive-or': '把“或”当成“二者只居其一”',
    'negated-the-condition': '否定了条件，而不是事件',
    'complement-of-false-alarm': '1 减去误报率',
    'mean-of-rates': '大小不等的两组，直接平均比率',
    'one-group-only': '只算一组',
    'product-of-averages': '用平均的乘积代替乘积的平均',
    'only-once': '把抽两次当成抽一次',
    'one-of-each': '把两个相同当成各一个',
    added: '该相乘却相加',
  },
  title: (what) => `测验：${what}`,
  numberedTitle: (number, of, what) => `第 ${number} 题（共 ${of} 题）：${what}`,
  option: (letter, value) => `${letter}：${percent(value)} (${numbers.lowest(value)})`,
  pick: '选一个答案，再说说你有多大把握。公布之前两者都可以改。',
  chosen: (letter, value) => `你的答案：${letter}，${percent(value)}。`,
  sure: (confidence) => `你有 ${rate(confidence, 100)} 的把握。`,
  onlyGuess: '你只是猜的。',
  notSure: '你还没说有多大把握；在此之前按猜测计算。',
  askSure: '你有多大把握？',
  confidence: (percentage, isEven) => `${rate(percentage, 100)}${isEven ? '：我只是猜的' : ''}`,
  right: (value) => `正确：${share(value)}。`,
  wrong: (value) => `不太对。正确答案是 ${share(value)}。`,
  notAnswered: (value) => `答案是 ${share(value)}。`,
  pictureReading: (value) => `${count(value.bottom)} 个中的 ${count(value.top)} 个`,
  chain: {
    saidBy: (model) => `语言模型 ${model} 说的`,
    after: (context) => `在“${context}”之后`,
    both: '两个都来，占所有可能的',
    reading: '只有第一个词来了，第二个才算',
  },
  onlyCounted: (all, everyone) => `现在只算 ${count(everyone)} 个中的 ${count(all)} 个`,
  allCounted: '一无所知，所以全体都算',
  nothingChosen: '你还没有作答。',
  questionHeading: '题目',
  stepsHeading: '一步一步来',
  wrongHeading: '错误的选项',
  otherHeading: '其他错误的选项',
  answered: (people, seconds) =>
    `${people === 0 ? '还没有人作答。' : `已有 ${count(people)} 人作答。`}${seconds === null ? '由发起测验的人公布答案。' : `这道题有 ${seconds} 秒。`}`,
  weekly: {
    title: (what) => `本周一题：${what}`,
    answered: (people, until) =>
      `${people === 0 ? '还没有人作答。' : `已有 ${count(people)} 人作答。`}${until === null ? '' : `下一题出来时公布答案，最迟：${until}。`}`,
    askedTitle: '本周的题目已发布',
    askedIn: '题目在 ',
    asked: (revealed, next) =>
      `。管理服务器的人可以用按钮公布答案，否则公布时间：${revealed}。下一题：${next}。`,
  },
  begun: (all, seconds, isThread) =>
    `共 ${count(all)} 题，${seconds === null ? '由发起人公布答案' : `每题 ${seconds} 秒`}。${isThread ? '在刚开的子区里进行。' : '就在这里进行，因为我不能开子区。'}人人都可以参加；公布之前没人看得到你的答案。`,
  begunTitle: '测验开始了',
  ownTitle: (number, what) => `第 ${number} 题：${what}`,
  onlyYou: '只有你看得到。公布之前可以改。',
  thread: (all) => `测验：${count(all)} 题`,
  groupHint: '按一个选项，再说说你有多大把握；只有你看得到你的答案。公布之前两者都可以改。',
  votesTitle: '作答',
  tableHeading: '最终排名',
  standing: (right, answers, of, skill) =>
    `${of} 题对 ${right} 题，技能分 ${numbers.decimal(skill, 2, true)}${answers < of ? `（${of - answers} 题未答）` : ''}`,
  standingNote:
    '按每题的技能分：1 是有把握且答对，0 是平均猜测或未答，负数是不如猜。这是对数评分，诚实说出把握的人得分最高。',
  score: (bits, brier, skill) =>
    `得分：${numbers.decimal(bits, 2)} 比特（你给正确选项的概率的 log₂），Brier ${numbers.decimal(brier, 2, true)}；换成技能分是 ${numbers.decimal(skill, 2, true)}，0 是平均猜测，1 是有把握且答对。两种规则都是诚实说出把握得分最高。`,
  ownMistakes: '我自己该复习的错误',
  scores: {
    title: '这里谁答得最好',
    none: (least) => `还没有人答满 ${count(least)} 题。用 /quiz round 一起玩，或用 /quiz solo 自己玩。`,
    line: (mean, error, answers, right) =>
      `技能分 ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`}（${count(answers)} 题对 ${count(right)} 题）`,
    note: (least, others) =>
      `每题的技能分及其标准误差：1 是有把握且答对，0 是平均猜测。范围重叠的两个人可能水平相当。至少要 ${count(least)} 题${others === 0 ? '' : `；${count(others)} 人还不够`}。私人测验不计入。`,
    group: '这里所有人合计',
    ownTitle: '你的测验',
    ownNone: '你还没有答过题。试试 /quiz solo。',
    own: (answers, right, mean, error) =>
      `答了 ${count(answers)} 题，对 ${count(right)} 题；每题技能分 ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`}。`,
    bits: (bits, brier) =>
      `平均 ${numbers.decimal(bits, 2)} 比特，Brier ${numbers.decimal(brier, 2, true)}。`,
    curveHeading: '你说的把握和实际一致吗？',
    groupCurveHeading: '大家说的把握和实际一致吗？',
    said: '把握',
    was: '答对',
    of: '题数',
    range: '95% 区间',
    error: (error, byChance) =>
      `说的与实际平均相差 ${numbers.decimal(100 * error, 1)} 个百分点。完全校准的人答这么多题，单凭运气也会差 ${numbers.decimal(100 * byChance, 1)}${error <= byChance ? '，所以这已经是最好的样子了' : ''}。`,
    few: (answers, least) =>
      `目前有 ${count(answers)} 个回答：满 ${count(least)} 个后，这里会显示说的把握和实际是否一致。`,
    monthsHeading: '逐月',
    oneMonth: (least) => `有两个月、每月至少 ${count(least)} 个回答后，就会显示变化。`,
    month: '月份',
    skillColumn: '技能分',
    moved: (first, last) =>
      `说的与实际平均相差：${first.month} ${numbers.decimal(100 * first.error, 1)} 个百分点（单凭运气 ${numbers.decimal(100 * first.byChance, 1)}），${last.month} ${numbers.decimal(100 * last.error, 1)}（${numbers.decimal(100 * last.byChance, 1)}）。`,
    monthsNote:
      '每题技能分及其标准误：区间重叠的两个月可能一样好。“说的”是平均把握；实际对得一样多的人，既不过分自信也不过分谦虚。',
    dueHeading: '待复习',
    due: (mistake, days) => (days <= 0 ? `${mistake}：现在就该复习` : `${mistake}：${count(days)} 天后`),
    dueNote: '只要你不再犯，一个错误会在 1、3、7、14、30 天后再次出现。用 /quiz solo practise:mine 练习',
  },
  curve: {
    title: '说的把握和实际一致吗？',
    subtitle: '虚线：说的。圆点：实际，带 95% 区间',
    said: '把握',
    answers: '题数',
    months: (years) => `逐月，${years}`,
    skill: '每题技能分，± 标准误',
    monthPoint: (month, { answers, right, said, skill }) =>
      `${month}：说 ${rate(Math.round(100 * said), 100)}，${count(answers)} 次中对 ${count(right)} 次${skill === undefined ? '' : `，技能分 ${numbers.decimal(skill, 2, true)}`}`,
    point: (confidence, right, answers) =>
      `说 ${rate(confidence, 100)} 时，${count(answers)} 题对 ${count(right)} 题`,
  },
  buttons: {
    curve: '画出来',
    reveal: '公布答案',
    next: '下一题',
    mine: '我的答案',
    withdraw: '撤回我的答案',
  },
  refusal: {
    closed: '这道题已经结束，不能再按了。',
    counted: (letter, confidence) =>
      `你的答案是及时给出的，已计入：${letter}${confidence === null ? '' : `，把握 ${rate(confidence, 100)}`}。`,
    full: (limit) => `已有 ${count(limit)} 人答了这道题，我最多只能数这么多。`,
    unanswered: '你还没有答这道题。请先按一个选项。',
    soloOfAnother: '这个测验由发起的人来答。你可以用 /quiz solo 开始自己的，或用 /quiz round 开始大家的。',
    revealOfAnother: '答案由发起测验的人或管理服务器的人公布，或在时间到时公布。',
    tooMany: (limit) => `这里已经有 ${count(limit)} 个测验在进行，我最多只能记这么多。请先结束一个。`,
    noRoom:
      '我在这个频道既不能开子区也不能发言，所以没法在这里进行。管理服务器的人可以给我权限；/quiz solo 到处都能用。',
    weeklyNotSet: '还没有设置每周一题的频道。请管理服务器的人设置：/settings weekly:#数学',
    weeklyAsked: (next) => `本周已经有题目了，每周只有一题。下一题：${next}。`,
    weeklyNoRoom:
      '我无法发布每周一题：频道已不存在，或者我不能在那里发言。请允许我查看频道、发送消息和嵌入链接，或换一个频道：/settings weekly:#数学',
    weeklyNotManager:
      '每周一题由管理服务器的人或拥有相应身份组的人发布，你不在其中。你可以马上用 /quiz solo 来玩。',
    noQuestion: '没有找到这种类型且包含这个错误的题目。请去掉其中一个。',
    noQuestionIn: (population) =>
      `在“${population}”里没有找到题目：需要两个不同的属性，有成员两者都有，也有成员只有其一。`,
    noModel: {
      missing:
        '这类题目的数字来自语言模型，而我所在的机器上没有它。请运行我的人在那里执行“npm run model”。其他类型不需要模型：/quiz solo kind:test',
      unsupported:
        '这类题目的数字来自语言模型，而为我设置的模型无法运行。请运行我的人去掉 MODEL，并在那里执行“npm run model”。其他类型不需要模型：/quiz solo kind:test',
      late: '这类题目的数字来自语言模型，而它没有及时回答。请过一分钟再试；其他类型不需要模型：/quiz solo kind:test',
    },
    kindOfModel: (population) =>
      `这类题目问的是语言模型会说什么，而不是“${population}”。请去掉其中一个：/quiz solo kind:two-words`,
  },
};
