import type { LessonMessages } from './en.js';

export const de: LessonMessages = {
  words: {
    step: (at, of) => `Schritt ${at} von ${of}`,
    predict: 'Zuerst dein Tipp',
    reveal: 'So ist es',
    check: 'Prüf dich selbst',
    youSaid: (what) => `Dein Tipp: ${what}`,
    foreseen: 'Das hast du kommen sehen.',
    right: 'Richtig.',
    wrong: 'Nicht ganz.',
    chooseAgain: 'Du kannst eine andere Antwort wählen.',
    next: 'Weiter',
    back: 'Zurück',
    share: 'Schritt teilen',
    open: 'Diesen Schritt selbst machen',
    shared: (person) => `${person} teilt einen Schritt der Lektion.`,
    begin: 'Von vorn',
    done: 'Das war die ganze Geschichte. `/quiz` stellt dir neue Fragen dazu.',
    fallback:
      'Die Population dieses Kanals hat keine zwei Gruppen, die sich überschneiden; deshalb geht es um 14 Personen.',
  },
  steps: [
    {
      title: 'Alle auf einmal',
      idea: (f) =>
        `Eine **Population** sind alle, nach denen man fragen kann: hier die ${f.n} Mitglieder von „${f.name}“. Ein Kreis enthält alle, auf die eines zutrifft, **${f.a}** oder **${f.b}**; wo sich die Kreise überschneiden, trifft beides zu.`,
      predict: {
        question: (f) =>
          `${f.nA} sind im Kreis ${f.a}, ${f.nB} im Kreis ${f.b}. Wie viele sind in mindestens einem der beiden?`,
        options: [(f) => f.sum, (f) => f.union, (f) => f.exactlyOne],
        reveal: (f) =>
          `Es sind ${f.union}: ${f.onlyA} + ${f.both} + ${f.onlyB}. In ${f.nA} + ${f.nB} wäre die Schnittmenge von ${f.both} doppelt gezählt.`,
      },
      tries: ['Kreise zeichnen'],
      check: {
        question: (f) => `Was ist P(${f.a}), der Anteil von ${f.a}?`,
        options: [
          {
            text: (f) => `${f.nA}/${f.n}`,
            says: 'Alle im Kreis zählen, was auch sonst auf sie zutrifft, von allen, die es gibt.',
          },
          {
            text: (f) => `${f.onlyA}/${f.n}`,
            says: (f) =>
              `Das vergisst die Schnittmenge: Die ${f.both} in beiden Kreisen sind auch in diesem.`,
          },
          {
            text: (f) => `${f.nA}/${f.union}`,
            says: (f) =>
              `Das vergisst die ${f.neither} außerhalb beider Kreise. Auch sie gehören zur Ergebnismenge.`,
          },
        ],
      },
    },
    {
      title: 'Gegeben: ein kleineres Ganzes',
      idea: (f) =>
        `„Gegeben ${f.b}“ verkleinert die Ergebnismenge: Nur die ${f.nB} im Kreis ${f.b} zählen noch. Die bedingte Wahrscheinlichkeit P(${f.a} | ${f.b}) ist der Anteil von ${f.a} **unter ihnen**.`,
      predict: {
        question: (f) =>
          `P(${f.a}) ist ${f.nA}/${f.n} ≈ ${f.pA}. Nun erfährst du, dass jemand im Kreis ${f.b} ist. Wird ${f.a} dadurch wahrscheinlicher?`,
        options: ['Ja, wahrscheinlicher', 'Nein, unwahrscheinlicher', 'Es bleibt gleich'],
        reveal: (f) =>
          `P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}. Ehe man etwas wusste, waren es ${f.pA}.`,
      },
      tries: ['Die anderen ausblenden'],
      check: {
        question: (f) => `Welches ist P(${f.a} | ${f.b})?`,
        options: [
          {
            text: (f) => `${f.both}/${f.n}`,
            says: (f) =>
              `Das ist P(${f.a} und ${f.b}), eine **gemeinsame** statt der bedingten Wahrscheinlichkeit: Sie zählt unter allen. Gegeben ${f.b} sind nur noch ${f.nB} übrig.`,
          },
          {
            text: (f) => `${f.nA}/${f.n}`,
            says: (f) => `Das ist P(${f.a}), ohne dass man etwas weiß: Die Bedingung wurde übergangen.`,
          },
          {
            text: (f) => `${f.both}/${f.nB}`,
            says: (f) => `Die ${f.both} in der Schnittmenge, von den ${f.nB}, die übrig sind.`,
          },
        ],
      },
    },
    {
      title: 'Auf die Richtung kommt es an',
      idea: (f) =>
        `P(${f.a} | ${f.b}) und P(${f.b} | ${f.a}) haben dieselbe Schnittmenge im Zähler, teilen sie aber durch **verschiedene Ganze**: einmal durch den Kreis ${f.b}, einmal durch den Kreis ${f.a}.`,
      predict: {
        question: (f) => `P(${f.a} | ${f.b}) ist ${f.both}/${f.nB}. Und P(${f.b} | ${f.a})?`,
        options: ['Ist größer', 'Ist kleiner', 'Ist gleich groß'],
        reveal: (f) =>
          `P(${f.b} | ${f.a}) = ${f.both}/${f.nA} ≈ ${f.pBGivenA}, aber P(${f.a} | ${f.b}) = ${f.both}/${f.nB} ≈ ${f.pAGivenB}.`,
      },
      tries: ['Beide Richtungen zeichnen'],
      check: {
        question: 'Ein Test erkennt 90 % der Kranken. Deiner ist positiv. Wie wahrscheinlich bist du krank?',
        options: [
          {
            text: '90 %',
            says: 'Das ist die **vertauschte Bedingung**: P(positiv | krank) wurde für P(krank | positiv) gehalten.',
          },
          {
            text: 'Es hängt davon ab, wie viele krank sind und wie oft es Fehlalarm gibt',
            says: 'Geteilt wird durch alle positiv Getesteten, und manche davon sind gesund. `/bayes` zählt sie.',
          },
          {
            text: '10 %',
            says: '10 % ist P(negativ | krank): die übersehenen Kranken. Über die positiv Getesteten sagt das nichts.',
          },
        ],
      },
    },
    {
      title: 'Evidenz',
      idea: 'Ein bewölkter Himmel spricht für Regen, er ist **Evidenz**: P(Regen | bewölkt) ist größer als P(Regen). Mit Wörtern ist es genauso: Jedes Wort, das dasteht, ändert, wie wahrscheinlich die nächsten sind.',
      predict: {
        question:
          '„The sky is cloudy today, so it will probably …“ Welches dieser Wörter trägt am meisten dazu bei, dass das Modell **rain** erwartet?',
        options: ['sky', 'cloudy', 'probably'],
        reveal:
          'Lass es das Modell sagen: Es wird noch einmal gefragt, während jeweils ein Wort fehlt. Oder zähle dasselbe in einem kleinen Tagebuch, dafür braucht es kein Modell.',
      },
      tries: ['Das Modell fragen', 'Im Tagebuch zählen'],
      check: {
        question: 'P(Regen | bewölkt) ist größer als P(Regen). Was folgt daraus?',
        options: [
          {
            text: 'Wenn es bewölkt ist, regnet es',
            says: 'Wahrscheinlicher heißt nicht sicher: Viele bewölkte Tage bleiben trocken, und P(Regen | bewölkt) kann immer noch klein sein.',
          },
          {
            text: 'P(bewölkt | Regen) ist genauso groß wie P(Regen | bewölkt)',
            says: 'Auf die **Richtung** kommt es an: Die beiden teilen durch verschiedene Ganze, bewölkte Tage und Regentage.',
          },
          {
            text: 'Regen spricht auch für Wolken',
            says: 'Macht das eine das andere wahrscheinlicher, dann gilt das auch umgekehrt.',
          },
        ],
      },
    },
    {
      title: 'Das nächste Wort',
      idea: 'Ein Sprachmodell beantwortet dieselbe Frage: **P(nächstes Wort | die Wörter bis hierher)**. Seine Ergebnismenge ist alles, was folgen kann, und alles zusammen hat die Wahrscheinlichkeit 1.',
      predict: {
        question:
          '„It is cloudy today, so it will …“ Welches Wort hält das Modell für das wahrscheinlichste?',
        options: ['be', 'rain', 'probably'],
        reveal:
          'Frag es. Du siehst seine wahrscheinlichsten Wörter und darunter, wo der Rest der 100 % steckt.',
      },
      tries: ['Das Modell fragen'],
      check: {
        question: 'Angenommen, das Modell gibt „rain“ hier 10 %. Was besagt das?',
        options: [
          {
            text: 'Nach diesen Wörtern erwartet es „rain“ etwa 10-mal von 100',
            says: 'Es ist eine bedingte Wahrscheinlichkeit, und die Wörter bis hierher sind die Bedingung.',
          },
          {
            text: 'Jedes zehnte Wort ist „rain“',
            says: 'Das wäre P(rain) **ohne die Bedingung**. Gefragt ist, was auf genau diese Wörter folgt.',
          },
          {
            text: 'Es regnet mit 10 %',
            says: 'Das Modell weiß, wie Menschen schreiben, und nicht, was der Himmel vorhat.',
          },
        ],
      },
    },
    {
      title: 'Ziehen statt nur wählen',
      idea: 'Oft wird einfach das wahrscheinlichste Wort gewählt. Man kann auch **ziehen**: Stell dir einen Würfel vor, mit einer Seite für jedes Wort und jeder Seite so breit wie dessen Wahrscheinlichkeit.',
      predict: {
        question: 'Du wirfst diesen Würfel zehnmal. Was kommt heraus?',
        options: [
          'Jedes Mal das wahrscheinlichste Wort',
          'Meist wahrscheinliche Wörter, ab und zu ein seltenes',
          'Alle Wörter etwa gleich oft',
        ],
        reveal: 'Wahrscheinliche Wörter kommen oft, seltene ab und zu. Wirf ihn, und wirf ihn noch einmal.',
      },
      tries: ['Würfeln'],
      check: {
        question: 'Was bewirkt die Temperatur 0?',
        options: [
          {
            text: 'Alle Wörter werden gleich wahrscheinlich',
            says: 'Das bewirkt eine sehr **hohe** Temperatur: Sie macht alle Seiten gleich breit.',
          },
          {
            text: 'Es wird immer das wahrscheinlichste Wort genommen',
            says: 'Die ganze Wahrscheinlichkeit geht an die breiteste Seite, zu ziehen bleibt nichts.',
          },
          {
            text: 'Das Modell weiß dann weniger',
            says: 'Sein Wissen bleibt, wie es ist. Nur wie aus den Wahrscheinlichkeiten ein Wort wird, ändert sich.',
          },
        ],
      },
    },
    {
      title: 'Ganze Sätze',
      idea: 'Wort für Wort gibt ein Modell jeder **ganzen Wortfolge** eine Wahrscheinlichkeit. Die Kettenregel multipliziert: P(w1) · P(w2 | w1) · P(w3 | w1, w2) · …',
      predict: {
        question: 'Welchen Satz hält das Modell für wahrscheinlicher?',
        options: ['The cat sat on the mat.', 'The cat sat on the cloud.', 'Beide gleich'],
        reveal:
          'Lass das Modell beide Wort für Wort ausmultiplizieren und sieh, an welchem Wort sie sich trennen.',
      },
      tries: ['Die beiden vergleichen'],
      check: {
        question: 'Wie wahrscheinlich ist „cloudy“ und gleich danach „rain“?',
        options: [
          {
            text: 'P(cloudy) · P(rain)',
            says: 'Das **multipliziert abhängige Ereignisse**, als hätten sie nichts miteinander zu tun. Nach „cloudy“ ist „rain“ nicht so wahrscheinlich wie anderswo.',
          },
          {
            text: 'Der Mittelwert von P(cloudy) und P(rain | cloudy)',
            says: 'Ein Mittelwert liegt zwischen den beiden. Beides zusammen kann nicht wahrscheinlicher sein als eines davon.',
          },
          {
            text: 'P(cloudy) · P(rain | cloudy)',
            says: 'Jeder Faktor ist durch alle Wörter vor ihm bedingt.',
          },
        ],
      },
    },
    {
      title: 'Woher die Zahlen kommen',
      idea: 'Die Wahrscheinlichkeiten kommen aus den **Parametern** des Modells, seinen trainierten Gewichten. Im Vortraining ist jede Stelle eines Textes eine Aufgabe mit Lösung: die Wörter bis dahin, und das nächste Wort als Label.',
      predict: {
        question:
          'Ein winziges Modell lernt aus einem Tagebuch, in dem es bei Bewölkung meist regnet. Was wird aus P(rain | It is cloudy today, so it will)?',
        options: ['Sie steigt', 'Sie fällt', 'Sie bleibt, wie sie war'],
        reveal:
          'Sie steigt: Jedes Beispiel verschiebt die Gewichte ein wenig, sodass sein Label wahrscheinlicher wird. Sieh ihm beim Lernen zu.',
      },
      tries: ['Trainieren'],
      check: {
        question: 'Warum ist Vortraining **überwachtes** Lernen?',
        options: [
          {
            text: 'Weil jedes Beispiel ein Label hat: das Wort, das wirklich folgte',
            says: 'Niemand muss die Labels schreiben, der Text bringt sie mit. Deshalb heißt es auch selbstüberwacht.',
          },
          {
            text: 'Weil Menschen die Antworten bewerten',
            says: 'Das kommt später, wenn überhaupt. Vortraining braucht Texte und keine Bewertungen.',
          },
          {
            text: 'Ist es nicht: Es gibt keine Labels',
            says: 'Niemand hat sie als Labels geschrieben, aber sie sind da: Jedes nächste Wort im Text ist eines.',
          },
        ],
      },
    },
    {
      title: 'Das Wesentliche',
      idea: 'Eine Frage zieht sich durch alles: **Wie wahrscheinlich ist A, gegeben B?** Personen in einem Kreis, das nächste Wort, ein ganzer Text: jedes Mal ein Anteil an dem, was unter der Bedingung übrig bleibt.',
      predict: {
        question: 'Was ist ein Sprachmodell, in einem Satz?',
        options: [
          'Eine große Sammlung von Sätzen',
          'Eine Verteilung über Wortfolgen, mit trainierten Gewichten als Parametern',
          'Eine Liste der Regeln einer Sprache',
        ],
        reveal:
          'Es ist eine Verteilung über Wortfolgen, und ihre Parameter sind die trainierten Gewichte. Hier ist der ganze Weg in einem Bild.',
      },
      tries: ['Das Bild zeichnen'],
      check: {
        question:
          'Was ist an „gegeben“ anders, wenn man ein Sprachmodell fragt und nicht eine Gruppe von Personen?',
        options: [
          {
            text: 'Auf die Richtung kommt es nicht mehr an',
            says: 'Doch: P(rain | cloudy) und P(cloudy | rain) sind auch dort zwei Zahlen.',
          },
          {
            text: 'Bei Personen ist es sicher, ein Modell rät',
            says: 'Beide liefern eine Wahrscheinlichkeit. Die eine wird gezählt, die andere mit Gewichten berechnet, die aus Texten gelernt sind.',
          },
          {
            text: 'Nichts: Jedes Mal wird die Ergebnismenge kleiner',
            says: 'Die Personen außerhalb des Kreises fallen weg, und ebenso alle Texte, die anders beginnen.',
          },
        ],
      },
    },
  ],
};
