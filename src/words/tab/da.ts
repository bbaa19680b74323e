import type { TabWords } from './shape.ts';

export const da: TabWords = {
  heading: 'Hvad vil du vide?',
  intro: (municipality) =>
    `Vælg en guide, og svar på nogle få spørgsmål. Svaret følger retningslinjen i ${municipality}.`,
  promise:
    'Dine svar bliver på siden her. Jeg sender dem kun, når du vil have et notat. Jeg gemmer dem ikke.',
  contact: 'Databeskyttelse og kontakt',
  unsuited:
    'Kommer siden ikke frem? Så er din browser for gammel. Opdater den, eller åbn siden i Edge eller Chrome.',
  toContent: 'Gå til indholdet',
  allGuides: 'Alle guider',
  pinned: 'Start her',
  search: 'Søg efter en guide eller et papir',
  found: (guides, papers) =>
    [guides === 1 ? '1 guide' : `${guides} guider`, papers === 1 ? '1 papir' : `${papers} papirer`].join(
      ' og ',
    ),
  notFound: (contact) =>
    `Det fandt jeg hverken guide eller papir til. Prøv med et andet ord, eller spørg ${contact}.`,
  language: 'Sprog',
  municipality: 'Kommune',

  loading: 'Et øjeblik …',
  loadFailed: 'Jeg kan ikke hente guiden',
  loadFailedText: 'Se, om du har forbindelse til nettet, og prøv igen.',
  outdated: 'Der er kommet en ny udgave',
  outdatedText: 'Hent siden igen, så får du den nyeste. Du begynder forfra i guiden.',
  reload: 'Hent siden igen',
  again: 'Prøv igen',
  failed: 'Det gik galt på siden her',
  failedText: 'Hent siden igen. Sker det en gang til, så skriv dit spørgsmål til mig i chatten.',
  missing: 'Den side findes ikke',
  missingText: 'Måske er adressen skrevet forkert. Her finder du guiderne:',

  linkAnswers: (count) =>
    count === 1
      ? 'Linket har et svar med, som guiden ikke kender. Derfor spørger jeg selv.'
      : `Linket har ${count} svar med, som guiden ikke kender. Derfor spørger jeg selv.`,
  linkGuide: 'Linket fører til en guide, som ikke findes her. Vælg en af disse.',
  linkPack: (municipality) =>
    `Linket fører til en kommune, som jeg ikke kender. Her er guiderne i ${municipality}.`,

  answered: (verdict) => `Her er svaret: ${verdict}`,
  sources: 'Det siger retningslinjen',
  actions: 'Mere om guiden',
  way: 'Vis din vej',
  hideWay: 'Skjul din vej',
  wayText: 'Den kraftige streg er din vej. De andre kasser viser, hvor andre svar fører hen.',
  wayTaken: 'Din vej',
  wayElse: 'Med andre svar',
  wayRow: (question, answer) => `${question} Du svarede: ${answer}.`,
  wayOther: (answer, target) => `${answer}: ${target}`,
  nextQuestion: (question) => `et spørgsmål mere: ${question}`,
  share: 'Del guiden',
  copied: 'Jeg har kopieret linket. Dine svar er ikke med.',
  copyFailed: (link) => `Kopiér linket her: ${link}`,
  receiptText: 'Så sender jeg dine svar til min server, som skriver under på notatet. Den gemmer dem ikke.',
  openReceipt: 'Åbn notatet',
  receiptReady: 'Notatet er klar.',
  receiptFailed: 'Jeg kan ikke nå min server. Prøv igen om lidt.',

  settings: 'Vælg en guide til fanen',
  settingsText: 'Alle i kanalen eller gruppen ser guiden, når de åbner fanen. Hver svarer for sig selv.',
  settingsGuide: 'Guide',
  settingsOverview: 'Alle guider',
  settingsSave: 'Brug i fanen',
  settingsOutside: 'Siden her virker kun i Teams, i en fane, som en kanal eller chat deler.',
};
