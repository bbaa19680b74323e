import type { Words } from './shape.ts';

const units = { year: 'år', month: 'måned', week: 'uge', day: 'dag' };

export const da: Words = {
  languageName: 'Dansk',
  yes: 'Ja',
  no: 'Nej',
  notSure: 'Ved ikke',

  progress: (number, remaining) =>
    remaining > 1
      ? `Spørgsmål ${number} af højst ${number + remaining - 1}`
      : `Spørgsmål ${number} · det sidste`,
  changing: 'Du retter et svar',
  why: 'Hvorfor spørger du?',
  back: 'Tilbage',
  restart: 'Start forfra',
  menu: 'Menu',
  keep: 'Behold svaret',
  change: 'Ret',
  changeOf: (fact) => `Ret dit svar: ${fact}`,
  next: 'Videre',
  choose: 'Vælg det, der passer bedst',
  chooseSeveral: 'Vælg alt det, der passer',
  chooseDate: 'Vælg en dato',
  explanation: 'Forklaring',
  missingAnswer: 'Vælg et svar, før du går videre.',
  missingDate: 'Vælg en dato, før du går videre.',
  earlierAnswer: 'Dit svar før',
  currentAnswer: 'Dit svar nu',
  knownAnswer: 'har du fortalt',
  yourAnswers: 'Dine svar',
  example: (text) => `Fx: ${text}`,

  verdict: {
    allowed: 'Ja',
    allowed_with_conditions: 'Ja, hvis',
    not_allowed: 'Nej',
    escalate: 'Spørg først',
    not_covered: 'Ikke beskrevet',
  },
  duties: 'Det skal du',
  phase: { before: 'Før', during: 'Undervejs', after: 'Bagefter' },
  advice: 'Det bør du',
  recommended: 'Anbefaling',
  deadlineWithin: (duration, after) => `Frist: senest ${duration} efter ${after}`,
  deadlineEvery: (count, unit) =>
    `Gentag ${unit === 'year' ? 'hvert' : 'hver'} ${count === 1 ? units[unit] : `${count}. ${units[unit]}`}`,
  instead: 'Gør i stedet',
  contact: (name) => `Spørg ${name}`,
  because: 'Derfor',
  showSources: (count) =>
    count === 1 ? 'Vis stedet i retningslinjen' : `Vis de ${count} steder i retningslinjen`,
  paragraph: (number, item) => (item ? `afsnit ${number}, punkt ${item}` : `afsnit ${number}`),
  footnote: (number) => `fodnote ${number}`,
  source: (title, edition) => (edition === undefined ? title : `${title}, udgave ${edition}`),
  openGuide: (title) => `Åbn: ${title}`,

  welcome: 'Hej! Jeg er Må jeg?',
  welcomeText: (municipality) =>
    `Spørg mig, før du sender, deler eller ringer. Et par tryk, så får du svaret efter retningslinjen i ${municipality}.`,
  promise: 'Skriv ingen navne eller CPR-numre. Jeg gemmer ikke det, du skriver eller svarer.',
  demo: (municipality) =>
    `Det her er en demo. Lige nu svarer jeg efter retningslinjen i ${municipality}. Du kan skifte kommune nedenfor.`,
  quote: (text) => `»${text}«`,
  examples: 'Prøv for eksempel',
  guides: 'Det kan jeg hjælpe med',
  languages: 'Sprog',
  municipalities: 'Kommune',
  menuHeading: 'Hvad vil du vide?',
  menuText: 'Skriv dit spørgsmål, eller vælg en guide.',
  help: 'Sådan bruger du mig',
  helpText: [
    'Skriv dit spørgsmål, som du ville stille det til en kollega. Eller vælg en guide.',
    'Jeg stiller dig et par spørgsmål. Så får du svaret, og hvad du skal huske.',
    'Skriv **menu** for alle guider, **start forfra** for at begynde igen, **english** eller **norsk** for et andet sprog.',
  ],
  languageChanged: 'Fint, så taler vi dansk.',
  municipalityChanged: (municipality) => `Nu svarer jeg efter retningslinjen i ${municipality}.`,

  notFound: 'Det fandt jeg ingen guide til',
  notFoundText: 'Prøv med andre ord, eller vælg en guide. Er det noget andet, så spørg:',
  candidates: 'Mener du en af disse?',
  candidatesText: 'Jeg er ikke helt sikker på, hvad du vil vide.',
  emptyMessage: 'Din besked var tom. Skriv dit spørgsmål, eller vælg en guide.',
  longMessage: 'Det var en lang tekst. Skriv dit spørgsmål i en enkelt sætning, så finder jeg guiden.',
  attachment:
    'Jeg kan ikke læse filer og billeder, og jeg har ikke gemt noget. Skriv dit spørgsmål, eller vælg en guide.',
  deleted: 'Du slettede din besked. Jeg har ikke gemt noget af den.',
  cardUnreadable: 'Det kort kan jeg ikke læse',
  cardUnreadableText: 'Dine svar er ikke gået videre til nogen. Vælg en guide, så begynder vi igen.',
  cardOfOther: (theirs, own) => `Det kort gælder ${theirs}. Her svarer jeg efter retningslinjen i ${own}.`,
  guideGone: 'Den guide findes ikke længere. Vælg en af disse.',
  failed: 'Det gik galt hos mig',
  failedText: 'Prøv igen om lidt. Dine svar står stadig på kortet.',

  changed: 'Retningslinjen er opdateret, siden du fik kortet.',
  answerGone: (fact) => `Dit svar om »${fact}« findes ikke mere. Derfor spørger jeg igen.`,
  questionGone: 'Det spørgsmål, du svarede på, er ikke nødvendigt mere.',
  questionBefore: 'Der er kommet et nyt spørgsmål. Resten af dine svar gælder stadig.',
  outcomeChanged: (from) => `Før var svaret »${from}«. Nu er svaret et andet.`,

  groupStart: 'Tryk på Start',
  groupStartText: 'Kun du ser dine spørgsmål og svar. De andre ser kun dette kort.',
  groupPrivate: 'Det tager vi i din private chat',
  groupPrivateText: 'Guiden handler om en konkret sag. Derfor spørger jeg kun dig.',
  privateSent: 'Jeg har skrevet til dig',
  privateSentText: 'Guiden ligger i din private chat med mig.',
  privateFailed: 'Jeg kan ikke skrive til dig endnu',
  privateFailedText: 'Åbn en privat chat med mig, og stil spørgsmålet dér.',
  openPrivateChat: 'Åbn privat chat',
  start: 'Start',
};
