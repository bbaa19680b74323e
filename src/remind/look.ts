/** Looks at a text for what somebody may have to be reminded of. Nothing of the text comes out but one of our words. */
import type { AttributesOf } from '../guide/signals.ts';
import type { Finding, Kind } from '../sensitive/finding.ts';
import type { Lexicon } from '../sensitive/lexicon.ts';
import { scan } from '../sensitive/scan.ts';

type PersonalData = AttributesOf<'personal-data'>['what'];
type MeetingService = AttributesOf<'meeting-service'>['service'];

/**
 * Whether a text holds an identity number. Only what is certain counts: a reminder that nobody asked for must not
 * come of a number that merely looks like one.
 * @param today ISO date: nobody is born after it
 */
export function identityNumberIn(text: string, today: string): boolean {
  return scan(text, { today }).some((finding) => isSure(finding, ['cpr', 'fodselsnummer']));
}

/**
 * What a short line, such as the subject of a meeting, tells about a citizen: an identity number, something about
 * health, or other things that people keep to themselves. Undefined where nothing of the kind is seen.
 * @param today ISO date: nobody is born after it
 */
export function citizenDataIn(text: string, today: string, lexicon: Lexicon): PersonalData | undefined {
  const findings = scan(text, { today, lexicon });
  if (findings.some((finding) => isSure(finding, ['cpr', 'fodselsnummer']))) return 'identity-number';
  // Of a word nothing is ever certain: it counts with a person beside it, and the reminder says "looks like".
  const words = findings.filter(({ certainty }) => certainty !== 'low').map(({ kind }) => kind);
  if (words.includes('health')) return 'health';
  return words.some((kind) => KEPT_PRIVATE.includes(kind)) ? 'citizen-details' : undefined;
}

/** What tells something about somebody besides health; a street or a telephone number alone tells nothing. */
const KEPT_PRIVATE: readonly Kind[] = ['ethnicity', 'religion', 'offence', 'social', 'family', 'finances'];

function isSure({ kind, certainty }: Finding, kinds: readonly Kind[]): boolean {
  return kinds.includes(kind) && certainty === 'high';
}

/** The hosts of meeting services; a customer of Zoom or Webex has a host of its own below them. */
const services: Readonly<Record<MeetingService, RegExp>> = {
  zoom: /(^|\.)(zoom\.us|zoom\.com|zoomgov\.com)$/u,
  webex: /(^|\.)webex\.com$/u,
  'google-meet': /^(meet\.google\.com|g\.co)$/u,
  skype: /^(join\.skype\.com|.*\.skype\.com|meet\.lync\.com)$/u,
  facetime: /^facetime\.apple\.com$/u,
};

const ADDRESS = /https?:\/\/([a-z0-9.-]{1,253})(?::\d{1,5})?(?=[/?#\s"'<>)\]]|$)/giu;

/**
 * The service of somebody else that a text invites to, by the addresses in it; undefined where there is none.
 * @param own hosts that are the municipality's own, such as kommune.zoom.us
 */
export function meetingServiceIn(text: string, own: ReadonlySet<string>): MeetingService | undefined {
  for (const [, host = ''] of text.matchAll(ADDRESS)) {
    const name = host.toLowerCase();
    if (own.has(name)) continue;
    const found = Object.entries(services).find(([, hosts]) => hosts.test(name));
    if (found) return found[0] as MeetingService;
  }
  return undefined;
}
