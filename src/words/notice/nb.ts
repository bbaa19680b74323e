import type { NoticeWords } from './shape.ts';

const untilErased = 'til du skriver «slett mine data» eller fjerner appen';

export const nb: NoticeWords = {
  languages: 'Språk',
  contact: 'Spør',
  ask: (role, reach) => `Er du i tvil, så spør ${role}${reach && ` (${reach})`}.`,
  demo: 'Dette er en prøveutgave. Den som har startet den, har ansvaret for den.',
  privacy: {
    title: 'Slik tar jeg vare på opplysningene dine',
    lead: 'Jeg lagrer så lite som mulig. Jeg lagrer ikke hva du spør om, eller hva du svarer.',
    controller: (municipality) =>
      `${municipality} har ansvaret for Må jeg? og for opplysningene her (er behandlingsansvarlig).`,
    notKept: {
      heading: 'Dette lagrer jeg ikke',
      items: [
        'Spørsmålene og svarene dine, og tekstene du lar meg sjekke.',
        'Navn, e-postadresser, fødselsnumre, emnelinjer og filnavn.',
        'Notater. Hele notatet ligger i sin egen lenke.',
        'Det du fyller ut på en side. Det blir i nettleseren din.',
      ],
      text: [
        'Chatten vår ligger i Microsoft Teams som de andre chattene dine. Arbeidsplassen din bestemmer hvor lenge.',
        'Jeg husker spørsmålet jeg stilte deg sist. Jeg bruker det i høyst en halv time og skriver det ikke ned.',
      ],
    },
    kept: {
      heading: 'Dette lagrer jeg, og hvor lenge',
      text: ['Det hjelper meg å skrive til deg på språket ditt, og bare når du vil.'],
      stored: [
        ['Hvor jeg kan skrive til deg: id-er fra Teams og Entra ID, og språket ditt', untilErased],
        ['Språket og kommunen du har valgt', untilErased],
        ['At jeg har ønsket velkommen, som en kode for chatten', 'til du fjerner appen'],
        [
          'En påminnelse: regel eller frist, veiviser, kommune, kilde og tidspunkter',
          '30 dager etter at jeg har sendt den eller latt den falle',
        ],
        ['At jeg har minnet deg om en regel', 'til jeg kan minne deg om den igjen'],
        ['Regler du ikke vil høre mer om', untilErased],
        ['Koder for det som ble meldt, så du bare hører om det én gang', '30 dager'],
        [
          'Oppgaver i køen min: koder for påminnelser, kalenderavtaler og utdrag av logger',
          'høyst fire timer etter',
        ],
        ['Tall for en dag og en regel eller en veiviser, uten personer', 'i 25 måneder'],
        [
          'En logg over hva serveren gjør: ingen tekster, ingen navn, ingen id-er',
          'så lenge loggen til serveren blir lagret',
        ],
      ],
      calendar: [
        'At jeg følger kalenderen din: en id hos Microsoft og en kode for deg',
        'til avtalen med Microsoft slutter',
      ],
    },
    reports: {
      heading: 'Dette får jeg vite fra andre',
      none: 'Ingen andre systemer forteller meg noe. Jeg minner deg bare om det du selv ber om.',
      some: 'Jeg minner deg om noe når jeg får vite det her:',
      kinds: {
        audit:
          'Loggen i Microsoft 365: e-post som blir sendt videre av seg selv, lenker til alle, og sensitive opplysninger som Microsoft har funnet.',
        calendar: 'Kalendere hos dem som har appen. Jeg ser gjennom emne, sted og tekst.',
        chats: 'Alle chatter i kommunens Teams. Jeg ser gjennom hver melding etter fødselsnumre.',
        channels: 'Alle kanaler i kommunens Teams. Jeg ser gjennom hver melding etter fødselsnumre.',
        own: 'Kommunens egne systemer.',
        readAlong: 'Team og gruppechatter som har meg med. Jeg ser gjennom hver melding etter fødselsnumre.',
      },
      onlyMine: 'I team og gruppechatter ser jeg bare det som er skrevet til meg.',
      promise:
        'Teksten lagrer jeg aldri, bare hva slags hendelse det var. Jeg skriver til deg alene. Ingen får en rapport om deg.',
    },
    model: {
      heading: 'Språkmodell',
      on: [
        'Er jeg i tvil om hvilken veiviser du mener, spør jeg en språkmodell i kommunens egen Azure.',
        'Den får det du skrev, og ikke hvem du er. Numre og adresser skjuler jeg først, så godt jeg kan.',
        'Navn kjenner jeg ikke som navn, så ikke skriv dem. Modellen skriver ingen svar.',
      ],
      off: 'Ingen språkmodell leser det du skriver til meg.',
    },
    access: {
      heading: 'Hvem som kan se det',
      text: [
        'Microsoft Teams bringer meldingene mellom oss. Jeg gir ikke opplysninger om deg til andre.',
        'De som driver serveren, kan se det jeg lagrer. Tekstene dine er ikke blant det.',
        'Den som har ansvaret for retningslinjene, kan se hvor mye jeg blir brukt. Tallene er uten personer.',
      ],
      secured: [
        'Forbindelsen er kryptert. Jeg kontrollerer at en melding kommer fra Teams eller fra et system med en nøkkel.',
        'I databasen står du under en kode i stedet for navnet ditt.',
      ],
    },
    rights: {
      heading: 'Dette kan du gjøre',
      text: [
        'Skriv «slett mine data» til meg. Da sletter jeg alt om deg med en gang.',
        'Skriv «mine påminnelser», så ser du dem som venter, og kan slette dem.',
      ],
      municipal: [
        'Du kan be kommunen om å se, rette eller slette opplysningene dine. Du kan også protestere.',
        'Kommunens personvernombud kan fortelle deg hvilket grunnlag kommunen behandler dem på.',
      ],
      complain: 'Du kan klage til Datatilsynet:',
    },
    toTerms: 'Vilkår for bruk',
  },
  terms: {
    title: 'Vilkår for bruk',
    lead: 'Må jeg? hjelper deg å finne svar i retningslinjene til din egen kommune.',
    parts: [
      {
        heading: 'Hva svaret er',
        text: [
          'Svarene følger faste regler. De bygger på retningslinjene, og hvert svar nevner stedet.',
          'Sier jeg og retningslinjene noe forskjellig, gjelder retningslinjene.',
          'Et notat viser hva svaret var den dagen. Siden sier fra hvis svaret er et annet nå.',
        ],
      },
      {
        heading: 'Slik bruker du meg',
        text: [
          'Bruk meg i arbeidet ditt for kommunen.',
          'Ikke skriv navn eller fødselsnumre til meg. Jeg trenger dem ikke.',
          'Du og lederen din har ansvaret for det dere gjør. Jeg kan ikke se hele saken.',
        ],
      },
      {
        heading: 'Hva du kan regne med',
        text: [
          'Kommunen driver meg og kan endre meg eller stenge meg.',
          'Finner du en feil i et svar, så si fra. Da kan kommunen rette regelen.',
        ],
      },
    ],
    toPrivacy: 'Slik tar jeg vare på opplysningene dine',
  },
};
