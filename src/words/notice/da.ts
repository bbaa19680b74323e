import type { NoticeWords } from './shape.ts';

const untilErased = 'til du skriver »slet mine data« eller fjerner appen';

export const da: NoticeWords = {
  languages: 'Sprog',
  contact: 'Spørg',
  ask: (role, reach) => `Er du i tvivl, så spørg ${role}${reach && ` (${reach})`}.`,
  demo: 'Det her er en prøveudgave. Den, der har startet den, har ansvaret for den.',
  privacy: {
    title: 'Sådan passer jeg på dine oplysninger',
    lead: 'Jeg gemmer så lidt som muligt. Jeg gemmer ikke, hvad du spørger om, eller hvad du svarer.',
    controller: (municipality) =>
      `${municipality} har ansvaret for Må jeg? og for oplysningerne her (er dataansvarlig).`,
    notKept: {
      heading: 'Det gemmer jeg ikke',
      items: [
        'Dine spørgsmål og svar, og de tekster, du lader mig tjekke.',
        'Navne, mailadresser, CPR-numre, emnelinjer og filnavne.',
        'Notater. Hele notatet ligger i sit eget link.',
        'Det, du udfylder på en side. Det bliver i din browser.',
      ],
      text: [
        'Vores chat ligger i Microsoft Teams som dine andre chats. Din arbejdsplads bestemmer hvor længe.',
        'Jeg husker det spørgsmål, som jeg stillede dig sidst. Jeg bruger det i højst en halv time og skriver det ikke ned.',
      ],
    },
    kept: {
      heading: 'Det gemmer jeg, og hvor længe',
      text: ['Det hjælper mig med at skrive til dig på dit sprog, og kun når du vil.'],
      stored: [
        ['Hvor jeg kan skrive til dig: id’er fra Teams og Entra ID, og dit sprog', untilErased],
        ['Det sprog og den kommune, du har valgt', untilErased],
        ['At jeg har sagt velkommen, som en kode for chatten', 'til du fjerner appen'],
        [
          'En påmindelse: regel eller frist, guide, kommune, kilde og tidspunkter',
          '30 dage efter, at jeg har sendt den eller ladet den falde',
        ],
        ['At jeg har mindet dig om en regel', 'til jeg må minde dig om den igen'],
        ['Regler, som du ikke vil høre mere om', untilErased],
        ['Koder for det, der blev meldt, så du kun hører om det én gang', '30 dage'],
        [
          'Opgaver i min kø: koder for påmindelser, kalenderaftaler og udtræk af logge',
          'højst fire timer efter',
        ],
        ['Tal for en dag og en regel eller en guide, uden personer', 'i 25 måneder'],
        [
          'En log over, hvad serveren gør: ingen tekster, ingen navne, ingen id’er',
          'så længe serverens log bliver gemt',
        ],
      ],
      calendar: [
        'At jeg følger din kalender: et id hos Microsoft og en kode for dig',
        'til aftalen med Microsoft slutter',
      ],
    },
    reports: {
      heading: 'Det får jeg at vide fra andre',
      none: 'Ingen andre systemer fortæller mig noget. Jeg minder dig kun om det, du selv beder om.',
      some: 'Jeg minder dig om noget, når jeg får det at vide her:',
      kinds: {
        audit:
          'Loggen i Microsoft 365: mail, der bliver sendt videre af sig selv, links til alle, og følsomme oplysninger, som Microsoft har fundet.',
        calendar: 'Kalendere hos dem, der har appen. Jeg ser emne, sted og tekst igennem.',
        chats: 'Alle chats i kommunens Teams. Jeg ser hver besked igennem for CPR-numre.',
        channels: 'Alle kanaler i kommunens Teams. Jeg ser hver besked igennem for CPR-numre.',
        own: 'Kommunens egne systemer.',
        readAlong: 'Teams og gruppechats, der har mig med. Jeg ser hver besked igennem for CPR-numre.',
      },
      onlyMine: 'I teams og gruppechats ser jeg kun det, der er skrevet til mig.',
      promise:
        'Teksten gemmer jeg aldrig, kun hvad slags hændelse det var. Jeg skriver til dig alene. Ingen får en rapport om dig.',
    },
    model: {
      heading: 'Sprogmodel',
      on: [
        'Er jeg i tvivl om, hvilken guide du mener, spørger jeg en sprogmodel i kommunens egen Azure.',
        'Den får det, du skrev, og ikke hvem du er. Numre og adresser skjuler jeg først, så godt jeg kan.',
        'Navne kender jeg ikke som navne, så skriv dem ikke. Modellen skriver ingen svar.',
      ],
      off: 'Ingen sprogmodel læser det, du skriver til mig.',
    },
    access: {
      heading: 'Hvem der kan se det',
      text: [
        'Microsoft Teams bringer beskederne mellem os. Jeg giver ikke oplysninger om dig til andre.',
        'De, der driver serveren, kan se det, jeg gemmer. Dine tekster er ikke iblandt.',
        'Den, der har ansvaret for retningslinjen, kan se, hvor meget jeg bliver brugt. Tallene er uden personer.',
      ],
      secured: [
        'Forbindelsen er krypteret. Jeg kontrollerer, at en besked kommer fra Teams eller fra et system med en nøgle.',
        'I databasen står du under en kode i stedet for dit navn.',
      ],
    },
    rights: {
      heading: 'Det kan du gøre',
      text: [
        'Skriv »slet mine data« til mig. Så sletter jeg alt om dig med det samme.',
        'Skriv »mine påmindelser«, så ser du dem, der venter, og kan slette dem.',
      ],
      municipal: [
        'Du kan bede kommunen om at se, rette eller slette dine oplysninger. Du kan også gøre indsigelse.',
        'Kommunens databeskyttelsesrådgiver (DPO) kan fortælle dig, hvilket grundlag kommunen behandler dem på.',
      ],
      complain: 'Du kan klage til Datatilsynet:',
    },
    toTerms: 'Vilkår for brug',
  },
  terms: {
    title: 'Vilkår for brug',
    lead: 'Må jeg? hjælper dig med at finde svar i din kommunes egen retningslinje.',
    parts: [
      {
        heading: 'Hvad svaret er',
        text: [
          'Svarene følger faste regler. De bygger på retningslinjen, og hvert svar nævner stedet.',
          'Siger jeg og retningslinjen noget forskelligt, gælder retningslinjen.',
          'Et notat viser, hvad svaret var den dag. Siden siger til, hvis svaret er et andet nu.',
        ],
      },
      {
        heading: 'Sådan bruger du mig',
        text: [
          'Brug mig i dit arbejde for kommunen.',
          'Skriv ingen navne eller CPR-numre til mig. Jeg behøver dem ikke.',
          'Du og din leder har ansvaret for det, I gør. Jeg kan ikke se hele sagen.',
        ],
      },
      {
        heading: 'Hvad du kan regne med',
        text: [
          'Kommunen driver mig og kan ændre mig eller lukke mig.',
          'Finder du en fejl i et svar, så sig det. Så kan kommunen rette reglen.',
        ],
      },
    ],
    toPrivacy: 'Sådan passer jeg på dine oplysninger',
  },
};
