import type { LessonMessages } from './en.js';

export const ptBr: LessonMessages = {
  words: {
    step: (at, of) => `Passo ${at} de ${of}`,
    predict: 'Primeiro, o seu palpite',
    reveal: 'Como é de fato',
    check: 'Confira',
    youSaid: (what) => `Seu palpite: ${what}`,
    foreseen: 'Você previu.',
    right: 'Certo.',
    wrong: 'Não exatamente.',
    chooseAgain: 'Você pode escolher outra resposta.',
    next: 'Próximo',
    back: 'Voltar',
    share: 'Compartilhar este passo',
    open: 'Fazer este passo',
    shared: (person) => `${person} compartilha um passo da lição.`,
    begin: 'Do começo',
    done: 'Essa foi a história toda. `/quiz` faz perguntas novas sobre ela.',
    fallback:
      'A população deste canal não tem dois grupos que se sobrepõem; por isso aqui se trata de 14 pessoas.',
  },
  steps: [
    {
      title: 'Todo mundo de uma vez',
      idea: (f) =>
        `Uma **população** são todos sobre quem se pode perguntar: aqui, os ${f.n} membros de “${f.name}”. Um círculo reúne aqueles para quem uma coisa é verdade, **${f.a}** ou **${f.b}**; onde os círculos se sobrepõem, as duas são.`,
      predict: {
        question: (f) =>
          `${f.nA} estão no círculo ${f.a} e ${f.nB} no círculo ${f.b}. Quantos estão em pelo menos um dos dois?`,
        options: [(f) => f.sum, (f) => f.union, (f) => f.exactlyOne],
        reveal: (f) =>
          `São ${f.union}: ${f.onlyA} + ${f.both} + ${f.onlyB}. Em ${f.nA} + ${f.nB}, a interseção de ${f.both} seria contada duas vezes.`,
      },
      tries: ['Desenhar os círculos'],
      check: {
        question: (f) => `Quanto é P(${f.a}), a proporção de ${f.a}?`,
        options: [
          {
            text: (f) => `${f.nA}/${f.n}`,
            says: 'Contam todos os do círculo, seja lá o que mais valha para eles, entre todos os que existem.',
          },
          {
            text: (f) => `${f.onlyA}/${f.n}`,
            says: (f) => `Isso esquece a interseção: os ${f.both} dos dois círculos também estão neste.`,
          },
          {
            text: (f) => `${f.nA}/${f.union}`,
            says: (f) =>
              `Isso esquece os ${f.neither} fora dos dois círculos. Eles também fazem parte do espaço amostral.`,
          },
        ],
      },
    },
    {
      title: 'Dado: um todo menor',
      idea: (f) =>
        `“Dado ${f.b}” reduz o espaço amostral: só os ${f.nB} do círculo ${f.b} ainda contam. A probabilidade condicional P(${f.a} | ${f.b}) é a proporção de ${f.a} **entre eles**.`,
      predict: {
        question: (f) =>
          `P(${f.a}) é ${f.nA}/${f.n} ≈ ${f.pA}. Agora você fica sabendo que alguém está no círculo ${f.b}. Fica ${f.a} mais provável?`,
        options: ['Sim, mais provável', 'Não, menos provável', 'Fica igual'],
        reveal: (f) =>
          `P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}. Antes de saber qualquer coisa, era ${f.pA}.`,
      },
      tries: ['Deixar os outros de lado'],
      check: {
        question: (f) => `Qual é P(${f.a} | ${f.b})?`,
        options: [
          {
            text: (f) => `${f.both}/${f.n}`,
            says: (f) =>
              `Isso é P(${f.a} e ${f.b}), uma probabilidade **conjunta** no lugar da condicional: ela conta entre todos. Dado ${f.b}, restam só ${f.nB}.`,
          },
          {
            text: (f) => `${f.nA}/${f.n}`,
            says: (f) => `Isso é P(${f.a}) sem saber de nada: a condição foi ignorada.`,
          },
          {
            text: (f) => `${f.both}/${f.nB}`,
            says: (f) => `Os ${f.both} da interseção, entre os ${f.nB} que restam.`,
          },
        ],
      },
    },
    {
      title: 'A direção importa',
      idea: (f) =>
        `P(${f.a} | ${f.b}) e P(${f.b} | ${f.a}) têm em cima a mesma interseção, mas a dividem por **todos diferentes**: uma pelo círculo ${f.b}, a outra pelo círculo ${f.a}.`,
      predict: {
        question: (f) => `P(${f.a} | ${f.b}) é ${f.both}/${f.nB}. E P(${f.b} | ${f.a})?`,
        options: ['É maior', 'É menor', 'É igual'],
        reveal: (f) =>
          `P(${f.b} | ${f.a}) = ${f.both}/${f.nA} ≈ ${f.pBGivenA}, mas P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}.`,
      },
      tries: ['Desenhar as duas direções'],
      check: {
        question:
          'Um teste detecta 90 % dos doentes. O seu deu positivo. Qual a probabilidade de você estar doente?',
        options: [
          {
            text: '90 %',
            says: 'Essa é a **condição invertida**: P(positivo | doente) foi tomada por P(doente | positivo).',
          },
          {
            text: 'Depende de quantos estão doentes e dos alarmes falsos',
            says: 'Divide-se por todos que dão positivo, e alguns deles são saudáveis. `/bayes` os conta.',
          },
          {
            text: '10 %',
            says: '10 % é P(negativo | doente): os doentes que escapam. Não diz nada sobre quem dá positivo.',
          },
        ],
      },
    },
    {
      title: 'Evidência',
      idea: 'Um céu nublado é **evidência** de chuva: P(chuva | nublado) é maior que P(chuva). Com palavras é igual: cada palavra escrita muda a probabilidade das próximas.',
      predict: {
        question:
          '“The sky is cloudy today, so it will probably …” Qual destas palavras mais faz o modelo esperar **rain**?',
        options: ['sky', 'cloudy', 'probably'],
        reveal:
          'Deixe o modelo dizer: ele é consultado de novo sem cada uma das palavras. Ou conte a mesma coisa num pequeno diário, sem modelo nenhum.',
      },
      tries: ['Perguntar ao modelo', 'Contar num diário'],
      check: {
        question: 'P(chuva | nublado) é maior que P(chuva). O que se conclui?',
        options: [
          {
            text: 'Quando está nublado, chove',
            says: 'Mais provável não é certo: muitos dias nublados ficam secos, e P(chuva | nublado) ainda pode ser pequena.',
          },
          {
            text: 'P(nublado | chuva) é tão grande quanto P(chuva | nublado)',
            says: 'A **direção** importa: as duas dividem por todos diferentes, os dias nublados e os dias de chuva.',
          },
          {
            text: 'A chuva também é evidência de nuvens',
            says: 'Se uma coisa torna a outra mais provável, a outra faz o mesmo por ela.',
          },
        ],
      },
    },
    {
      title: 'A próxima palavra',
      idea: 'Um modelo de linguagem responde à mesma pergunta: **P(próxima palavra | as palavras até aqui)**. Seu espaço amostral é tudo o que pode vir, e tudo junto tem probabilidade 1.',
      predict: {
        question: '“It is cloudy today, so it will …” Que palavra o modelo acha mais provável?',
        options: ['be', 'rain', 'probably'],
        reveal: 'Pergunte a ele. Você vê as palavras mais prováveis e, abaixo, onde está o resto dos 100 %.',
      },
      tries: ['Perguntar ao modelo'],
      check: {
        question: 'Suponha que o modelo dê 10 % a “rain” aqui. O que isso diz?',
        options: [
          {
            text: 'Depois destas palavras, ele espera “rain” umas 10 vezes em 100',
            says: 'É uma probabilidade condicional, e a condição são as palavras até aqui.',
          },
          {
            text: 'Uma em cada dez palavras é “rain”',
            says: 'Isso seria P(rain) **sem a condição**. Pergunta-se o que segue exatamente estas palavras.',
          },
          {
            text: 'Vai chover com 10 %',
            says: 'O modelo sabe como as pessoas escrevem, não o que o céu vai fazer.',
          },
        ],
      },
    },
    {
      title: 'Sortear, não só escolher',
      idea: 'Muitas vezes se escolhe simplesmente a palavra mais provável. Também se pode **sortear**: imagine um dado com uma face para cada palavra, cada face tão larga quanto sua probabilidade.',
      predict: {
        question: 'Você joga este dado dez vezes. O que sai?',
        options: [
          'Sempre a palavra mais provável',
          'Quase sempre palavras prováveis, de vez em quando uma rara',
          'Todas as palavras mais ou menos igual',
        ],
        reveal: 'As prováveis saem muito, as raras de vez em quando. Jogue, e jogue de novo.',
      },
      tries: ['Jogar o dado'],
      check: {
        question: 'O que faz a temperatura 0?',
        options: [
          {
            text: 'Torna todas as palavras igualmente prováveis',
            says: 'Isso é o que faz uma temperatura muito **alta**: ela iguala as faces do dado.',
          },
          {
            text: 'Pega sempre a palavra mais provável',
            says: 'Toda a probabilidade vai para a face mais larga, e não sobra nada para sortear.',
          },
          {
            text: 'O modelo passa a saber menos',
            says: 'O que ele sabe continua igual. Só muda como se tira uma palavra das suas probabilidades.',
          },
        ],
      },
    },
    {
      title: 'Frases inteiras',
      idea: 'Palavra por palavra, um modelo dá uma probabilidade a cada **sequência inteira**. A regra da cadeia multiplica: P(w1) · P(w2 | w1) · P(w3 | w1, w2) · …',
      predict: {
        question: 'Qual frase o modelo acha mais provável?',
        options: ['The cat sat on the mat.', 'The cat sat on the cloud.', 'As duas igual'],
        reveal: 'Deixe o modelo multiplicar as duas, palavra por palavra, e veja em qual elas se separam.',
      },
      tries: ['Comparar as duas'],
      check: {
        question: 'Qual a probabilidade de “cloudy” e, logo depois, “rain”?',
        options: [
          {
            text: 'P(cloudy) · P(rain)',
            says: 'Isso **multiplica eventos dependentes** como se não tivessem nada a ver. Depois de “cloudy”, “rain” não é tão provável quanto em outro lugar.',
          },
          {
            text: 'A média de P(cloudy) e P(rain | cloudy)',
            says: 'Uma média fica entre as duas. As duas coisas juntas não podem ser mais prováveis que uma delas.',
          },
          {
            text: 'P(cloudy) · P(rain | cloudy)',
            says: 'Cada fator é condicionado a todas as palavras anteriores.',
          },
        ],
      },
    },
    {
      title: 'De onde vêm os números',
      idea: 'As probabilidades vêm dos **parâmetros** do modelo, seus pesos treinados. No pré-treinamento, cada lugar de um texto é um exercício com solução: as palavras até ali e, como rótulo, a próxima palavra.',
      predict: {
        question:
          'Um modelo minúsculo aprende com um diário em que quase sempre chove quando está nublado. O que acontece com P(rain | It is cloudy today, so it will)?',
        options: ['Sobe', 'Cai', 'Fica como estava'],
        reveal:
          'Sobe: cada exemplo move um pouco os pesos, para que seu rótulo fique mais provável. Veja o modelo aprender.',
      },
      tries: ['Treinar'],
      check: {
        question: 'Por que o pré-treinamento é aprendizado **supervisionado**?',
        options: [
          {
            text: 'Porque cada exemplo tem um rótulo: a palavra que de fato veio depois',
            says: 'Ninguém precisa escrever os rótulos, o texto já os traz. Por isso se diz também autossupervisionado.',
          },
          {
            text: 'Porque pessoas avaliam as respostas',
            says: 'Isso vem depois, se vier. O pré-treinamento precisa de textos, não de avaliações.',
          },
          {
            text: 'Não é: não há rótulos',
            says: 'Ninguém os escreveu como rótulos, mas estão lá: cada próxima palavra do texto é um.',
          },
        ],
      },
    },
    {
      title: 'O essencial',
      idea: 'Uma pergunta atravessa tudo: **qual a probabilidade de A, dado B?** Pessoas num círculo, a próxima palavra, um texto inteiro: sempre uma parte do que resta quando vale a condição.',
      predict: {
        question: 'O que é um modelo de linguagem, numa frase?',
        options: [
          'Uma grande coleção de frases',
          'Uma distribuição sobre sequências de palavras, com pesos treinados como parâmetros',
          'Uma lista das regras de uma língua',
        ],
        reveal:
          'É uma distribuição sobre sequências de palavras, e seus parâmetros são os pesos treinados. Eis o caminho todo numa imagem.',
      },
      tries: ['Desenhar a imagem'],
      check: {
        question:
          'O que muda em “dado” quando se pergunta a um modelo de linguagem e não a um grupo de pessoas?',
        options: [
          {
            text: 'A direção já não importa',
            says: 'Importa, sim: P(rain | cloudy) e P(cloudy | rain) também são dois números ali.',
          },
          {
            text: 'Com pessoas é certo, um modelo adivinha',
            says: 'Ambos dão uma probabilidade. Uma é contada, a outra calculada com pesos aprendidos de textos.',
          },
          {
            text: 'Nada: a cada vez o espaço amostral fica menor',
            says: 'As pessoas fora do círculo ficam de lado, assim como todos os textos que começam de outro jeito.',
          },
        ],
      },
    },
  ],
};
