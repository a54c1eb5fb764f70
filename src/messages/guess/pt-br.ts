/** The texts of `/guess` in Brazilian Portuguese. */
import { pluralOf } from '../catalogue.js';
import { shareTextsOf } from '../share-texts.js';
import type { GuessMessages } from './en.js';

const numbers = shareTextsOf('pt-BR');
const { count } = numbers;
const plural = (value: number, one: string, other: string) =>
  `${count(value)} ${pluralOf('pt-BR', value, { one, other })}`;

export const ptBr: GuessMessages = {
  numbers,
  blank: '_____',
  somethingElse: 'outra coisa',
  round: {
    title: {
      word: 'Adivinhe a próxima palavra',
      split: 'Adivinhe a próxima palavra: 100 pontos',
      shannon: 'Adivinhe até acertar',
    },
    invitation: {
      word: 'O que vinha depois no texto? Aperte “Adivinhar” e digite uma palavra. Só você vê, e pode mudar até a revelação.',
      split:
        'O que vinha depois no texto? Aperte “Dividir 100 pontos” e diga o quanto tem certeza de cada palavra. Só você vê, e pode mudar até a revelação.',
      shannon:
        'O jogo de Shannon: aperte “Adivinhar” até achar a palavra do texto. Depois de cada tentativa você fica sabendo, em particular, se está certa.',
    },
    agreement:
      'Ao jogar, você aceita que a revelação mostre seu nome ao lado do que adivinhou, e /guess scores ao lado do que perdeu em média. “Meu palpite” mostra e apaga o palpite.',
    time: (seconds) => `Ela se revela sozinha ${count(seconds)} segundos depois do início.`,
    players: (people) =>
      people === 0
        ? 'Ninguém deu palpite ainda.'
        : `${plural(people, 'pessoa deu palpite', 'pessoas deram palpite')}.`,
    from: (text) => `Do texto “${text}” deste grupo.`,
    who: (minutes) =>
      `Quem revela é quem começou a rodada ou gerencia o servidor; depois de ${minutes} minutos, qualquer pessoa daqui.`,
  },
  begun: { title: 'Uma rodada de adivinhação', thread: 'Ela é jogada no tópico ' },
  buttons: {
    guess: 'Adivinhar',
    split: 'Dividir 100 pontos',
    mine: 'Meu palpite',
    reveal: 'Revelar',
    again: 'Adivinhar de novo',
    withdraw: 'Apagar meu palpite',
  },
  form: {
    word: 'A próxima palavra',
    splitTitle: 'Dividir 100 pontos',
    guessTitle: (number) => `Tentativa ${number}`,
  },
  mine: {
    nothing: 'Você não deu palpite nesta rodada.',
    word: (word) => `Seu palpite é “${word}”. Você pode mudar até a revelação.`,
    split: 'Seus pontos. Você pode mudar até a revelação.',
    right: (word, number) =>
      `“${word}” está certa, na tentativa ${number}. Por favor, não conte antes da revelação.`,
    wrong: (word, number) => `“${word}” não é a palavra. Foi a tentativa ${number}.`,
    deleted: 'Seu palpite foi apagado.',
    points: 'pontos',
    title: 'Seu palpite',
  },
  reveal: {
    wrote: 'O texto dizia ',
    wroteEnd: '. ',
    rank: (from, to) =>
      to === undefined
        ? `posição ${count(from)} na melhor hipótese`
        : `posição ${from === to ? count(from) : `${count(from)}–${count(to)}`}`,
    favourite: (word, share) => `A favorita do modelo era “${word}” com ${share}.`,
    favouriteToo: (share) => `Era também a favorita do modelo, com ${share}.`,
    gave: (share, rank) => `À palavra do texto ele deu ${share}, ${rank} entre todas as palavras.`,
    people: (hits, players) => `${count(hits)} de ${plural(players, 'pessoa acertou', 'pessoas acertaram')}.`,
    columns: { word: 'palavra', people: 'gente', model: 'modelo', lost: 'bits' },
    otherGuesses: (all) => `e ${plural(all, 'outra palavra', 'outras palavras')}`,
    beat: 'Melhor que o modelo: ',
    beatNobody: 'Desta vez ninguém foi melhor que o modelo.',
    why: {
      word: ', com a palavra do texto onde o modelo preferia outra.',
      split: ', com mais pontos para a palavra do texto que o modelo.',
      shannon: ', com menos tentativas que o modelo.',
    },
    bits: (bits) => `${bits} bits`,
    named: 'Quem adivinhou o quê',
    more: (all) => ` e mais ${count(all)}`,
    guesses: (all) => plural(all, 'tentativa', 'tentativas'),
    gaveUp: (all) => `não achou em ${plural(all, 'tentativa', 'tentativas')}`,
    nobody: 'Ninguém tinha jogado quando o tempo acabou.',
    splitLost: (people, model) =>
      `Perda pela regra logarítmica, −log₂ da parte da certa: as pessoas ${people} bits em média, o modelo ${model} bits.`,
    bitsNote: (floor) =>
      `Perda em bits: log₂ P(favorita) − log₂ P(palavra), segundo o modelo; 0 é a favorita dele. “Nenhuma palavra”: um sinal, um número, o fim do texto. Na conta geral um lado perde −log₂ do que deu à palavra do texto, sua parte dos votos ou sua probabilidade, e pelo menos ${floor} conta como dado, para que ninguém perca sem fim. Maiúsculas e minúsculas são a mesma palavra.`,
    splitNote:
      'Cada opção conta pelo menos 1 ponto, e depois tudo é ajustado para 100, para as pessoas e para o modelo. Acima desse mínimo nada paga mais em média que os pontos em que você acredita.',
    shannonNote:
      'Com q_r a parte que achou na tentativa r, a entropia de uma palavra fica entre Σ r (q_r − q_r₊₁) log₂ r e −Σ q_r log₂ q_r (Shannon, 1951). Quem desistiu não está em parte nenhuma, o que deixa os limites baixos demais.',
  },
  standing: {
    title: 'Todas as rodadas daqui',
    rounds: (all) => plural(all, 'rodada', 'rodadas'),
    mean: (mean, error) => (error === undefined ? mean : `${mean} ± ${error}`),
    bits: (rounds, people, model) =>
      `${rounds}: as pessoas perdem ${people} bits por palavra em média, o modelo ${model} (± um erro padrão).`,
    open: (rounds) => `Nada se afirma antes de ${rounds} rodadas.`,
    even: 'A diferença está dentro de dois erros padrão: nenhum lado se mostrou melhor.',
    people: 'As pessoas estão à frente por mais de dois erros padrão.',
    model: 'O modelo está à frente por mais de dois erros padrão.',
    entropy: (side, lower, upper, n) => `${side}: de ${lower} a ${upper} bits por palavra (n = ${n}).`,
    sides: { people: 'Entropia pelas tentativas das pessoas', model: 'Pelas posições do modelo' },
    notFound: (all) => `${plural(all, 'palavra não foi achada', 'palavras não foram achadas')}.`,
  },
  scores: {
    title: 'As pessoas contra o modelo',
    modes: { word: 'Uma palavra', split: '100 pontos', shannon: 'Até acertar' },
    none: 'Nenhuma rodada foi revelada aqui ainda. Comece uma com /guess.',
    model: 'O modelo de linguagem',
    lost: (bits, rounds) => `${bits} bits por rodada, ${plural(rounds, 'rodada', 'rodadas')}`,
    fewer: (bits) => `(${bits} a menos que o modelo nas mesmas rodadas)`,
    more: (bits) => `(${bits} a mais que o modelo nas mesmas rodadas)`,
    same: '(tantos quanto o modelo nas mesmas rodadas)',
    note: 'Menos bits é melhor; ± é um erro padrão, e uma diferença de até dois não mostra nada. Pontos: −log₂ da parte da opção certa. Uma palavra: 0 se acerta, senão −log₂ do 1 % que resta para cada outra palavra; do modelo conta a favorita. Até acertar: log₂ do número de palpites, e da posição no modelo.',
  },
  picture: {
    people: (all) => `pessoas (${count(all)})`,
    first: (all) => `1.º palpite (${count(all)})`,
    elseRight: (word) => `outra: ${word}`,
    model: 'modelo',
    otherWords: 'outras palavras',
    noWord: 'nenhuma palavra',
    unassigned: 'ainda não atribuído',
    wrote: (word) => `O texto dizia “${word}”`,
    alt: (sentence, word, players, share, rank) =>
      `${sentence}: o texto dizia ${word}. ${count(players)} deram palpite; o modelo deu a ela ${share}, ${rank}.`,
    altRow: (word, people, model) =>
      people === null ? `${word}: modelo ${model};` : `${word}: pessoas ${people}, modelo ${model};`,
  },
  short: {
    somethingElse: 'outra',
    otherWords: 'outras',
    noWord: 'nenhuma',
    unassigned: 'em aberto',
  },
  refusal: {
    closed: 'Esta rodada não está mais aberta, então nada mais pode ser adivinhado nela.',
    full: (limit) => `${count(limit)} pessoas deram palpite nesta rodada, e não consigo contar mais.`,
    tooMany: (limit) =>
      `Já há ${count(limit)} rodadas em andamento aqui, e não consigo guardar mais. Revele uma antes.`,
    nobody: 'Ninguém deu palpite ainda. Para revelar é preciso pelo menos um.',
    notAWord: (received) => `“${received}” não é uma palavra só. Digite uma palavra feita de letras.`,
    host: (minutes) =>
      `Nos primeiros ${minutes} minutos quem revela é quem começou a rodada ou gerencia o servidor, e não é o seu caso.`,
    noRoom:
      'Não posso escrever em um tópico deste canal, então não se pode jogar lá. Deixe “thread” de fora ou peça a quem administra o servidor que permita.',
    needsChannel: 'Uma rodada precisa de um canal em que se possa apertar os botões; aqui não há.',
    noSentence: (name, min, max) =>
      `“${name}” não tem nenhuma frase de ${min} a ${max} palavras com uma palavra para adivinhar.`,
    noModel: {
      missing: (how) =>
        `Aqui se joga contra o modelo de linguagem, e ele não está na máquina em que eu rodo. ${how} Sem modelo funciona: /quiz round`,
      unsupported: (how) =>
        `Aqui se joga contra o modelo de linguagem, e o que foi configurado para mim não pode ser executado. ${how} Sem modelo funciona: /quiz round`,
    },
    noCandidates:
      'O modelo de linguagem não está lá ou não disse nenhuma palavra, então não há a que dar pontos.',
    found: 'Você já achou a palavra.',
    noMore: (limit) => `${count(limit)} tentativas são o máximo, e você já as fez.`,
    again: (word) => `Você já tentou “${word}”; não conta uma segunda vez.`,
    sum: (sum) => `Seus pontos somam ${count(sum)}, e deveriam somar 100.`,
    points: (received) => `“${received}” não é um número de pontos: use números inteiros de 0 a 100.`,
  },
};
