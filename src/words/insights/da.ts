import type { InsightsWords } from './shape.ts';

export const da: InsightsWords = {
  title: 'Sådan bliver Må jeg? brugt',
  lead: (least) => [
    'Tallene er talt uden personer. Her kan ingen se, hvem der gjorde hvad.',
    `Et tal er kun med fra de måneder, hvor det er mindst ${least}.`,
    'Svar i fanen er ikke med. De forlader aldrig browseren.',
  ],
  trial: 'Det her er en prøve, så denne måned er med. I drift er den først med bagefter.',
  languages: 'Sprog',
  municipalities: 'Kommune',
  period: 'Periode',
  months: (count) => (count === 1 ? 'Seneste måned' : `Seneste ${count} måneder`),
  span: (first, last) => `Fra ${first} til ${last}`,
  fewer: (least) => `færre end ${least}`,

  guides: 'Guider',
  guide: 'Guide',
  opened: 'Åbnet',
  helped: 'Svaret hjalp',
  yes: (count, share) => `${count} ja (${share})`,
  yesOnly: (count) => `${count} ja`,
  noOnly: (count) => `${count} nej`,
  ended: 'Sådan endte det',
  answer: 'Svar',
  count: 'Antal',
  gaveUp: 'Her gik folk ikke videre',
  question: 'Spørgsmål',
  outOf: (part, all, share) => `${part} af ${all} (${share})`,
  otherQuestions: (least) => `Ved andre spørgsmål stoppede færre end ${least} i hver måned.`,
  noQuestions: (least) => `Ved hvert spørgsmål stoppede færre end ${least} i hver måned.`,
  quietGuides: (least, count) => `Åbnet færre end ${least} gange i hver måned: ${count}`,

  noGuide: 'Spørgsmål uden guide',
  noGuideText: 'Så ofte fandt jeg ingen guide til det, folk skrev. Deres ord gemmer jeg ikke.',
  language: 'Sprog',

  reminders: 'Påmindelser',
  sent: 'Sendt',
  reaction: 'Hvad der skete',
  quietReminders: (least) => `Andre påmindelser er sendt færre end ${least} gange i hver måned.`,

  empty: {
    title: 'Her er ingen tal endnu',
    text: [
      'Her kan du senere se, hvilke guider folk åbner, og hvad svaret bliver.',
      'Du kan også se, hvor de ikke kommer videre, og om svaret hjalp.',
    ],
    from: (day) => `Tallene for denne måned kan ses fra ${day}.`,
    trial: (least) => `De første tal kommer, når noget er sket ${least} gange. Prøv botten lidt.`,
  },

  signOut: 'Log ud',
  signIn: {
    title: 'Log ind for at se tallene',
    text: 'Siden er for dem, der har ansvaret for retningslinjen.',
    microsoft: 'Log ind med Microsoft',
    password: 'Adgangskode',
    hint: (file) => `Den står i filen ${file} på den maskine, hvor botten kører.`,
    go: 'Log ind',
    wrong: 'Adgangskoden passer ikke. Prøv igen.',
    tooMany: 'Det var mange forsøg. Vent lidt, og prøv så igen.',
    signedOut: 'Du er logget ud her.',
    atMicrosoft: 'Hos Microsoft kan du stadig være logget ind.',
  },
  again: 'Prøv igen',
  refused: {
    'not-begun': {
      title: 'Log ind en gang til',
      text: 'Det tog for lang tid, eller det begyndte et andet sted.',
    },
    'not-genuine': {
      title: 'Du kunne ikke logge ind',
      text: 'Svaret fra Microsoft passer ikke til kommunen. Bliver det ved, så spørg it-afdelingen.',
    },
    'no-role': {
      title: 'Du har ikke adgang til tallene',
      text: 'Har du ansvaret for retningslinjen, så bed it-afdelingen om rollen Insights.Read.',
    },
    refused: {
      title: 'Microsoft lukkede dig ikke ind',
      text: 'Bliver det ved, så spørg it-afdelingen.',
    },
    unreachable: {
      title: 'Microsoft svarer ikke lige nu',
      text: 'Prøv igen om lidt.',
    },
    unavailable: {
      title: 'Tallene kan ikke hentes lige nu',
      text: 'Prøv igen om lidt. It-afdelingen kan se i loggen, hvad der er galt.',
    },
  },
};
