/** The texts of `/settings` in Brazilian Portuguese. */
import type { SettingsMessages } from './en.js';

export const ptBr: SettingsMessages = {
  title: 'Configurações deste servidor',
  changed: 'Mudado: ',
  rows: {
    channels: 'Responde em: ',
    managers: 'Podem gerenciar, além de quem gerencia o servidor: ',
    language: 'Idioma: ',
    words: 'Palavras que /nextword mostra: ',
    population: 'População das perguntas que não nomeiam nenhuma: ',
    weekly: 'Canal da pergunta da semana: ',
    weeklyTime: 'Ela é feita: ',
  },
  weekly: {
    next: (time) => `; a próxima: ${time}`,
    refused: (time) =>
      `Não consegui publicar a pergunta da semana (${time}): o canal não existe mais, ou não posso escrever nele. Deixem-me ver o canal, enviar mensagens e inserir links, ou escolham outro; depois /quiz weekly a faz.`,
  },
  unset: {
    channels: 'todos os canais',
    managers: 'mais ninguém',
    language: 'o de cada pessoa',
    words: (usual) => `${usual}, como em toda parte`,
    population: 'people, como em toda parte',
    weekly: 'nenhum',
  },
  note: '/privacy, /help e /settings respondem em todos os canais, para que ninguém fique de fora. Um tópico conta como seu canal. Estas configurações nomeiam canais e cargos, e nenhuma pessoa; uma mudança aparece em meio minuto.',
  refusal: {
    notAMention: {
      channels: (received) => `“${received}” não é um canal: escolha canais com # ou escreva “everywhere”.`,
      managers: (received) => `“${received}” não é um cargo: escolha cargos com @ ou escreva “none”.`,
      weekly: (received) => `“${received}” não é um canal: escolha um com # ou escreva “none”.`,
    },
    tooMany: (option, count, limit) => `“${option}” aceita no máximo ${limit}; há ${count}.`,
    noChannel:
      'Não vejo este canal neste servidor. Escolha um que eu possa ver e onde eu possa escrever: /settings weekly:#mat',
    needServer: 'As configurações são de um servidor; em mensagens diretas não há.',
    notManager:
      'As configurações são mudadas por quem gerencia o servidor ou tem um cargo que pode, e não é o seu caso. Sem opções, /settings as mostra a todo mundo.',
    notManagerOfManagers:
      'Quais cargos podem gerenciar é decidido só por quem tem a permissão “Gerenciar servidor” do Discord, e você não a tem.',
    elsewhere: 'Neste canal eu não respondo. Neste servidor eu respondo em ',
    elsewhereEnd: '.',
  },
};
