import type { LessonMessages } from './en.js';

export const es: LessonMessages = {
  words: {
    step: (at, of) => `Paso ${at} de ${of}`,
    predict: 'Primero, tu apuesta',
    reveal: 'Así es',
    check: 'Compruébalo',
    youSaid: (what) => `Tu apuesta: ${what}`,
    foreseen: 'Lo viste venir.',
    right: 'Correcto.',
    wrong: 'No del todo.',
    chooseAgain: 'Puedes elegir otra respuesta.',
    next: 'Siguiente',
    back: 'Atrás',
    share: 'Compartir este paso',
    open: 'Hacer este paso',
    shared: (person) => `${person} comparte un paso de la lección.`,
    begin: 'Desde el principio',
    done: 'Esa era toda la historia. `/quiz` te hace preguntas nuevas sobre ella.',
    fallback:
      'La población de este canal no tiene dos grupos que se solapen, así que aquí se trata de 14 personas.',
  },
  steps: [
    {
      title: 'Todos a la vez',
      idea: (f) =>
        `Una **población** son todos aquellos por los que se puede preguntar: aquí, los ${f.n} miembros de «${f.name}». Un círculo reúne a quienes cumplen una cosa, **${f.a}** o **${f.b}**; donde los círculos se solapan, se cumplen las dos.`,
      predict: {
        question: (f) =>
          `${f.nA} están en el círculo ${f.a} y ${f.nB} en el círculo ${f.b}. ¿Cuántos están en al menos uno de los dos?`,
        options: [(f) => f.sum, (f) => f.union, (f) => f.exactlyOne],
        reveal: (f) =>
          `Son ${f.union}: ${f.onlyA} + ${f.both} + ${f.onlyB}. En ${f.nA} + ${f.nB}, la intersección de ${f.both} se contaría dos veces.`,
      },
      tries: ['Dibujar los círculos'],
      check: {
        question: (f) => `¿Cuánto es P(${f.a}), la proporción de ${f.a}?`,
        options: [
          {
            text: (f) => `${f.nA}/${f.n}`,
            says: 'Cuentan todos los del círculo, cumplan lo que cumplan además, entre todos los que hay.',
          },
          {
            text: (f) => `${f.onlyA}/${f.n}`,
            says: (f) => `Eso olvida la intersección: los ${f.both} de ambos círculos también están en este.`,
          },
          {
            text: (f) => `${f.nA}/${f.union}`,
            says: (f) =>
              `Eso olvida a los ${f.neither} que están fuera de ambos círculos. También pertenecen al espacio muestral.`,
          },
        ],
      },
    },
    {
      title: 'Dado: un total más pequeño',
      idea: (f) =>
        `«Dado ${f.b}» reduce el espacio muestral: solo cuentan ya los ${f.nB} del círculo ${f.b}. La probabilidad condicional P(${f.a} | ${f.b}) es la proporción de ${f.a} **entre ellos**.`,
      predict: {
        question: (f) =>
          `P(${f.a}) es ${f.nA}/${f.n} ≈ ${f.pA}. Ahora sabes que alguien está en el círculo ${f.b}. ¿Se vuelve ${f.a} más probable?`,
        options: ['Sí, más probable', 'No, menos probable', 'Queda igual'],
        reveal: (f) =>
          `P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}. Antes de saber nada era ${f.pA}.`,
      },
      tries: ['Apartar a los demás'],
      check: {
        question: (f) => `¿Cuál es P(${f.a} | ${f.b})?`,
        options: [
          {
            text: (f) => `${f.both}/${f.n}`,
            says: (f) =>
              `Eso es P(${f.a} y ${f.b}), una probabilidad **conjunta** en lugar de la condicional: cuenta entre todos. Dado ${f.b}, solo quedan ${f.nB}.`,
          },
          {
            text: (f) => `${f.nA}/${f.n}`,
            says: (f) => `Eso es P(${f.a}) sin saber nada: se pasó por alto la condición.`,
          },
          {
            text: (f) => `${f.both}/${f.nB}`,
            says: (f) => `Los ${f.both} de la intersección, entre los ${f.nB} que quedan.`,
          },
        ],
      },
    },
    {
      title: 'La dirección importa',
      idea: (f) =>
        `P(${f.a} | ${f.b}) y P(${f.b} | ${f.a}) tienen arriba la misma intersección, pero la dividen entre **totales distintos**: una entre el círculo ${f.b}, la otra entre el círculo ${f.a}.`,
      predict: {
        question: (f) => `P(${f.a} | ${f.b}) es ${f.both}/${f.nB}. ¿Y P(${f.b} | ${f.a})?`,
        options: ['Es mayor', 'Es menor', 'Es igual'],
        reveal: (f) =>
          `P(${f.b} | ${f.a}) = ${f.both}/${f.nA} ≈ ${f.pBGivenA}, pero P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}.`,
      },
      tries: ['Dibujar ambas direcciones'],
      check: {
        question:
          'Una prueba detecta al 90 % de los enfermos. La tuya da positivo. ¿Qué probabilidad hay de que estés enfermo?',
        options: [
          {
            text: 'El 90 %',
            says: 'Esa es la **condición invertida**: se tomó P(positivo | enfermo) por P(enfermo | positivo).',
          },
          {
            text: 'Depende de cuántos están enfermos y de las falsas alarmas',
            says: 'Se divide entre todos los que dan positivo, y algunos están sanos. `/bayes` los cuenta.',
          },
          {
            text: 'El 10 %',
            says: 'El 10 % es P(negativo | enfermo): los enfermos que se escapan. No dice nada de quienes dan positivo.',
          },
        ],
      },
    },
    {
      title: 'Evidencia',
      idea: 'Un cielo nublado es **evidencia** de lluvia: P(lluvia | nublado) es mayor que P(lluvia). Con las palabras ocurre lo mismo: cada palabra escrita cambia la probabilidad de las siguientes.',
      predict: {
        question:
          '«The sky is cloudy today, so it will probably …» ¿Cuál de estas palabras hace más para que el modelo espere **rain**?',
        options: ['sky', 'cloudy', 'probably'],
        reveal:
          'Que lo diga el modelo: se le pregunta otra vez quitando cada palabra. O cuenta lo mismo en un pequeño diario, para lo que no hace falta ningún modelo.',
      },
      tries: ['Preguntar al modelo', 'Contarlo en un diario'],
      check: {
        question: 'P(lluvia | nublado) es mayor que P(lluvia). ¿Qué se sigue de ello?',
        options: [
          {
            text: 'Si está nublado, llueve',
            says: 'Más probable no quiere decir seguro: muchos días nublados no llueve, y P(lluvia | nublado) puede seguir siendo pequeña.',
          },
          {
            text: 'P(nublado | lluvia) es igual de grande que P(lluvia | nublado)',
            says: 'La **dirección** importa: las dos dividen entre totales distintos, los días nublados y los días de lluvia.',
          },
          {
            text: 'La lluvia también es evidencia de nubes',
            says: 'Si una cosa hace más probable la otra, la otra hace lo mismo con ella.',
          },
        ],
      },
    },
    {
      title: 'La palabra siguiente',
      idea: 'Un modelo de lenguaje responde a la misma pregunta: **P(palabra siguiente | las palabras hasta aquí)**. Su espacio muestral es todo lo que puede venir, y todo junto tiene probabilidad 1.',
      predict: {
        question: '«It is cloudy today, so it will …» ¿Qué palabra le parece más probable al modelo?',
        options: ['be', 'rain', 'probably'],
        reveal: 'Pregúntale. Verás sus palabras más probables y, debajo, dónde está el resto del 100 %.',
      },
      tries: ['Preguntar al modelo'],
      check: {
        question: 'Supón que el modelo da aquí un 10 % a «rain». ¿Qué quiere decir?',
        options: [
          {
            text: 'Tras estas palabras espera «rain» unas 10 veces de cada 100',
            says: 'Es una probabilidad condicional, y la condición son las palabras hasta aquí.',
          },
          {
            text: 'Una de cada diez palabras es «rain»',
            says: 'Eso sería P(rain) **sin la condición**. Se pregunta qué sigue justo a estas palabras.',
          },
          {
            text: 'Lloverá con un 10 %',
            says: 'El modelo sabe cómo escribe la gente, no lo que hará el cielo.',
          },
        ],
      },
    },
    {
      title: 'Sortear, no solo elegir',
      idea: 'A menudo se elige sin más la palabra más probable. También se puede **sortear**: imagina un dado con una cara por palabra, y cada cara tan ancha como su probabilidad.',
      predict: {
        question: 'Lanzas este dado diez veces. ¿Qué sale?',
        options: [
          'Siempre la palabra más probable',
          'Casi siempre palabras probables y de vez en cuando una rara',
          'Todas las palabras más o menos igual',
        ],
        reveal: 'Las probables salen a menudo y las raras de vez en cuando. Lánzalo, y lánzalo otra vez.',
      },
      tries: ['Lanzar el dado'],
      check: {
        question: '¿Qué hace la temperatura 0?',
        options: [
          {
            text: 'Todas las palabras se vuelven igual de probables',
            says: 'Eso lo hace una temperatura muy **alta**: iguala las caras del dado.',
          },
          {
            text: 'Siempre se toma la palabra más probable',
            says: 'Toda la probabilidad va a la cara más ancha, y no queda nada que sortear.',
          },
          {
            text: 'El modelo pasa a saber menos',
            says: 'Lo que sabe no cambia. Solo cambia cómo se escoge una palabra a partir de sus probabilidades.',
          },
        ],
      },
    },
    {
      title: 'Frases enteras',
      idea: 'Palabra por palabra, un modelo da una probabilidad a cada **secuencia entera**. La regla de la cadena multiplica: P(w1) · P(w2 | w1) · P(w3 | w1, w2) · …',
      predict: {
        question: '¿Qué frase le parece más probable al modelo?',
        options: ['The cat sat on the mat.', 'The cat sat on the cloud.', 'Las dos igual'],
        reveal: 'Que el modelo multiplique ambas, palabra por palabra, y mira en cuál se separan.',
      },
      tries: ['Comparar las dos'],
      check: {
        question: '¿Qué probabilidad tiene «cloudy» y, justo después, «rain»?',
        options: [
          {
            text: 'P(cloudy) · P(rain)',
            says: 'Eso **multiplica sucesos dependientes** como si no tuvieran nada que ver. Tras «cloudy», «rain» no es tan probable como en otra parte.',
          },
          {
            text: 'La media de P(cloudy) y P(rain | cloudy)',
            says: 'Una media queda entre las dos. Ambas cosas juntas no pueden ser más probables que una de ellas.',
          },
          {
            text: 'P(cloudy) · P(rain | cloudy)',
            says: 'Cada factor está condicionado por todas las palabras anteriores.',
          },
        ],
      },
    },
    {
      title: 'De dónde salen los números',
      idea: 'Las probabilidades salen de los **parámetros** del modelo, sus pesos entrenados. En el preentrenamiento, cada lugar de un texto es un ejercicio con su solución: las palabras hasta ahí y, como etiqueta, la palabra siguiente.',
      predict: {
        question:
          'Un modelo diminuto aprende de un diario en el que suele llover cuando está nublado. ¿Qué pasa con P(rain | It is cloudy today, so it will)?',
        options: ['Sube', 'Baja', 'Queda como estaba'],
        reveal:
          'Sube: cada ejemplo mueve un poco los pesos para que su etiqueta sea más probable. Mira cómo aprende.',
      },
      tries: ['Entrenarlo'],
      check: {
        question: '¿Por qué el preentrenamiento es aprendizaje **supervisado**?',
        options: [
          {
            text: 'Porque cada ejemplo tiene una etiqueta: la palabra que de verdad vino después',
            says: 'Nadie tiene que escribir las etiquetas, el texto las trae. Por eso se llama también autosupervisado.',
          },
          {
            text: 'Porque la gente califica las respuestas',
            says: 'Eso viene después, si acaso. El preentrenamiento necesita textos, no calificaciones.',
          },
          {
            text: 'No lo es: no hay etiquetas',
            says: 'Nadie las escribió como tales, pero están ahí: cada palabra siguiente del texto es una.',
          },
        ],
      },
    },
    {
      title: 'Lo esencial',
      idea: 'Una pregunta lo recorre todo: **¿qué probabilidad tiene A, dado B?** Las personas de un círculo, la palabra siguiente, un texto entero: cada vez, una parte de lo que queda al cumplirse la condición.',
      predict: {
        question: '¿Qué es un modelo de lenguaje, en una frase?',
        options: [
          'Una gran colección de frases',
          'Una distribución sobre secuencias de palabras, con pesos entrenados como parámetros',
          'Una lista de las reglas de una lengua',
        ],
        reveal:
          'Es una distribución sobre secuencias de palabras, y sus parámetros son los pesos entrenados. Aquí está todo el camino en una imagen.',
      },
      tries: ['Dibujar la imagen'],
      check: {
        question:
          '¿Qué cambia en «dado» cuando se pregunta a un modelo de lenguaje y no a un grupo de personas?',
        options: [
          {
            text: 'La dirección ya no importa',
            says: 'Sí que importa: P(rain | cloudy) y P(cloudy | rain) también son allí dos números.',
          },
          {
            text: 'Con personas es seguro, un modelo adivina',
            says: 'Ambos dan una probabilidad. Una se cuenta, la otra se calcula con pesos aprendidos de textos.',
          },
          {
            text: 'Nada: cada vez el espacio muestral se hace más pequeño',
            says: 'Las personas fuera del círculo se apartan, y también todos los textos que empiezan de otra manera.',
          },
        ],
      },
    },
  ],
};
