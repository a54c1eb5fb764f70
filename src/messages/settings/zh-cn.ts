/** The texts of `/settings` in simplified Chinese. */
import type { SettingsMessages } from './en.js';

export const zhCn: SettingsMessages = {
  title: '本服务器的设置',
  changed: '已更改：',
  rows: {
    channels: '回答的频道：',
    managers: '除管理服务器的人之外可以管理的：',
    language: '语言：',
    words: '/nextword 显示的词数：',
    population: '没有指定时所用的总体：',
    weekly: '每周一题的频道：',
    weeklyTime: '发布时间：',
  },
  weekly: {
    next: (time) => `；下一题：${time}`,
    refused: (time) =>
      `每周一题（${time}）未能发布：频道已不存在，或者我不能在那里发言。请允许我查看频道、发送消息和嵌入链接，或换一个频道，然后用 /quiz weekly 发布。`,
  },
  unset: {
    channels: '所有频道',
    managers: '没有其他人',
    language: '各人自己的语言',
    words: (usual) => `${usual}，与别处相同`,
    population: 'people，与别处相同',
    weekly: '无',
  },
  note: '/privacy、/help 和 /settings 在每个频道都会回答，不会把任何人挡在外面。子区算作它所在的频道。这些设置只涉及频道和身份组，不涉及个人；更改在半分钟内生效。',
  refusal: {
    notAMention: {
      channels: (received) => `“${received}”不是频道：请用 # 选择频道，或写“everywhere”。`,
      managers: (received) => `“${received}”不是身份组：请用 @ 选择身份组，或写“none”。`,
      weekly: (received) => `“${received}”不是频道：请用 # 选一个，或写“none”。`,
    },
    tooMany: (option, count, limit) => `“${option}”最多 ${limit} 个；这里有 ${count} 个。`,
    noChannel: '我在这个服务器上看不到这个频道。请选一个我能看到并能发言的频道：/settings weekly:#数学',
    needServer: '设置属于服务器；私信里没有设置。',
    notManager:
      '只有管理服务器的人或拥有相应身份组的人可以更改设置，而你都不是。不带选项时，/settings 会向所有人显示设置。',
    notManagerOfManagers: '哪些身份组可以管理，只由拥有 Discord“管理服务器”权限的人决定，而你没有这个权限。',
    elsewhere: '我不在这个频道回答。在这个服务器上，我在这里回答：',
    elsewhereEnd: '。',
  },
};
