/** What is read of the events of the Office 365 Management Activity API. Every other field is dropped at once. */
import { z } from 'zod';
import type { AttributesOf, SignalKind, SignalOrigin } from '../../guide/signals.ts';
import { jsonOr } from '../../json.ts';

/** Nothing that is read is longer; an event with a longer id or name is not one of Microsoft's. */
const LONGEST_NAME = 512;
const Name = z.string().max(LONGEST_NAME);

/** A regular user and an administrator; every other type is a system, an application, a partner or a guest. */
const EMPLOYEES = new Set([0, 2]);
/** Sign-in names of systems and guests have no `@`, no dot behind it, or one of the others: `app@sharepoint`. */
const SIGN_IN_NAME = /^[^\s@#:|\\]{1,256}@[^\s@#:|\\.]{1,63}(?:\.[^\s@#:|\\.]{1,63}){1,8}$/u;
/** UTC, as a rule without a Z. */
const CREATED = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,7})?(?:Z|[+-]\d\d:\d\d)?$/u;

const Common = z.object({
  Id: Name.min(1),
  CreationTime: Name.regex(CREATED),
  Operation: Name.min(1),
  OrganizationId: Name,
  Workload: Name.catch(''),
  UserType: z.number().catch(-1),
  UserId: Name.catch(''),
  ResultStatus: Name.catch(''),
});

/** What every event says, in our own words. */
export interface AuditEvent {
  id: string;
  /** Milliseconds since 1970. */
  at: number;
  /** In small letters, as is `workload`: the same operation comes in several spellings. */
  operation: string;
  tenant: string;
  workload: string;
  /** The sign-in name of the employee who acted; undefined for systems, applications, partners and guests. */
  user: string | undefined;
  failed: boolean;
  /** The event itself, for the shapes of its kind. */
  fields: object;
}

/** An event that leads to a signal, before it is known who the person behind the sign-in name is. */
export type Noted = {
  [Kind in SignalKind]: {
    kind: Kind;
    attributes: AttributesOf<Kind>;
    id: string;
    at: number;
    origin: SignalOrigin;
    /** The sign-in name of the person, in small letters. It never leaves the memory. */
    user: string;
    /** The mailbox it was done to, where the event says one: an address or a GUID. */
    mailbox?: string;
  };
}[SignalKind];

/** What an event comes to: a signal, the id of one that is taken back, or nothing. */
export type Reading = { noted: Noted } | { withdrawn: string } | undefined;

/** The common part of an event; undefined for what is none. Never throws. */
export function eventOf(raw: unknown): AuditEvent | undefined {
  const common = Common.safeParse(raw).data;
  if (!common) return undefined;
  const { CreationTime: created } = common;
  const at = Date.parse(/Z|[+-]\d\d:\d\d$/u.test(created) ? created : `${created}Z`);
  if (Number.isNaN(at)) return undefined;
  return {
    id: common.Id,
    at,
    operation: common.Operation.toLowerCase(),
    tenant: common.OrganizationId.toLowerCase(),
    workload: common.Workload.toLowerCase(),
    user: EMPLOYEES.has(common.UserType) ? signInName(common.UserId) : undefined,
    failed: /^(?:false|failed)$/iu.test(common.ResultStatus),
    fields: raw as object,
  };
}

/** A sign-in name in small letters; undefined for the names of systems, agents and guests. */
export function signInName(text: string): string | undefined {
  return SIGN_IN_NAME.test(text) ? text.toLowerCase() : undefined;
}

/** A field that is a text or stands aside: what is too long or of another type is as if it were not there. */
export const optionalName = Name.optional().catch(undefined);

/** Longer texts in an event are not read as JSON: those that carry a structure have a few thousand characters. */
const LONGEST_JSON = 256 * 1024;

/** A structure that some events carry as JSON in a text. */
export function orJsonText<Shape extends z.ZodType>(shape: Shape) {
  return z.preprocess((value) => (typeof value === 'string' ? inJson(value) : value), shape);
}

/** The value of a JSON text in an event; of every other text, the text. */
export function inJson(text: string): unknown {
  return text.length > LONGEST_JSON ? text : jsonOr(text, text);
}
