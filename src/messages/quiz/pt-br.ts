/** The texts of the quiz in Brazilian Portuguese. */
import { SLIPS } from '../../quiz/question.js';
import type { FactsOf, QuizMessages } from './en.js';
import { ptBrFeedback } from './pt-br-feedback.js';
import { ptBrSteps } from './pt-br-steps.js';
import { quizNumbersOf } from './quiz-numbers.js';

const numbers = quizNumbersOf('pt-BR');
const { count, percent, share, rate, perMille, counted } = numbers;
const plural = (value: number, one: string, other: string) => counted(value, { one, other });
const questions = (value: number) => plural(value, 'pergunta', 'perguntas');

const pairGiven = ({
  population,
  a,
  b,
  counts,
}: FactsOf<'conditional' | 'both' | 'either' | 'not-given'>) => [
  `“${population}” tem ${plural(counts.everyone, 'membro', 'membros')}.`,
  `${count(counts.a)} estão em “${a}”, ${count(counts.b)} estão em “${b}”.`,
  `${count(counts.both)} estão em “${a}” e em “${b}” ao mesmo tempo.`,
];

interface Story {
  cases(size: number, ill: number): string;
  alarm(hits: string, falseAlarms: string): string;
  /** "those" and "the other", in the gender of what is counted. */
  readonly those: readonly [string, string];
  readonly happened: string;
  readonly asked: string;
  readonly short: readonly [string, string];
}

const FEMININE = ['dessas', 'das outras'] as const;
const MASCULINE = ['desses', 'dos outros'] as const;

const STORIES: Readonly<Record<FactsOf<'test'>['story'], Story>> = {
  illness: {
    cases: (size, ill) =>
      `De ${count(size)} pessoas, ${ill === 1 ? 'uma está doente' : `${count(ill)} estão doentes`}.`,
    alarm: (hits, falseAlarms) => `Um teste dá positivo em ${hits} e também em ${falseAlarms}.`,
    those: FEMININE,
    happened: 'O teste de uma pessoa dá positivo.',
    asked: 'Qual é a probabilidade de ela estar doente?',
    short: ['doente', 'positivo'],
  },
  spam: {
    cases: (size, ill) => `De ${count(size)} e-mails, ${ill === 1 ? 'um é spam' : `${count(ill)} são spam`}.`,
    alarm: (hits, falseAlarms) => `Um filtro marca ${hits} e também ${falseAlarms}.`,
    those: MASCULINE,
    happened: 'Um e-mail é marcado.',
    asked: 'Qual é a probabilidade de ele ser spam?',
    short: ['spam', 'marcado'],
  },
  smoke: {
    cases: (size, ill) =>
      `Em ${count(size)} noites alguém cozinha; em ${ill === 1 ? 'uma' : count(ill)} delas algo queima.`,
    alarm: (hits, falseAlarms) => `O alarme de fumaça toca em ${hits} e também em ${falseAlarms}.`,
    those: FEMININE,
    happened: 'O alarme toca.',
    asked: 'Qual é a probabilidade de algo estar queimando?',
    short: ['fogo', 'alarme'],
  },
  coin: {
    cases: (size, ill) =>
      `De ${count(size)} moedas, ${ill === 1 ? 'uma é falsa' : `${count(ill)} são falsas`}.`,
    alarm: (hits, falseAlarms) => `Uma máquina rejeita ${hits} e também ${falseAlarms}.`,
    those: FEMININE,
    happened: 'Uma moeda é rejeitada.',
    asked: 'Qual é a probabilidade de ela ser falsa?',
    short: ['falsa', 'rejeitada'],
  },
};

const GROUPS = {
  classes: {
    line: (name: string, size: number, passed: number) =>
      `Turma ${name}: ${count(passed)} de ${plural(size, 'estudante', 'estudantes')} ${passed === 1 ? 'passou' : 'passaram'} (${rate(passed, size)}).`,
    asked:
      'Sorteia-se um estudante das duas turmas juntas, cada um com a mesma chance. Qual é a probabilidade de ele ter passado?',
    short: ['turma A', 'passou', 'turma B'],
  },
  teams: {
    line: (name: string, size: number, won: number) =>
      `Com a capitã ${name} o time ganhou ${count(won)} de ${plural(size, 'jogo', 'jogos')} (${rate(won, size)}).`,
    asked:
      'Sorteia-se um de todos esses jogos, cada um com a mesma chance. Qual é a probabilidade de ele ter sido ganho?',
    short: ['capitã A', 'ganho', 'capitã B'],
  },
} as const;

