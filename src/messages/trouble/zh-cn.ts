/** What anybody may meet in any command, in simplified Chinese. */
import { numbersOf } from '../catalogue.js';
import type { TroubleMessages } from './en.js';

const { count } = numbersOf('zh-CN');

const GET_IT = '要得到它，请运行机器人的人在那里执行“npm run model”，或把 MODEL 设为一个 GGUF 文件的路径。';
const GET_ANOTHER =
  '要得到能用的模型，请运行机器人的人去掉 MODEL 并在那里执行“npm run model”，或把 MODEL 设为另一个 GGUF 文件。';
const STILL_WORKS = '不需要模型的问题，例如关于人群的 /prob，仍然可用。';

export const zhCn: TroubleMessages = {
  howToGetModel: { missing: GET_IT, unsupported: GET_ANOTHER },
  failure: {
    title: '这次没有答案',
    sentences: {
      'model-missing': `语言模型不在这台机器上，也没能下载到。${GET_IT}尝试的经过写在机器人的日志里。${STILL_WORKS}`,
      'model-unsupported': `为这个机器人设置的语言模型，它运行不了。${GET_ANOTHER}原因写在机器人的日志里。${STILL_WORKS}`,
      'engine-stopped': '语言模型在处理这个问题时停下了。请过一会儿再问。',
      'queue-unavailable': '现在无法转交问题，所以这个问题不会有答案。请一分钟后再问。',
      'queue-full': '现在等待的问题太多，这个没有收下。请一分钟后再问。',
      'store-unavailable':
        '我保存的内容（以前的问题、总体、投票）现在读取不到。请一分钟后再试；把问题直接作为命令输入，也许仍然可用。',
      'file-unavailable': '没能从 Discord 取到这个文件。请再提供一次。',
      expired: '这个问题等答案等得太久了。请再问一次。',
      'gave-up': '这个问题开始了好几次都没有做完，我放弃了。请换一个更短或更简单的。',
      'too-slow': '得出答案所用的时间超过了允许的范围。请换一段更短的文字，或等不那么忙时再问。',
      'shutting-down': '机器人正在重启。请一分钟后再问。',
      cancelled: '已取消。',
      lost: '另一个进程接手了这个问题，由它来回答。',
      bug: '出了不该出的问题；错在机器人，不在你的提问。',
    },
    incident: (id) => `运行机器人的人可以在日志里按事件编号 ${id} 找到它。`,
  },
  notice: {
    stale: '这个按钮或菜单已经失效。请重新输入命令，会得到一个新的。',
    unknown: '它所属的问题已不再保存，或者是别人的。请重新输入命令，会得到一个新的。',
    notYours: '只有提问的人可以取消这个问题。',
    textGone:
      '那条消息的文字已经不在了：最多只保留一刻钟，从不存储。请再次打开那条消息的菜单，选择“这有多出人意料？”。',
    restarting: 'Given 正在重启。请一分钟后再问。',
  },
  waiting: {
    queued: (ahead, about) =>
      `排队中：${ahead === 0 ? '下一个就是你的问题' : `你前面还有 ${count(ahead)} 个问题`}${about === undefined ? '' : `，${about}`}。`,
    about: { seconds: (value) => `大约 ${value} 秒`, minutes: (value) => `大约 ${value} 分钟` },
    running: '正在处理你的问题。',
    fetchingModel: (percent) => `正在下载语言模型：${percent}%。`,
    readyingModel: '正在准备语言模型。每次启动后只需一次。',
    training: (percent) => `正在训练小模型：${percent}%。`,
    search: (percent, steps, limit) =>
      `正在处理你的问题：${percent}% 的概率已经确定；已用 ${count(steps)} 步，最多 ${count(limit)} 步。`,
    cancel: '取消',
    askAgain: '再问一次',
    unanswered: {
      cancelled: '已取消。',
      restarted: 'Given 还没来得及回答就重启了。请再问一次。',
      'perhaps-done': 'Given 还没来得及说明结果就重启了。事情也许已经办成：请先看一看，再决定要不要重试。',
      'queue-lost': '这个问题得到答案之前，排队的内容丢失了。请再问一次。',
    },
  },
  refusal: {
    titles: { busy: '请稍等', unknownCommand: '我不认识这个命令' },
    names: (names, more) => `${names.join('、')}${more === 0 ? '' : `，还有 ${count(more)} 个`}`,
    suggestion: (name) => `你是想说“${name}”吗？`,
    thereAre: (names) => `这里有：${names}。`,
    unknownCommand: (name) => `没有“/${name}”这个命令。`,
    iKnow: (names) => `我认识：${names}。`,
    itHas: (names) => `可用的有：${names}。`,
    noSubcommand: (command) => `/${command} 后面还需要一个词。`,
    unknownSubcommand: (command, name) => `/${command} 没有“${name}”。`,
    fileTooLarge: (name, bytes, limit) =>
      `文件“${name}”有 ${count(bytes)} 字节，我最多只能接收 ${count(limit)} 字节。`,
    unknownOption: (command, option) => `/${command} 没有“${option}”这个选项。`,
    missingOption: (command, option) => `/${command} 需要选项“${option}”。`,
    notAnInteger: (option, min, max, received) =>
      `“${option}”必须是 ${min} 到 ${max} 的整数，但收到的是“${received}”。`,
    notANumber: (option, min, max, received) =>
      `“${option}”必须是 ${min} 到 ${max} 的数，但收到的是“${received}”。`,
    outOfRange: (option, min, max, received) =>
      `“${option}”必须在 ${min} 到 ${max} 之间，但收到的是 ${received}。`,
    notAYesOrNo: (option, received) => `“${option}”必须是 true 或 false，但收到的是“${received}”。`,
    notAChoice: (option, received) => `“${option}”不能是“${received}”。`,
    itCanBe: (names) => `可以是：${names}。`,
    unknownText: (name) => `这里没有叫“${name}”的文本。`,
    keepsOne: '用“/population text”可以保存自己的文本。',
    notWithModel: (option) => `在这里训练的小模型不认识“${option}”：请去掉它。`,
    unknownCard: (id) => `我没有保存编号为“${id}”的问题。答案的编号在它的最后一行。`,
    cannotChange: (option) => `这个问题没有“${option}”这个选项。`,
    messageWithoutText: '这条消息没有自己的文字：图片、文件和嵌入里的内容在这里读不到。',
    textEmpty: (option) => `“${option}”是空的：至少需要一个字符。`,
    textOnlySpaces: (option) => `“${option}”里只有空格：至少需要一个看得见的字符。`,
    textTooLong: (option, length, limit) =>
      `“${option}”有 ${count(length)} 个字符，我最多只能接收 ${count(limit)} 个。请删去 ${count(length - limit)} 个。`,
    textOverContext: (tokens, limit, model) =>
      `这段文字有 ${count(tokens)} 个 token，而 ${model} 最多只能回看 ${count(limit)} 个。请缩短它；对下一个词来说，结尾最重要。`,
    loneSurrogate: (option) => `“${option}”里有半个字符（被切开的表情符号？）。请重新输入。`,
    unknownPopulation: (name) => `这里没有叫“${name}”的总体。`,
    populationIsText: (name) => `“${name}”是一段按词计数的文本；这里需要一个有成员的总体。`,
    populationHasMembers: (name) => `“${name}”是一个有成员的总体；这里需要一段按词计数的文本。`,
    busy: {
      person: '你在短时间内问了很多。',
      server: '这个服务器已有许多问题在等待。',
      everyone: '已有许多问题在等待。',
    },
    tryAgainIn: (seconds) => `请 ${count(seconds)} 秒后再试。`,
  },
};
