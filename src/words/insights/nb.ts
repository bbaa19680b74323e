import type { InsightsWords } from './shape.ts';

export const nb: InsightsWords = {
  title: 'Slik blir Må jeg? brukt',
  lead: (least) => [
    'Tallene er talt uten personer. Her kan ingen se hvem som gjorde hva.',
    `Et tall er bare med fra de månedene der det er minst ${least}.`,
    'Svar i fanen er ikke med. De forlater aldri nettleseren.',
  ],
  trial: 'Dette er en prøve, så denne måneden er med. I drift er den først med etterpå.',
  languages: 'Språk',
  municipalities: 'Kommune',
  period: 'Periode',
  months: (count) => (count === 1 ? 'Siste måned' : `Siste ${count} måneder`),
  span: (first, last) => `Fra ${first} til ${last}`,
  fewer: (least) => `færre enn ${least}`,

  guides: 'Veivisere',
  guide: 'Veiviser',
  opened: 'Åpnet',
  helped: 'Svaret hjalp',
  yes: (count, share) => `${count} ja (${share})`,
  yesOnly: (count) => `${count} ja`,
  noOnly: (count) => `${count} nei`,
  ended: 'Slik endte det',
  answer: 'Svar',
  count: 'Antall',
  gaveUp: 'Her gikk folk ikke videre',
  question: 'Spørsmål',
  outOf: (part, all, share) => `${part} av ${all} (${share})`,
  otherQuestions: (least) => `Ved andre spørsmål stoppet færre enn ${least} i hver måned.`,
  noQuestions: (least) => `Ved hvert spørsmål stoppet færre enn ${least} i hver måned.`,
  quietGuides: (least, count) => `Åpnet færre enn ${least} ganger i hver måned: ${count}`,

  noGuide: 'Spørsmål uten veiviser',
  noGuideText: 'Så ofte fant jeg ingen veiviser til det folk skrev. Ordene deres lagrer jeg ikke.',
  language: 'Språk',

  reminders: 'Påminnelser',
  sent: 'Sendt',
  reaction: 'Hva som skjedde',
  quietReminders: (least) => `Andre påminnelser er sendt færre enn ${least} ganger i hver måned.`,

  empty: {
    title: 'Her er det ingen tall ennå',
    text: [
      'Her kan du senere se hvilke veivisere folk åpner, og hva svaret blir.',
      'Du kan også se hvor de ikke kommer videre, og om svaret hjalp.',
    ],
    from: (day) => `Tallene for denne måneden kan du se fra ${day}.`,
    trial: (least) => `De første tallene kommer når noe har skjedd ${least} ganger. Prøv boten litt.`,
  },

  signOut: 'Logg ut',
  signIn: {
    title: 'Logg inn for å se tallene',
    text: 'Siden er for dem som har ansvaret for retningslinjene.',
    microsoft: 'Logg inn med Microsoft',
    password: 'Passord',
    hint: (file) => `Det står i filen ${file} på maskinen der boten kjører.`,
    go: 'Logg inn',
    wrong: 'Passordet stemmer ikke. Prøv igjen.',
    tooMany: 'Det var mange forsøk. Vent litt, og prøv så igjen.',
    signedOut: 'Du er logget ut her.',
    atMicrosoft: 'Hos Microsoft kan du fortsatt være logget inn.',
  },
  again: 'Prøv igjen',
  refused: {
    'not-begun': {
      title: 'Logg inn en gang til',
      text: 'Det tok for lang tid, eller det begynte et annet sted.',
    },
    'not-genuine': {
      title: 'Du kunne ikke logge inn',
      text: 'Svaret fra Microsoft stemmer ikke med kommunen. Fortsetter det, så spør IT-avdelingen.',
    },
    'no-role': {
      title: 'Du har ikke tilgang til tallene',
      text: 'Har du ansvaret for retningslinjene, så be IT-avdelingen om rollen Insights.Read.',
    },
    refused: {
      title: 'Microsoft slapp deg ikke inn',
      text: 'Fortsetter det, så spør IT-avdelingen.',
    },
    unreachable: {
      title: 'Microsoft svarer ikke akkurat nå',
      text: 'Prøv igjen om litt.',
    },
    unavailable: {
      title: 'Tallene kan ikke hentes akkurat nå',
      text: 'Prøv igjen om litt. IT-avdelingen kan se i loggen hva som er galt.',
    },
  },
};
