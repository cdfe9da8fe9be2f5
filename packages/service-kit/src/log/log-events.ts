import { error, id, number, oneOf, optional, part, pattern, route } from './field.ts'
import { securityEvents } from './security-events.ts'

export const method = oneOf('GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE')
/** Which of the three kinds of thing was asked for. */
export const asked = { route: optional(route), page: optional(pattern), file: optional(pattern) }

/** Everything that a log line can be. */
export const logEvents = {
  'platform.started': { level: 'info', what: 'The platform takes requests.', fields: { milliseconds: number } },
  'platform.stopped': { level: 'info', what: 'The platform has ended as it was told to.', fields: {} },
  'request.answered': {
    level: 'info',
    what: 'A request was answered. A page asks operations of the API in the same request.',
    fields: { request: id, ...asked, method, status: number, milliseconds: number, who: optional(oneOf('signed-in', 'anybody')) },
  },
  'request.unreadable': {
    level: 'info',
    counted: true,
    what: 'What came over a connection was no request that can be read, or came too slowly.',
    todo: 'Many at once: a program looks for holes. Limit at the proxy.',
    fields: { status: number, count: number },
  },
  'request.failed': {
    level: 'error',
    what: 'A request ended in an error that nobody foresaw.',
    todo: 'A defect: report it with this line.',
    fields: { request: optional(id), ...asked, error },
  },
  'framework.told': {
    level: 'error',
    what: 'The web framework met an error of its own.',
    todo: 'A defect: report it with this line.',
    fields: { error: optional(error) },
  },
  'vault.not-kept': {
    level: 'error',
    what: 'Sweeping the vault or rotating its keys failed; it is tried again in a minute.',
    todo: 'Look at disk and keys.',
    fields: { error },
  },
  'follower.stopped': {
    level: 'error',
    what: 'A read model or policy cannot take a fact and stands still; the rest goes on.',
    todo: 'A defect, or a full disk: `/health/detail` names it. The next start tries the fact again.',
    fields: { follower: part },
  },
  'work.taken-over': {
    level: 'info',
    what: 'This process goes on with work that another one did, which ended or was not heard of for some seconds.',
    fields: { work: part },
  },
  'work.not-begun': {
    level: 'error',
    what: 'Work that this process took could not be begun, or ended in an error; it gives it up and tries again.',
    todo: 'Look at the database and the disk.',
    fields: { work: part, error },
  },
  'ledger.signs-nothing': {
    level: 'error',
    what: 'A log of the ledger differs from what was signed, and is not signed any more.',
    todo: 'See the guide to the ledger; its status says why.',
    fields: { log: optional(part), error },
  },
  'ledger.waits': {
    level: 'error',
    what: 'A log of the ledger could not go on and tries again.',
    todo: 'Look at the disk.',
    fields: { log: part, error },
  },
  'ledger.not-cosigned': {
    level: 'warn',
    what: 'A witness did not cosign. Said once for each new reason.',
    todo: '`ahead`, or `refused` with 409, is serious: an old copy of the ledger is running, or two are. Ask the operator of the witness about the others.',
    fields: { witness: part, why: oneOf('unreachable', 'refused', 'ahead', 'wrong-answer', 'failed'), status: optional(number) },
  },
  'ledger.not-copied': {
    level: 'warn',
    what: 'The ledger was not copied to its bucket; it is tried again. Said once for each new reason.',
    todo: 'Look at the bucket and its credentials.',
    fields: { error },
  },
  'witness.lost': {
    level: 'error',
    what: 'What this witness cosigned is missing, so it cosigns nothing.',
    todo: 'Put the newest copy of `witness.sqlite` back, or take another `HEARD_WITNESS_NAME`.',
    fields: {},
  },
  'followers.not-told': { level: 'error', what: 'Nobody was told of what moved; it is tried again.', fields: { error } },
  'enquiries.not-looked-at': { level: 'error', what: 'Nobody was reminded of enquiries that are due; it is tried again.', fields: { error } },
  'organisations.not-reminded': {
    level: 'error',
    what: 'Organisations were not reminded of what they owe by a day; it is tried again.',
    fields: { error },
  },
  'trainings.not-looked-at': { level: 'error', what: 'No champion was reminded of a training that ends; it is tried again.', fields: { error } },
  'gatherings.not-looked-at': {
    level: 'error',
    what: 'Places that were not taken in time did not move on, and nobody was reminded of a gathering; it is tried again.',
    fields: { error },
  },
  'device-item.not-taken': {
    level: 'error',
    what: 'Something that a device noted at a gathering was not taken in; it waits there, and the others went on.',
    fields: { error },
  },
  'consents.not-expired': { level: 'error', what: 'Consents were not looked at; they will be.', fields: { error } },
  'equality.not-counted': { level: 'error', what: 'Answers about equality were not recorded or counted; they will be.', fields: { error } },
  'silences.not-recorded': {
    level: 'error',
    what: 'Organisations that let their day pass were not recorded as silent; it is tried again.',
    fields: { error },
  },
  'erasures.not-looked-at': { level: 'error', what: 'Erasures that wait were not looked at; they will be.', fields: { error } },
  'verdicts.not-counted': { level: 'error', what: 'What people say one by one of promises was not counted; it is tried again.', fields: { error } },
  'draft-checks.not-closed': { level: 'error', what: 'Checks of drafts whose day has passed were not closed; it is tried again.', fields: { error } },
  'retention.not-run': {
    level: 'error',
    what: 'What is due for erasure was not erased; it is tried again in an hour.',
    todo: 'Look at the disk.',
    fields: { error },
  },
  'telemetry.not-sent': {
    level: 'warn',
    what: 'The collector of traces and metrics did not take them. Said once until it takes some again.',
    todo: 'Look at the collector and at `HEARD_OTLP_URL`; the platform itself goes on.',
    fields: {},
  },
  'import.failed': { level: 'error', what: 'An import ended in an error.', todo: 'Import the file again.', fields: { error } },
  'record.not-written': {
    level: 'error',
    what: 'Refusals of access or of sign-in could not be recorded as facts, or a link to sign in could not be put into the outbox. Refused sign-ins stay counted and are recorded later.',
    todo: 'Look at the disk.',
    fields: { of: oneOf('access', 'sign-ins', 'sign-in-link'), error },
  },
  ...securityEvents,
} as const
