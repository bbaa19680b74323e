/** The names of things in Microsoft Graph, as notifications write them. */

/** An entry of a calendar, or a message; every id as the service gave it. */
export type Resource =
  | { kind: 'calendar'; objectId: string; entry: string }
  | { kind: 'chats' | 'channels'; message: string };

const GUID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** `Users/{id}/Events/{id}`, `Users/{id}@{tenant}/Events/{id}`, `users('{id}')/events('{id}')` */
const EVENT = new RegExp(
  `^/?users(?:/|\\(')(${GUID})(?:@${GUID})?(?:'\\))?/events(?:/|\\(')([\\w=+-]{1,512})(?:'\\))?$`,
  'iu',
);
/** `chats('{id}')/messages('{id}')`; ids of chats hold colons and @. */
const CHAT = /^\/?chats\('([\w:.@=+-]{1,256})'\)\/messages\('(\d{1,20})'\)$/iu;
const CHANNEL =
  /^\/?teams\('([\w-]{1,64})'\)\/channels\('([\w:.@=+-]{1,256})'\)\/messages\('(\d{1,20})'\)(?:\/replies\('(\d{1,20})'\))?$/iu;

/** Reads the `resource` of a notification; undefined for every other thing. */
export function resourceOf(text: string): Resource | undefined {
  const event = EVENT.exec(text);
  if (event) return { kind: 'calendar', objectId: String(event[1]).toLowerCase(), entry: String(event[2]) };
  const chat = CHAT.exec(text);
  if (chat) return { kind: 'chats', message: chat.slice(1).join(' ') };
  const channel = CHANNEL.exec(text);
  return channel ? { kind: 'channels', message: channel.slice(1).join(' ') } : undefined;
}
