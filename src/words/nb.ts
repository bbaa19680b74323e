import type { Words } from './shape.ts';

const units = { year: 'år', month: 'måned', week: 'uke', day: 'dag' };

export const nb: Words = {
  languageName: 'Norsk',
  yes: 'Ja',
  no: 'Nei',
  notSure: 'Vet ikke',

  progress: (number, remaining) =>
    remaining > 1
      ? `Spørsmål ${number} av høyst ${number + remaining - 1}`
      : `Spørsmål ${number} · det siste`,
  changing: 'Du endrer et svar',
  why: 'Hvorfor spør du?',
  back: 'Tilbake',
  restart: 'Start på nytt',
  menu: 'Meny',
  keep: 'Behold svaret',
  change: 'Endre',
  changeOf: (fact) => `Endre svaret ditt: ${fact}`,
  next: 'Videre',
  choose: 'Velg det som passer best',
  chooseSeveral: 'Velg alt som passer',
  chooseDate: 'Velg en dato',
  explanation: 'Forklaring',
  missingAnswer: 'Velg et svar før du går videre.',
  missingDate: 'Velg en dato før du går videre.',
  earlierAnswer: 'Svaret ditt før',
  currentAnswer: 'Svaret ditt nå',
  knownAnswer: 'har du fortalt',
  yourAnswers: 'Svarene dine',
  example: (text) => `F.eks.: ${text}`,

  verdict: {
    allowed: 'Ja',
    allowed_with_conditions: 'Ja, hvis',
    not_allowed: 'Nei',
    escalate: 'Spør først',
    not_covered: 'Ikke beskrevet',
  },
  duties: 'Dette skal du gjøre',
  phase: { before: 'Før', during: 'Underveis', after: 'Etterpå' },
  advice: 'Dette bør du gjøre',
  recommended: 'Anbefaling',
  deadlineWithin: (duration, after) => `Frist: innen ${duration} etter ${after}`,
  deadlineEvery: (count, unit) =>
    `Gjenta ${unit === 'year' ? 'hvert' : 'hver'} ${count === 1 ? units[unit] : `${count}. ${units[unit]}`}`,
  instead: 'Gjør heller dette',
  contact: (name) => `Spør ${name}`,
  because: 'Derfor',
  showSources: (count) =>
    count === 1 ? 'Vis stedet i retningslinjene' : `Vis de ${count} stedene i retningslinjene`,
  paragraph: (number, item) => (item ? `avsnitt ${number}, punkt ${item}` : `avsnitt ${number}`),
  footnote: (number) => `fotnote ${number}`,
  source: (title, edition) => (edition === undefined ? title : `${title}, utgave ${edition}`),
  openGuide: (title) => `Åpne: ${title}`,

  welcome: 'Hei! Jeg er Må jeg?',
  welcomeText: (municipality) =>
    `Spør meg før du sender, deler eller ringer. Et par trykk, så får du svaret etter retningslinjene i ${municipality}.`,
  promise: 'Ikke skriv navn eller fødselsnummer. Jeg lagrer ikke det du skriver eller svarer.',
  demo: (municipality) =>
    `Dette er en demo. Nå svarer jeg etter retningslinjene i ${municipality}. Du kan bytte kommune nedenfor.`,
  quote: (text) => `«${text}»`,
  examples: 'Prøv for eksempel',
  guides: 'Dette kan jeg hjelpe med',
  languages: 'Språk',
  municipalities: 'Kommune',
  menuHeading: 'Hva lurer du på?',
  menuText: 'Skriv spørsmålet ditt, eller velg en veiviser.',
  help: 'Slik bruker du meg',
  helpText: [
    'Skriv spørsmålet slik du ville spurt en kollega. Eller velg en veiviser.',
    'Jeg stiller deg noen få spørsmål. Så får du svaret, og hva du må huske.',
    'Skriv **meny** for alle veivisere, **start på nytt** for å begynne igjen, **dansk** eller **english** for et annet språk.',
  ],
  languageChanged: 'Fint, da snakker vi norsk.',
  municipalityChanged: (municipality) => `Nå svarer jeg etter retningslinjene i ${municipality}.`,

  notFound: 'Det fant jeg ingen veiviser til',
  notFoundText: 'Prøv med andre ord, eller velg en veiviser. Er det noe annet, så spør:',
  candidates: 'Mener du en av disse?',
  candidatesText: 'Jeg er ikke helt sikker på hva du lurer på.',
  emptyMessage: 'Meldingen din var tom. Skriv spørsmålet ditt, eller velg en veiviser.',
  longMessage: 'Det var en lang tekst. Skriv spørsmålet i én setning, så finner jeg veiviseren.',
  attachment:
    'Jeg kan ikke lese filer og bilder, og jeg har ikke lagret noe. Skriv spørsmålet ditt, eller velg en veiviser.',
  deleted: 'Du slettet meldingen din. Jeg har ikke lagret noe av den.',
  cardUnreadable: 'Det kortet kan jeg ikke lese',
  cardUnreadableText: 'Svarene dine har ikke gått videre til noen. Velg en veiviser, så begynner vi på nytt.',
  cardOfOther: (theirs, own) =>
    `Det kortet gjelder ${theirs}. Her svarer jeg etter retningslinjene i ${own}.`,
  guideGone: 'Den veiviseren finnes ikke lenger. Velg en av disse.',
  failed: 'Noe gikk galt hos meg',
  failedText: 'Prøv igjen om litt. Svarene dine står fortsatt på kortet.',

  changed: 'Retningslinjene er oppdatert siden du fikk kortet.',
  answerGone: (fact) => `Svaret ditt om «${fact}» finnes ikke lenger. Derfor spør jeg igjen.`,
  questionGone: 'Spørsmålet du svarte på, er ikke nødvendig lenger.',
  questionBefore: 'Det har kommet et nytt spørsmål. De andre svarene dine gjelder fortsatt.',
  outcomeChanged: (from) => `Før var svaret «${from}». Nå er svaret et annet.`,

  groupStart: 'Trykk på Start',
  groupStartText: 'Bare du ser spørsmålene og svarene dine. De andre ser bare dette kortet.',
  groupPrivate: 'Dette tar vi i den private chatten din',
  groupPrivateText: 'Veiviseren handler om en konkret sak. Derfor spør jeg bare deg.',
  privateSent: 'Jeg har skrevet til deg',
  privateSentText: 'Veiviseren ligger i den private chatten din med meg.',
  privateFailed: 'Jeg kan ikke skrive til deg ennå',
  privateFailedText: 'Åpne en privat chat med meg, og still spørsmålet der.',
  openPrivateChat: 'Åpne privat chat',
  start: 'Start',
};
