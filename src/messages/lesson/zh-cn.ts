import type { LessonMessages } from './en.js';

export const zhCn: LessonMessages = {
  words: {
    step: (at, of) => `第 ${at} 步，共 ${of} 步`,
    predict: '先猜一猜',
    reveal: '答案揭晓',
    check: '检验一下',
    youSaid: (what) => `你猜的是：${what}`,
    foreseen: '你猜对了。',
    right: '正确。',
    wrong: '不太对。',
    chooseAgain: '你可以换一个答案。',
    next: '下一步',
    back: '上一步',
    share: '分享这一步',
    open: '我也来做这一步',
    shared: (person) => `${person} 分享了课程中的一步。`,
    begin: '从头开始',
    done: '整个故事讲完了。`/quiz` 会就此给你出新题。',
    fallback: '本频道的总体里没有两个相互重叠的群体，所以这里说的是 14 个人。',
  },
  steps: [
    {
      title: '所有人一起看',
      idea: (f) =>
        `**总体**就是可以询问的所有对象：这里是“${f.name}”的 ${f.n} 个成员。一个圆圈里是符合某一点的成员，**${f.a}** 或 **${f.b}**；两圆重叠之处，两点都符合。`,
      predict: {
        question: (f) => `${f.a} 圈里有 ${f.nA} 个，${f.b} 圈里有 ${f.nB} 个。至少在一个圈里的有多少个？`,
        options: [(f) => f.sum, (f) => f.union, (f) => f.exactlyOne],
        reveal: (f) =>
          `有 ${f.union} 个：${f.onlyA} + ${f.both} + ${f.onlyB}。若算 ${f.nA} + ${f.nB}，重叠的 ${f.both} 个就数了两次。`,
      },
      tries: ['画出圆圈'],
      check: {
        question: (f) => `P(${f.a})，即 ${f.a} 所占的比例，是多少？`,
        options: [
          {
            text: (f) => `${f.nA}/${f.n}`,
            says: '圈里的每一个都算，不管还符合别的什么；分母是全部成员。',
          },
          {
            text: (f) => `${f.onlyA}/${f.n}`,
            says: (f) => `这漏掉了重叠部分：同时在两个圈里的 ${f.both} 个也在这个圈里。`,
          },
          {
            text: (f) => `${f.nA}/${f.union}`,
            says: (f) => `这漏掉了两个圈外的 ${f.neither} 个。它们也属于样本空间。`,
          },
        ],
      },
    },
    {
      title: '已知：整体变小了',
      idea: (f) =>
        `“已知 ${f.b}”使样本空间变小：只有 ${f.b} 圈里的 ${f.nB} 个还算数。条件概率 P(${f.a} | ${f.b}) 就是 ${f.a} 在**它们之中**所占的比例。`,
      predict: {
        question: (f) =>
          `P(${f.a}) 是 ${f.nA}/${f.n} ≈ ${f.pA}。现在你得知某个成员在 ${f.b} 圈里。${f.a} 变得更可能了吗？`,
        options: ['是，更可能', '否，更不可能', '没有变化'],
        reveal: (f) => `P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}。在什么都不知道时是 ${f.pA}。`,
      },
      tries: ['把其他人放到一边'],
      check: {
        question: (f) => `哪一个是 P(${f.a} | ${f.b})？`,
        options: [
          {
            text: (f) => `${f.both}/${f.n}`,
            says: (f) =>
              `这是 P(${f.a} 且 ${f.b})，是**联合**概率，不是条件概率：它的分母是全部成员。已知 ${f.b}，就只剩 ${f.nB} 个。`,
          },
          {
            text: (f) => `${f.nA}/${f.n}`,
            says: (f) => `这是什么都不知道时的 P(${f.a})：条件被忽略了。`,
          },
          {
            text: (f) => `${f.both}/${f.nB}`,
            says: (f) => `重叠的 ${f.both} 个，除以剩下的 ${f.nB} 个。`,
          },
        ],
      },
    },
    {
      title: '方向很重要',
      idea: (f) =>
        `P(${f.a} | ${f.b}) 和 P(${f.b} | ${f.a}) 的分子都是同一块重叠，但除以**不同的整体**：一个除以 ${f.b} 圈，一个除以 ${f.a} 圈。`,
      predict: {
        question: (f) => `P(${f.a} | ${f.b}) 是 ${f.both}/${f.nB}。那么 P(${f.b} | ${f.a}) 呢？`,
        options: ['更大', '更小', '一样大'],
        reveal: (f) =>
          `P(${f.b} | ${f.a}) = ${f.both}/${f.nA} ≈ ${f.pBGivenA}，而 P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}。`,
      },
      tries: ['画出两个方向'],
      check: {
        question: '一种检测能查出 90 % 的病人。你的结果是阳性。你患病的概率有多大？',
        options: [
          {
            text: '90 %',
            says: '这是**条件颠倒**：把 P(阳性 | 患病) 当成了 P(患病 | 阳性)。',
          },
          {
            text: '要看有多少人患病，以及误报有多少',
            says: '分母是所有阳性的人，其中有些是健康的。`/bayes` 会把他们数出来。',
          },
          {
            text: '10 %',
            says: '10 % 是 P(阴性 | 患病)，即漏检的病人。它没有说明阳性的人如何。',
          },
        ],
      },
    },
    {
      title: '证据',
      idea: '多云是下雨的**证据**：P(下雨 | 多云) 大于 P(下雨)。词也是这样：已经写下的每个词，都会改变后面各词的概率。',
      predict: {
        question: '“The sky is cloudy today, so it will probably …” 这些词里，哪一个最让模型期待 **rain**？',
        options: ['sky', 'cloudy', 'probably'],
        reveal: '让模型来说：每次去掉一个词再问一遍。也可以在一本小日记里数同样的事，不需要模型。',
      },
      tries: ['问问模型', '在日记里数'],
      check: {
        question: 'P(下雨 | 多云) 大于 P(下雨)。由此可知什么？',
        options: [
          {
            text: '只要多云，就会下雨',
            says: '更可能不等于一定：许多多云的日子并不下雨，P(下雨 | 多云) 仍然可以很小。',
          },
          {
            text: 'P(多云 | 下雨) 与 P(下雨 | 多云) 一样大',
            says: '**方向**很重要：两者除以不同的整体，一个是多云的日子，一个是下雨的日子。',
          },
          {
            text: '下雨也是多云的证据',
            says: '如果一件事使另一件更可能，反过来也一样。',
          },
        ],
      },
    },
    {
      title: '下一个词',
      idea: '语言模型回答的是同一个问题：**P(下一个词 | 到目前为止的词)**。它的样本空间是所有可能的后续，合起来概率为 1。',
      predict: {
        question: '“It is cloudy today, so it will …” 模型认为哪个词最可能？',
        options: ['be', 'rain', 'probably'],
        reveal: '问问它。你会看到最可能的那些词，以及 100 % 中其余部分在哪里。',
      },
      tries: ['问问模型'],
      check: {
        question: '假设模型在这里给 “rain” 10 %。这说明什么？',
        options: [
          {
            text: '在这些词之后，它预计 100 次里约有 10 次是 “rain”',
            says: '这是条件概率，条件就是到目前为止的词。',
          },
          {
            text: '每十个词里有一个是 “rain”',
            says: '那是**没有条件**的 P(rain)。这里问的是正好接在这些词后面的词。',
          },
          {
            text: '有 10 % 的可能会下雨',
            says: '模型知道的是人们怎么写，而不是天气会怎样。',
          },
        ],
      },
    },
    {
      title: '不只选，还可以抽',
      idea: '通常直接选最可能的词。也可以**抽取**：想象一个骰子，每个词占一面，每一面的宽度就是它的概率。',
      predict: {
        question: '把这个骰子掷十次，会出现什么？',
        options: ['每次都是最可能的词', '多半是可能的词，偶尔出现少见的词', '所有词出现得差不多一样多'],
        reveal: '可能的词常出现，少见的词偶尔出现。掷一次，再掷一次看看。',
      },
      tries: ['掷骰子'],
      check: {
        question: '温度为 0 会怎样？',
        options: [
          {
            text: '所有词变得一样可能',
            says: '那是温度很**高**时的效果：骰子的各面被拉平。',
          },
          {
            text: '总是取最可能的词',
            says: '全部概率都给了最宽的一面，没有什么可抽的了。',
          },
          {
            text: '模型知道的变少了',
            says: '模型所知道的没有变，变的只是怎样从这些概率里取出一个词。',
          },
        ],
      },
    },
    {
      title: '整个句子',
      idea: '逐词下来，模型给每一个**完整序列**一个概率。链式法则把它们相乘：P(w1) · P(w2 | w1) · P(w3 | w1, w2) · …',
      predict: {
        question: '模型认为哪个句子更可能？',
        options: ['The cat sat on the mat.', 'The cat sat on the cloud.', '两个一样'],
        reveal: '让模型把两个句子逐词相乘，看看它们在哪个词上分开。',
      },
      tries: ['比较两个句子'],
      check: {
        question: '“cloudy” 后面紧接着 “rain” 的概率是多少？',
        options: [
          {
            text: 'P(cloudy) · P(rain)',
            says: '这是把**相依事件直接相乘**，好像两者毫无关系。在 “cloudy” 之后，“rain” 的概率和别处不同。',
          },
          {
            text: 'P(cloudy) 与 P(rain | cloudy) 的平均',
            says: '平均值落在两者之间。两件事同时发生，不可能比其中任何一件更可能。',
          },
          {
            text: 'P(cloudy) · P(rain | cloudy)',
            says: '每个因子都以它前面的所有词为条件。',
          },
        ],
      },
    },
    {
      title: '数字从哪里来',
      idea: '概率来自模型的**参数**，也就是训练好的权重。在预训练中，文本的每一处都是一道带答案的题：题目是前面的词，标签是下一个词。',
      predict: {
        question:
          '一个微型模型从一本日记里学习，日记里多云时大多下雨。P(rain | It is cloudy today, so it will) 会怎样？',
        options: ['上升', '下降', '保持不变'],
        reveal: '上升：每个样例都把权重挪动一点，使它的标签更可能。看它怎么学。',
      },
      tries: ['训练它'],
      check: {
        question: '为什么说预训练是**监督**学习？',
        options: [
          {
            text: '因为每个样例都有标签：真正接在后面的那个词',
            says: '标签不必由人来写，文本自带。所以也叫自监督学习。',
          },
          {
            text: '因为有人给回答打分',
            says: '那是之后的事，而且不一定有。预训练需要的是文本，不是打分。',
          },
          {
            text: '不是监督学习：没有标签',
            says: '没有人专门写下标签，但标签就在那里：文本中的每个下一个词都是。',
          },
        ],
      },
    },
    {
      title: '要点',
      idea: '一个问题贯穿始终：**已知 B，A 的概率是多少？** 圈里的人、下一个词、整段文本：每次都是条件成立后剩余部分中的一份。',
      predict: {
        question: '用一句话说，语言模型是什么？',
        options: ['一大堆句子的集合', '词序列上的概率分布，参数是训练好的权重', '一门语言的规则清单'],
        reveal: '它是词序列上的概率分布，参数就是训练好的权重。整条路都在这一张图里。',
      },
      tries: ['画出这张图'],
      check: {
        question: '问语言模型和问一群人相比，“已知”有什么不同？',
        options: [
          {
            text: '方向不再重要',
            says: '仍然重要：P(rain | cloudy) 和 P(cloudy | rain) 在那里也是两个不同的数。',
          },
          {
            text: '问人是确定的，模型只是在猜',
            says: '两者给出的都是概率。一个靠数，另一个用从文本中学到的权重来算。',
          },
          {
            text: '没有不同：每次样本空间都变小',
            says: '圈外的人放到一边，以别的方式开头的文本也一样放到一边。',
          },
        ],
      },
    },
  ],
};