export const ptBr: QuizMessages = {
  numbers,
  events: {
    test: ({ story }) => STORIES[story].short,
    mixture: ({ story }) => GROUPS[story].short,
    'two-draws': () => ['sacola A', 'duas vermelhas', 'sacola B'],
    'which-text': ({ word }) => ['primeiro texto', `“${word}”`],
  },
  everyone: {
    test: ({ size }) => `todos: ${count(size)}`,
    mixture: ({ groups: [one, other] }) => `todos juntos: ${count(one.size + other.size)}`,
    'two-draws': ({ balls }) => `${count(2 * balls * balls)} casos igualmente prováveis`,
    'which-text': () => `sorteios: ${count(1000 * SLIPS)}`,
    pair: (everyone) => `todos: ${count(everyone)}`,
  },
  given: {
    conditional: pairGiven,
    both: pairGiven,
    either: pairGiven,
    'not-given': pairGiven,
    test: ({ story, size, ill, hits, falseAlarms }) => {
      const well = size - ill;
      const { cases, alarm, those } = STORIES[story];
      const [these, others] = those;
      return [
        cases(size, ill),
        alarm(
          `${count(hits)} ${these} ${count(ill)} (${rate(hits, ill)})`,
          `${count(falseAlarms)} ${others} ${count(well)} (${rate(falseAlarms, well)})`,
        ),
      ];
    },
    mixture: ({ story, groups: [one, other] }) => [
      GROUPS[story].line('A', one.size, one.count),
      GROUPS[story].line('B', other.size, other.count),
    ],
    'two-draws': ({ balls, red: [one, other] }) => [
      `Sacola A: ${plural(one, 'bola vermelha', 'bolas vermelhas')} entre ${count(balls)}. Sacola B: ${plural(other, 'bola vermelha', 'bolas vermelhas')} entre ${count(balls)}.`,
      'Uma moeda honesta escolhe a sacola. Tira-se uma bola, devolve-se, e tira-se mais uma da mesma sacola.',
    ],
    'two-words': ({ model, context, first, second, perMille: shares }) => [
      `Depois de “${context}” o modelo de linguagem ${model} diz “${first}” com ${perMille(shares.first)} e “${second}” com ${perMille(shares.secondAlone)}.`,
      `Depois de “${context} ${first}” ele diz “${second}” com ${perMille(shares.secondAfterFirst)}.`,
    ],
    'which-text': ({ model, texts: [one, other], word, slips, perMille: shares }) => [
      `De ${count(SLIPS)} papéis, ${slips[0] === 1 ? 'um traz' : `${count(slips[0])} trazem`} o primeiro texto, “${one}”, e ${slips[1] === 1 ? 'um' : count(slips[1])} o segundo, “${other}”.`,
      `O modelo de linguagem ${model} continua com “${word}” com ${perMille(shares[0])} depois do primeiro texto e com ${perMille(shares[1])} depois do segundo.`,
      `Sorteia-se um papel, e o modelo escreve uma palavra depois do texto dele. É “${word}”.`,
    ],
  },
  ask: {
    conditional: ({ a, b }) =>
      `Sorteia-se um dos que estão em “${b}”. Qual é a probabilidade de estar também em “${a}”: P(${a} | ${b})?`,
    both: ({ a, b }) =>
      `Sorteia-se um entre todos. Qual é a probabilidade de estar nos dois: P(${a} e ${b})?`,
    either: ({ a, b }) =>
      `Sorteia-se um entre todos. Qual é a probabilidade de estar em pelo menos um dos dois: P(${a} ou ${b})?`,
    'not-given': ({ a, b }) =>
      `Sorteia-se um dos que estão em “${b}”. Qual é a probabilidade de não estar em “${a}”: P(não ${a} | ${b})?`,
    test: ({ story }) => `${STORIES[story].happened} ${STORIES[story].asked}`,
    mixture: ({ story }) => GROUPS[story].asked,
    'two-draws': () => 'Qual é a probabilidade de as duas bolas serem vermelhas?',
    'two-words': ({ context, first, second }) =>
      `Qual é a probabilidade de as duas próximas palavras depois de “${context}” serem “${first} ${second}”?`,
    'which-text': ({ texts: [one], word }) =>
      `Qual é a probabilidade de o papel trazer o primeiro texto, “${one}”: P(primeiro texto | “${word}”)?`,
  },
  short: {
    conditional: ({ a, b }) => `P(${a} | ${b})`,
    both: ({ a, b }) => `P(${a} e ${b})`,
    either: ({ a, b }) => `P(${a} ou ${b})`,
    'not-given': ({ a, b }) => `P(não ${a} | ${b})`,
    test: ({ story }) => `P(${STORIES[story].short.join(' | ')})`,
    mixture: ({ story }) => `P(${GROUPS[story].short[1]})`,
    'two-draws': () => 'P(duas vermelhas)',
    'two-words': ({ first, second }) => `P(“${first}”, depois “${second}”)`,
    'which-text': ({ word }) => `P(primeiro texto | “${word}”)`,
  },
  steps: ptBrSteps,
  feedback: ptBrFeedback,
  mistakes: {
    'inverted-condition': 'condição invertida: P(B | A) por P(A | B)',
    'forgotten-base-rate': 'taxa base esquecida',
    'condition-ignored': 'condição ignorada: P(A) por P(A | B)',
    'joint-for-conditional': 'dividido por todos: P(A e B) por P(A | B)',
    'conditional-for-joint': 'dividido por uma parte: P(A | B) por P(A e B)',
    'multiplied-dependent': 'multiplicado como se um não mudasse o outro',
    'overlap-twice': 'interseção contada duas vezes',
    'either-for-both': '“ou” no lugar de “e”',
    'both-for-either': '“e” no lugar de “ou”',
    'exclusive-or': '“um ou outro, mas não os dois” no lugar de “ou”',
    'negated-the-condition': 'negada a condição, não o evento',
    'complement-of-false-alarm': 'um menos a taxa de alarmes falsos',
    'mean-of-rates': 'média de duas taxas de grupos desiguais',
    'one-group-only': 'um grupo no lugar dos dois',
    'product-of-averages': 'produto das médias no lugar da média dos produtos',
    'only-once': 'uma retirada no lugar de duas',
    'one-of-each': 'uma de cada no lugar de duas iguais',
    added: 'somado onde se multiplica',
  },
  title: (what) => `Quiz: ${what}`,
  numberedTitle: (number, of, what) => `Pergunta ${number} de ${of}: ${what}`,
  option: (letter, value) => `${letter}: ${percent(value)} (${numbers.lowest(value)})`,
  pick: 'Escolha uma opção e depois diga o quanto tem certeza. Você pode mudar as duas coisas até a revelação.',
  chosen: (letter, value) => `Sua resposta: ${letter}, ${percent(value)}.`,
  sure: (confidence) => `Sua certeza: ${rate(confidence, 100)}.`,
  onlyGuess: 'Você está chutando.',
  notSure: 'Você ainda não disse o quanto tem certeza: até lá, conta como chute.',
  askSure: 'O quanto você tem certeza?',
  confidence: (percentage, isEven) => `${rate(percentage, 100)}${isEven ? ': estou chutando' : ''}`,
  right: (value) => `Certo: ${share(value)}.`,
  wrong: (value) => `Não é bem isso. O certo é ${share(value)}.`,
  notAnswered: (value) => `A resposta é ${share(value)}.`,
  pictureReading: (value) => `${count(value.top)} de ${count(value.bottom)}`,
  chain: {
    saidBy: (model) => `O que diz o modelo de linguagem ${model}`,
    after: (context) => `depois de “${context}”`,
    both: 'as duas, de tudo o que pode vir',
    reading: 'A segunda só conta onde a primeira veio',
  },
  onlyCounted: (all, everyone) => `Agora só contam ${count(all)} de ${count(everyone)}`,
  allCounted: 'Nada se sabe, então todos contam',
  nothingChosen: 'Você ainda não respondeu.',
  questionHeading: 'A pergunta',
  stepsHeading: 'Passo a passo',
  wrongHeading: 'As opções erradas',
  otherHeading: 'As outras opções erradas',
  answered: (people, seconds) =>
    `${people === 0 ? 'Ninguém respondeu ainda.' : `${plural(people, 'pessoa respondeu', 'pessoas responderam')}.`} ${seconds === null ? 'Quem começou o quiz revela a resposta.' : `Há ${seconds} segundos para esta pergunta.`}`,
  weekly: {
    title: (what) => `Pergunta da semana: ${what}`,
    answered: (people, until) =>
      `${people === 0 ? 'Ninguém respondeu ainda.' : `${plural(people, 'pessoa respondeu', 'pessoas responderam')}.`}${until === null ? '' : ` A resposta é revelada quando vier a próxima pergunta, no mais tardar: ${until}.`}`,
    askedTitle: 'A pergunta desta semana foi feita',
    askedIn: 'Ela está em ',
    asked: (revealed, next) =>
      `. Quem gerencia o servidor a revela com o botão; senão: ${revealed}. A próxima pergunta vem: ${next}.`,
  },
  begun: (all, seconds, isThread) =>
    `${questions(all)}, ${seconds === null ? 'com a resposta revelada por quem começou' : `${seconds} segundos para cada uma`}. ${isThread ? 'O jogo é no tópico que acabou de ser aberto.' : 'O jogo é aqui, porque não posso abrir um tópico.'} Todo mundo pode jogar; ninguém vê suas respostas antes da revelação.`,
  begunTitle: 'Um quiz começou',
  ownTitle: (number, what) => `Pergunta ${number}: ${what}`,
  onlyYou: 'Só você vê isto. Você pode mudar até a revelação.',
  thread: (all) => `Quiz: ${questions(all)}`,
  groupHint:
    'Aperte uma opção e diga o quanto tem certeza; só você vê sua resposta. Você pode mudar as duas coisas até a revelação.',
  votesTitle: 'votos',
  tableHeading: 'Tabela final',
  standing: (right, answers, of, skill) =>
    `${right} de ${of} certas, habilidade ${numbers.decimal(skill, 2, true)}${answers < of ? ` (${questions(of - answers)} sem resposta)` : ''}`,
  standingNote:
    'Por habilidade por pergunta: 1 é certeza e acerto, 0 é chute ou nenhuma resposta, negativo é pior que chutar. É a pontuação logarítmica, que paga mais a quem diz com honestidade o quanto tem certeza.',
  score: (bits, brier, skill) =>
    `Pontuação: ${numbers.decimal(bits, 2)} bits (log₂ do que você deu à opção certa), Brier ${numbers.decimal(brier, 2, true)}; como habilidade ${numbers.decimal(skill, 2, true)}, em que 0 é chute e 1 é certeza e acerto. As duas regras pagam mais a quem diz com honestidade o quanto tem certeza.`,
  ownMistakes: 'meus próprios erros para revisar',
  scores: {
    title: 'Quem responde melhor aqui',
    none: (least) =>
      `Ninguém tem ${count(least)} respostas ainda. Jogue com /quiz round, ou só você com /quiz solo.`,
    line: (mean, error, answers, right) =>
      `habilidade ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`} (${count(right)} de ${count(answers)} certas)`,
    note: (least, others) =>
      `Habilidade por resposta, com seu erro padrão: 1 é certeza e acerto, 0 é chute. Duas pessoas cujos intervalos se sobrepõem podem ser igualmente boas. A partir de ${count(least)} respostas${others === 0 ? '' : `; ${plural(others, 'pessoa tem', 'pessoas têm')} menos`}. Quizzes privados não contam.`,
    group: 'Todo mundo daqui junto',
    ownTitle: 'Seus quizzes',
    ownNone: 'Você ainda não respondeu nenhuma pergunta. Experimente /quiz solo.',
    own: (answers, right, mean, error) =>
      `${plural(answers, 'resposta', 'respostas')}, ${plural(right, 'certa', 'certas')}; habilidade ${numbers.decimal(mean, 2, true)}${error === undefined ? '' : ` ± ${numbers.decimal(error, 2)}`} por resposta.`,
    bits: (bits, brier) =>
      `Em média ${numbers.decimal(bits, 2)} bits e Brier ${numbers.decimal(brier, 2, true)}.`,
    curveHeading: 'Você acerta tantas vezes quanto diz?',
    groupCurveHeading: 'Aqui se acerta tantas vezes quanto se diz?',
    said: 'dito',
    was: 'acerto',
    of: 'de',
    range: 'faixa 95%',
    error: (error, byChance) =>
      `Em média há ${numbers.decimal(100 * error, 1)} pontos entre o que foi dito e o que aconteceu. Alguém perfeitamente calibrado tem ${numbers.decimal(100 * byChance, 1)} por acaso depois de tantas respostas${error <= byChance ? ', então melhor do que isto não dá para parecer' : ''}.`,
    few: (answers, least) =>
      `${plural(answers, 'resposta', 'respostas')} até agora: a partir de ${count(least)} você vê aqui se elas acertam tanto quanto foi dito.`,
    monthsHeading: 'Mês a mês',
    oneMonth: (least) =>
      `Como isso muda aparece quando houver dois meses com pelo menos ${count(least)} respostas cada.`,
    month: 'mês',
    skillColumn: 'habilidade',
    moved: (first, last) =>
      `Entre o que foi dito e o que aconteceu houve em média ${numbers.decimal(100 * first.error, 1)} pontos em ${first.month} (${numbers.decimal(100 * first.byChance, 1)} só por acaso) e ${numbers.decimal(100 * last.error, 1)} em ${last.month} (${numbers.decimal(100 * last.byChance, 1)}).`,
    monthsNote:
      'Habilidade por resposta, com seu erro padrão: dois meses cujas faixas se sobrepõem podem ser iguais. “Dito” é a confiança média; quem acerta tanto assim não é nem seguro demais nem modesto demais.',
    dueHeading: 'Para revisar',
    due: (mistake, days) =>
      days <= 0 ? `${mistake}: revisar agora` : `${mistake}: em ${plural(days, 'dia', 'dias')}`,
    dueNote:
      'Um erro volta depois de 1, 3, 7, 14 e 30 dias enquanto você o evitar. Pratique com /quiz solo practise:mine',
  },
  curve: {
    title: 'Tantos acertos quanto o dito?',
    subtitle: 'Traços: o dito. Pontos: o que aconteceu, com faixa de 95%',
    said: 'dito',
    answers: 'vezes',
    months: (years) => `Mês a mês, ${years}`,
    skill: 'Habilidade por resposta, ± erro padrão',
    monthPoint: (month, { answers, right, said, skill }) =>
      `${month}: dito ${rate(Math.round(100 * said), 100)}, certo em ${count(right)} de ${count(answers)}${skill === undefined ? '' : `, habilidade ${numbers.decimal(skill, 2, true)}`}`,
    point: (confidence, right, answers) =>
      `com ${rate(confidence, 100)}, acerto em ${count(right)} de ${count(answers)}`,
  },
  buttons: {
    curve: 'Desenhar',
    reveal: 'Revelar',
    next: 'Próxima pergunta',
    mine: 'Minha resposta',
    withdraw: 'Retirar minha resposta',
  },
  refusal: {
    closed: 'Esta pergunta já terminou, então nada mais pode ser apertado nela.',
    counted: (letter, confidence) =>
      `Sua resposta chegou a tempo e conta: ${letter}${confidence === null ? '' : `, com ${rate(confidence, 100)} de certeza`}.`,
    full: (limit) => `${count(limit)} pessoas responderam esta pergunta, e não consigo contar mais.`,
    unanswered: 'Você ainda não respondeu esta pergunta. Aperte primeiro uma das opções.',
    soloOfAnother:
      'Este quiz é jogado por quem o começou. Você pode começar um seu com /quiz solo, ou um para todos com /quiz round.',
    revealOfAnother:
      'A resposta é revelada por quem começou o quiz, por quem gerencia o servidor ou quando o tempo acaba.',
    tooMany: (limit) =>
      `Já há ${count(limit)} quizzes em andamento aqui, e não consigo guardar mais. Termine um antes.`,
    noRoom:
      'Não posso abrir um tópico nem escrever neste canal, então aqui não dá para jogar uma rodada. Quem gerencia o servidor pode me permitir; /quiz solo funciona em qualquer lugar.',
    weeklyNotSet:
      'Nenhum canal foi escolhido para a pergunta semanal. Quem gerencia o servidor escolhe um: /settings weekly:#mat',
    weeklyAsked: (next) => `Esta semana já teve sua pergunta, e há uma por semana. A próxima vem: ${next}.`,
    weeklyNoRoom:
      'Não posso publicar a pergunta semanal: o canal não existe mais, ou não posso escrever nele. Deixem-me ver o canal, enviar mensagens e inserir links, ou escolham outro: /settings weekly:#mat',
    weeklyNotManager:
      'A pergunta semanal é feita por quem gerencia o servidor ou tem um cargo que permite, e você não é um deles. Você pode jogar já com /quiz solo.',
    noQuestion: 'Não encontrei nenhuma pergunta deste tipo com este erro. Deixe de fora uma das duas coisas.',
    noQuestionIn: (population) =>
      `Não encontrei nenhuma pergunta em “${population}”: são precisos dois atributos diferentes, com membros nos dois e em só um deles.`,
    noModel: {
      missing:
        'As perguntas deste tipo tiram seus números do modelo de linguagem, e ele não está na máquina em que eu rodo. Para tê-lo, quem me mantém roda lá “npm run model”. Os outros tipos não precisam de modelo: /quiz solo kind:test',
      unsupported:
        'As perguntas deste tipo tiram seus números do modelo de linguagem, e o que foi configurado para mim não roda. Para ter um que funcione, quem me mantém tira MODEL e roda lá “npm run model”. Os outros tipos não precisam de modelo: /quiz solo kind:test',
      late: 'As perguntas deste tipo tiram seus números do modelo de linguagem, e ele não respondeu a tempo. Tente de novo daqui a um minuto; os outros tipos não precisam de modelo: /quiz solo kind:test',
    },
    kindOfModel: (population) =>
      `As perguntas deste tipo tratam do que diz o modelo de linguagem, não de “${population}”. Deixe de fora uma das duas coisas: /quiz solo kind:two-words`,
  },
};
