/** What anybody may meet in any command, in Brazilian Portuguese. */
import { numbersOf, pluralOf } from '../catalogue.js';
import type { TroubleMessages } from './en.js';

const { count } = numbersOf('pt-BR');
const plural = (value: number, one: string, other: string) =>
  `${count(value)} ${pluralOf('pt-BR', value, { one, other })}`;

const GET_IT =
  'Para obtê-lo, quem mantém o bot executa lá “npm run model” ou põe em MODEL o caminho de um arquivo GGUF.';
const GET_ANOTHER =
  'Para obter um que funcione, quem mantém o bot deixa MODEL de fora e executa lá “npm run model”, ou põe em MODEL outro arquivo GGUF.';
const STILL_WORKS =
  'As perguntas que não precisam de modelo, como /prob sobre pessoas, continuam funcionando.';

export const ptBr: TroubleMessages = {
  howToGetModel: { missing: GET_IT, unsupported: GET_ANOTHER },
  failure: {
    title: 'Desta vez não há resposta',
    sentences: {
      'model-missing': `O modelo de linguagem não está nesta máquina e não foi possível baixá-lo. ${GET_IT} O que foi tentado está no registro do bot. ${STILL_WORKS}`,
      'model-unsupported': `O modelo de linguagem configurado para este bot não pode ser executado por ele. ${GET_ANOTHER} O motivo está no registro do bot. ${STILL_WORKS}`,
      'engine-stopped':
        'O modelo de linguagem parou enquanto trabalhava nesta pergunta. Pergunte de novo daqui a pouco.',
      'queue-unavailable':
        'No momento não dá para encaminhar perguntas, então esta vai ficar sem resposta. Pergunte de novo em um minuto.',
      'queue-full':
        'No momento há perguntas demais esperando, então esta não foi aceita. Pergunte de novo em um minuto.',
      'store-unavailable':
        'O que eu guardo (perguntas anteriores, populações, enquetes) não está acessível no momento. Tente de novo em um minuto; uma pergunta digitada como comando próprio talvez funcione.',
      'file-unavailable': 'Não foi possível buscar o arquivo no Discord. Envie-o mais uma vez.',
      expired: 'Esta pergunta esperou tempo demais por uma resposta. Pergunte de novo.',
      'gave-up':
        'Esta pergunta foi começada várias vezes e nunca chegou ao fim, então desisti dela. Tente uma mais curta ou mais simples.',
      'too-slow':
        'A resposta levou mais tempo do que o permitido. Tente um texto mais curto, ou pergunte de novo quando houver menos movimento.',
      'shutting-down': 'O bot está sendo reiniciado. Pergunte de novo em um minuto.',
      cancelled: 'Cancelada.',
      lost: 'Outro processo assumiu esta pergunta e vai respondê-la.',
      bug: 'Deu errado algo que não deveria dar errado; a falha é do bot, não da sua pergunta.',
    },
    incident: (id) => ` Quem mantém o bot a encontra no registro como incidente ${id}.`,
  },
  notice: {
    stale: 'Este botão ou menu não funciona mais. Digite o comando de novo para receber um novo.',
    unknown:
      'A pergunta a que isto pertence não é mais guardada, ou é de outra pessoa. Digite o comando de novo para receber uma nova.',
    notYours: 'Só quem fez esta pergunta pode cancelá-la.',
    textGone:
      'O texto daquela mensagem não está mais aqui: ele é mantido por um quarto de hora no máximo e nunca é salvo. Abra de novo o menu da mensagem e escolha “Isto é surpreendente?”.',
    restarting: 'O Given está sendo reiniciado. Pergunte de novo em um minuto.',
  },
  waiting: {
    queued: (ahead, about) =>
      `Na fila: ${ahead === 0 ? 'a sua pergunta é a próxima' : `${plural(ahead, 'pergunta vem', 'perguntas vêm')} antes da sua`}${about === undefined ? '' : `, ${about}`}.`,
    about: { seconds: (value) => `cerca de ${value} s`, minutes: (value) => `cerca de ${value} min` },
    running: 'A sua pergunta está sendo trabalhada.',
    fetchingModel: (percent) => `O modelo de linguagem está sendo baixado: ${percent}%.`,
    readyingModel: 'O modelo de linguagem está sendo preparado. Isso acontece uma vez depois de cada início.',
    training: (percent) => `O modelo pequeno está sendo treinado: ${percent}%.`,
    search: (percent, steps, limit) =>
      `A sua pergunta está sendo trabalhada: ${percent}% da probabilidade está garantida; ${count(steps)} de no máximo ${count(limit)} passos.`,
    cancel: 'Cancelar',
    askAgain: 'Perguntar de novo',
    unanswered: {
      cancelled: 'Cancelada.',
      restarted: 'O Given foi reiniciado antes de poder responder. Pergunte de novo.',
      'perhaps-done':
        'O Given foi reiniciado antes de poder dizer no que isto deu. Talvez já esteja feito: olhe antes de tentar de novo.',
      'queue-lost': 'O que estava esperando se perdeu antes da resposta a esta pergunta. Pergunte de novo.',
    },
  },
  refusal: {
    titles: { busy: 'Um momento, por favor', unknownCommand: 'Não conheço este comando' },
    names: (names, more) => `${names.join(', ')}${more === 0 ? '' : ` e mais ${count(more)}`}`,
    suggestion: (name) => ` Você quis dizer “${name}”?`,
    thereAre: (names) => ` Há ${names}.`,
    unknownCommand: (name) => `Não existe o comando “/${name}”.`,
    iKnow: (names) => ` Eu conheço ${names}.`,
    itHas: (names) => ` Ele tem ${names}.`,
    noSubcommand: (command) => `Falta uma palavra em /${command}.`,
    unknownSubcommand: (command, name) => `/${command} não tem “${name}”.`,
    fileTooLarge: (name, bytes, limit) =>
      `O arquivo “${name}” tem ${count(bytes)} bytes, e não posso aceitar mais de ${count(limit)}.`,
    unknownOption: (command, option) => `/${command} não tem a opção “${option}”.`,
    missingOption: (command, option) => `/${command} precisa da opção “${option}”.`,
    notAnInteger: (option, min, max, received) =>
      `“${option}” tem de ser um número inteiro de ${min} a ${max}, mas é “${received}”.`,
    notANumber: (option, min, max, received) =>
      `“${option}” tem de ser um número de ${min} a ${max}, mas é “${received}”.`,
    outOfRange: (option, min, max, received) =>
      `“${option}” tem de ficar entre ${min} e ${max}, mas é ${received}.`,
    notAYesOrNo: (option, received) => `“${option}” tem de ser true ou false, mas é “${received}”.`,
    notAChoice: (option, received) => `“${option}” não pode ser “${received}”.`,
    itCanBe: (names) => ` Pode ser ${names}.`,
    unknownText: (name) => `Aqui não há nenhum texto chamado “${name}”.`,
    keepsOne: ' “/population text” guarda um seu.',
    notWithModel: (option) => `Um modelo pequeno treinado aqui não conhece “${option}”: deixe de fora.`,
    unknownCard: (id) =>
      `Não guardo nenhuma pergunta com o identificador “${id}”. O de uma resposta está na última linha dela.`,
    cannotChange: (option) => `Esta pergunta não tem a opção “${option}”.`,
    messageWithoutText:
      'Esta mensagem não tem texto próprio: o que está em imagens, arquivos e incorporações não pode ser lido aqui.',
    textEmpty: (option) => `“${option}” está vazio: é preciso ao menos um caractere.`,
    textOnlySpaces: (option) => `“${option}” só tem espaços: é preciso ao menos um caractere visível.`,
    textTooLong: (option, length, limit) =>
      `“${option}” tem ${plural(length, 'caractere', 'caracteres')}, e não posso aceitar mais de ${count(limit)}. Tire ${plural(length - limit, 'caractere', 'caracteres')}.`,
    textOverContext: (tokens, limit, model) =>
      `Este texto tem ${count(tokens)} tokens, e o ${model} consegue olhar para trás ${count(limit)} no máximo. Encurte-o; para a próxima palavra, o que mais conta é o final.`,
    loneSurrogate: (option) =>
      `“${option}” contém meio caractere (um emoji cortado em dois?). Digite de novo.`,
    unknownPopulation: (name) => `Aqui não há nenhuma população chamada “${name}”.`,
    populationIsText: (name) =>
      `“${name}” é um texto cujas palavras são contadas; aqui é preciso uma população com membros.`,
    populationHasMembers: (name) =>
      `“${name}” é uma população com membros; aqui é preciso um texto cujas palavras são contadas.`,
    busy: {
      person: 'Você perguntou muito em pouco tempo.',
      server: 'Já há muitas perguntas deste servidor esperando.',
      everyone: 'Já há muitas perguntas esperando.',
    },
    tryAgainIn: (seconds) => ` Tente de novo em ${plural(seconds, 'segundo', 'segundos')}.`,
  },
};
