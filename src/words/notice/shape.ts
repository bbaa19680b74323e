/** What one kind of report is, as the privacy notice tells of it. */
export type ReportKind = 'audit' | 'calendar' | 'chats' | 'channels' | 'own' | 'readAlong';

/** Something that is stored, and until when. */
export type Stored = readonly [what: string, until: string];

/** The privacy notice and the terms of use, in one language. Lines are sentences or items of a list. */
export interface NoticeWords {
  languages: string;
  contact: string;
  /** Whom to ask; `reach` is an address or a number, empty where there is none. */
  ask: (role: string, reach: string) => string;
  demo: string;
  privacy: {
    title: string;
    lead: string;
    controller: (municipality: string) => string;
    kept: { heading: string; text: readonly string[]; stored: readonly Stored[]; calendar: Stored };
    notKept: { heading: string; items: readonly string[]; text: readonly string[] };
    reports: {
      heading: string;
      /** Where no other system reports anything. */
      none: string;
      some: string;
      kinds: Readonly<Record<ReportKind, string>>;
      /** Where messages that are not meant for the bot never reach it. */
      onlyMine: string;
      promise: string;
    };
    model: { heading: string; on: readonly string[]; off: string };
    access: { heading: string; text: readonly string[]; secured: readonly string[] };
    rights: {
      heading: string;
      text: readonly string[];
      /** In a deployment of a municipality. */
      municipal: readonly string[];
      complain: string;
    };
    toTerms: string;
  };
  terms: {
    title: string;
    lead: string;
    parts: readonly { heading: string; text: readonly string[] }[];
    toPrivacy: string;
  };
}
