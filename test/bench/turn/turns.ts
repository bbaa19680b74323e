/** What employees do in Teams, as activities: walks through a guide, and questions in own words. */
import type { Pack } from '../../../src/guide/pack.ts';
import { answersOf, positions } from '../../../src/guide/paths.ts';
import { type Answers, emptyWalk } from '../../../src/guide/step.ts';
import { loadPack } from '../../../src/packs/load.ts';
import type { Next } from '../server/load.ts';

/** One click on the way through a guide: what the button carries, and the answer that it gives, if it is one. */
interface Click {
  data: Readonly<Record<string, unknown>>;
  answer?: string;
}

/** A walk: the guide is opened, and its questions are answered up to an outcome. */
type WalkedWay = readonly Click[];

/** The kinds of turns that are compared. */
export type Kind = 'click' | 'click among others' | 'message';

/** Of the municipality whose guide is walked. */
const PACK = 'jammerbugt';
export const GUIDE = 'sms';

/** Read by everybody: so a click in a group chat is answered for the person alone, without a message. */
const GENERAL_GUIDE = 'calendar';

const QUESTIONS = [
  'må jeg sende en sms til en borger?',
  'hvor længe må jeg gemme et billede?',
  'må jeg optage et videomøde?',
  'kan jeg dele en fil med en ekstern?',
];

/** The pack of the measurements. */
export function packOf(today: string): Pack {
  const { pack } = loadPack('dialogs', PACK, today);
  if (!pack) throw new Error(`The pack ${PACK} has faults: run the check first`);
  return pack;
}

/** Every way through a guide, click by click. */
function waysThrough(pack: Pack, id: string, today: string): WalkedWay[] {
  const guide = pack.guides.get(id);
  if (!guide) throw new Error(`The pack ${pack.id} has no guide ${id} any more: choose another one`);
  const ends = [...positions(guide, today)].filter(({ node }) => node in guide.outcomes);
  const base = { lang: 'da', pack: pack.id, guide: guide.id };
  const opened: Click = { data: { do: 'open', ...base, known: {} } };
  return ends.map((end) => {
    const given = Object.entries(answersOf(end));
    const clicks = given.map(([fact, value], at): Click => {
      const answers: Answers = Object.fromEntries(given.slice(0, at));
      const place = { ...base, edition: guide.edition, walk: { ...emptyWalk, answers }, shown: { fact } };
      const answer = [value].flat().join(',');
      return { answer, data: { do: 'answer', ...place, fact, value: answer } };
    });
    return [opened, ...clicks];
  });
}

const TENANT = '7b9f1c7e-3a55-4c1e-8a37-0a4b5c6d7e8f';

/** Writes an activity of one person: its type, and what it holds beside the person. */
type Write = (type: string, part: object) => string;

/** Gives one employee after the other, in a chat of their own or with others. */
export type Staff = (place: 'personal' | 'groupChat') => Write;

/** @param people how many there are, before the first comes again */
export function createStaff(serviceUrl: string, people: number): Staff {
  let count = 0;
  return (place) => {
    const id = count % people;
    count += 1;
    return (type, part) => JSON.stringify({ type, ...sentBy(id, place), serviceUrl, ...part });
  };
}

/** What Teams says of a person and a chat. */
function sentBy(id: number, place: 'personal' | 'groupChat'): object {
  const others = place === 'groupChat';
  const chat = others ? { id: `19:${id}@thread.v2`, isGroup: true } : { id: `a:1${id}` };
  return {
    id: `f:${id}`,
    timestamp: '2026-03-31T08:00:00.000Z',
    localTimestamp: '2026-03-31T10:00:00.000+02:00',
    localTimezone: 'Europe/Copenhagen',
    channelId: 'msteams',
    from: {
      id: `29:1${id}`,
      name: `Navn Nummer ${id}`,
      aadObjectId: `00000000-0000-4000-8000-${id.toString(16).padStart(12, '0')}`,
    },
    recipient: { id: '28:5c4bb3d4-1f5e-4f0a-9d5c-0a1b2c3d4e5f', name: 'Må jeg?' },
    conversation: { ...chat, conversationType: place, tenantId: TENANT },
    channelData: { tenant: { id: TENANT } },
    entities: [{ locale: 'da-DK', country: 'DK', platform: 'Android', type: 'clientInfo' }],
    locale: 'da-DK',
  };
}

/** The ways that clicks of each kind go. */
export interface Ways {
  click: readonly WalkedWay[];
  'click among others': readonly WalkedWay[];
}

/** Every way through the guides that are walked, as it is open today. */
export function todaysWays(): Ways {
  const today = new Date().toISOString().slice(0, 10);
  const pack = packOf(today);
  return {
    click: waysThrough(pack, GUIDE, today),
    'click among others': waysThrough(pack, GENERAL_GUIDE, today),
  };
}

/** One employee after the other, each with one walk, or with one question: the turns of one caller. */
export function turnsOf(kind: Kind, ways: Ways, staff: Staff): Next {
  if (kind === 'message') return questions(staff);
  return walking(ways[kind], () => staff(kind === 'click' ? 'personal' : 'groupChat'), clicked);
}

/** The same walks for a bot that keeps where somebody is: a message begins, and its cards send answers as messages. */
export function answersOfWalks(ways: Ways, staff: Staff): Next {
  return walking(
    ways.click,
    () => staff('personal'),
    (write, { answer }) =>
      write('message', answer === undefined ? { text: QUESTIONS[0] } : { value: { answer } }),
  );
}

function clicked(write: Write, { data }: Click): string {
  const value = { action: { type: 'Action.Execute', verb: data.do, data }, trigger: 'manual' };
  return write('invoke', { name: 'adaptiveCard/action', replyToId: '1774944000000', value });
}

function walking(
  ways: readonly WalkedWay[],
  someone: () => Write,
  turn: (write: Write, click: Click) => string,
): Next {
  let write = someone();
  let left: Click[] = [];
  let walks = Math.floor(Math.random() * ways.length);
  return () => {
    if (left.length === 0) {
      write = someone();
      left = [...(ways[walks % ways.length] as WalkedWay)];
      walks += 1;
    }
    return turn(write, left.shift() as Click);
  };
}

function questions(staff: Staff): Next {
  let asked = 0;
  return () => {
    asked += 1;
    return staff('personal')('message', { text: QUESTIONS[asked % QUESTIONS.length], textFormat: 'plain' });
  };
}
