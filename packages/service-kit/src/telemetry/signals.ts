import { number, oneOf, part } from '../log/field.ts'
import { asked, logEvents, method } from '../log/log-events.ts'

/** Events of the log by name, for what counts them. */
const eventName = oneOf(...(Object.keys(logEvents) as (keyof typeof logEvents)[]))

/** Everything that can be a span, with what is said of it. */
export const spans = {
  request: {
    what: 'A request was answered. What a page asks of the services stands below the page; in a part, below what the portal sent on.',
    fields: { ...asked, method, status: number },
  },
  command: {
    what: 'A command was carried out, below the request that asked for it.',
    fields: { command: part, outcome: oneOf('done', 'refused', 'failed') },
  },
  append: { what: 'Facts were recorded.', fields: { facts: number, outcome: oneOf('done', 'failed') } },
  'projection batch': { what: 'A read model took facts in.', fields: { follower: part, facts: number } },
  'mail sending': { what: 'A mail was given to the mail server.', fields: { outcome: oneOf('sent', 'refused', 'later') } },
} as const

/** How long things take, in milliseconds. */
export const durations = {
  'heard.request.duration': { what: 'How long requests took.', fields: { ...asked, method, status: number } },
  'heard.append.duration': { what: 'How long it took to record facts durably.', fields: {} },
} as const

/** What is as large as it is at a moment. */
export const gauges = {
  'heard.follower.lag': {
    what: 'Facts that a read model or policy has not come to; of a log of the ledger, facts that are in no checkpoint.',
    fields: { follower: part },
  },
  'heard.mails.waiting': { what: 'Mails that wait for the mail server.', fields: {} },
  'heard.work.held': {
    what: 'Whether this process does work that runs once: 1, or 0 where it stands by for another that does.',
    fields: { work: part },
  },
  'heard.part.replicas': { what: 'Processes of a part that are ready, as a portal that runs apart from them sees it.', fields: { part } },
  'heard.quarantine.size': { what: 'Stories that are held back until somebody decides.', fields: {} },
  'heard.retention.overdue': { what: 'What should have been erased yesterday at the latest, and nothing keeps it.', fields: {} },
} as const

/** What is counted, besides events of security. */
export const counters = {
  'heard.openings': { what: 'Times that personal data was opened.', fields: {} },
  'heard.log.events': {
    what: 'Lines of the log that warn or tell an error, but for events of security.',
    fields: { event: eventName, level: oneOf('warn', 'error') },
  },
} as const

/** Events of security, by the fields that their log lines have, without whom they are about. */
export const securityCounter = 'heard.security.events'
