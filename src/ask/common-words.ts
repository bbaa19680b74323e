import { wordSet } from './tokens.ts';

const da = `ad af alle alt andet at bare blev blive bliver bruge bruger da de dem den der deres det dig din dine dit
  du eller en end enig er et fik for fordi fra fredag få får før gav give giver gjort gælde gælder godt gerne
  gør gøre ham han har hav have havde helt hen hende her hjælp hos hun hvad hvem hver hvilke hvilken hvis hvor
  hvordan hvorfor hvornår i igen ikke ind ja jeg jer jo kan kom komme kommer kun kunne lave laver lige lørdag
  man mandag mange med meget men mere mig min mine mit morgen må måtte ned nej nogen noget nogle nu når og
  også ok om onsdag op os over på se selv sig sin sine sit skal skulle som spørgsmål så søndag sådan tag tage
  tager til tirsdag tit torsdag ud uden under ved vi vil ville vor være været`;
const nb = `annet av å bli blir bruke bruker dere dette etter fikk få får gi gir gjelde gjelder gjerne gjør gjøre ha
  hadde hjelp hva hvilken hvilke hvorfor hvordan hvor ikke ingen innen kanskje kunne la lage lager må måtte
  mitt mye når noe noen oss seg skulle slik spørsmål ta tar vår være vært vårt vet vite disse hennes hans`;
const en = `about after also again all am an and any are as ask at be been before but by can could did do does else for
  from get gets give gives got had has have he help her him his how if in into is it its just know let like
  make makes may me more must my need no not now of ok on one or our out please shall she should so some take
  takes than that the their them then there these they this those to too up us use uses want was we were what
  when where which while who whom why will with without would yes you your want wants wanted some someone somebody something anyone anybody don doesn isn there's`;

/** Words of Danish, bokmål and English that say nothing about what a question is about, spelled out. */
export const commonWords = wordSet([da, nb, en].join(' '));
