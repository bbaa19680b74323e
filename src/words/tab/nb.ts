import type { TabWords } from './shape.ts';

export const nb: TabWords = {
  heading: 'Hva vil du vite?',
  intro: (municipality) =>
    `Velg en veiviser, og svar på noen få spørsmål. Svaret følger retningslinjene i ${municipality}.`,
  promise:
    'Svarene dine blir på denne siden. Jeg sender dem bare når du vil ha et notat. Jeg lagrer dem ikke.',
  contact: 'Personvern og kontakt',
  unsuited:
    'Kommer ikke siden fram? Da er nettleseren din for gammel. Oppdater den, eller åpne siden i Edge eller Chrome.',
  toContent: 'Gå til innholdet',
  allGuides: 'Alle veivisere',
  pinned: 'Begynn her',
  search: 'Søk etter en veiviser eller et papir',
  found: (guides, papers) =>
    [
      guides === 1 ? '1 veiviser' : `${guides} veivisere`,
      papers === 1 ? '1 papir' : `${papers} papirer`,
    ].join(' og '),
  notFound: (contact) =>
    `Det fant jeg verken veiviser eller papir til. Prøv med et annet ord, eller spør ${contact}.`,
  language: 'Språk',
  municipality: 'Kommune',

  loading: 'Et øyeblikk …',
  loadFailed: 'Jeg får ikke hentet veiviseren',
  loadFailedText: 'Se om du er koblet til nettet, og prøv igjen.',
  outdated: 'Det har kommet en ny utgave',
  outdatedText: 'Last inn siden på nytt, så får du den nyeste. Du begynner på nytt i veiviseren.',
  reload: 'Last inn siden på nytt',
  again: 'Prøv igjen',
  failed: 'Noe gikk galt på denne siden',
  failedText: 'Last inn siden på nytt. Skjer det igjen, så skriv spørsmålet til meg i chatten.',
  missing: 'Den siden finnes ikke',
  missingText: 'Kanskje er adressen skrevet feil. Her finner du veiviserne:',

  linkAnswers: (count) =>
    count === 1
      ? 'Lenken har med et svar som veiviseren ikke kjenner. Derfor spør jeg selv.'
      : `Lenken har med ${count} svar som veiviseren ikke kjenner. Derfor spør jeg selv.`,
  linkGuide: 'Lenken fører til en veiviser som ikke finnes her. Velg en av disse.',
  linkPack: (municipality) =>
    `Lenken fører til en kommune som jeg ikke kjenner. Her er veiviserne i ${municipality}.`,

  answered: (verdict) => `Her er svaret: ${verdict}`,
  sources: 'Dette sier retningslinjene',
  actions: 'Mer om veiviseren',
  way: 'Vis veien din',
  hideWay: 'Skjul veien din',
  wayText: 'Den tykke streken er din vei. De andre boksene viser hvor andre svar fører.',
  wayTaken: 'Din vei',
  wayElse: 'Med andre svar',
  wayRow: (question, answer) => `${question} Du svarte: ${answer}.`,
  wayOther: (answer, target) => `${answer}: ${target}`,
  nextQuestion: (question) => `et spørsmål til: ${question}`,
  share: 'Del veiviseren',
  copied: 'Jeg har kopiert lenken. Svarene dine er ikke med.',
  copyFailed: (link) => `Kopier lenken her: ${link}`,
  receiptText: 'Da sender jeg svarene dine til serveren min, som signerer notatet. Den lagrer dem ikke.',
  openReceipt: 'Åpne notatet',
  receiptReady: 'Notatet er klart.',
  receiptFailed: 'Jeg får ikke kontakt med serveren min. Prøv på nytt om litt.',

  settings: 'Velg en veiviser til fanen',
  settingsText: 'Alle i kanalen eller gruppen ser veiviseren når de åpner fanen. Hver svarer for seg selv.',
  settingsGuide: 'Veiviser',
  settingsOverview: 'Alle veivisere',
  settingsSave: 'Bruk i fanen',
  settingsOutside: 'Denne siden virker bare i Teams, i en fane som en kanal eller chat deler.',
};
