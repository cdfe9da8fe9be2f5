import { telemetryGuide } from '../telemetry/telemetry-guide.ts'
import { definitions, type EventDefinition } from './log.ts'

const fieldsOf = ({ fields }: EventDefinition): string =>
  Object.entries(fields)
    .map(([name, { holds, optional }]) => `\`${name}\`${optional ? ' (if known)' : ''}: ${holds}`)
    .join('; ')

const row = ([name, event]: readonly [string, EventDefinition]): string =>
  `| \`${name}\` | ${event.level} | ${event.what} | ${event.todo ?? ''} | ${fieldsOf(event)} |`

const table = (wanted: (name: string) => boolean): string =>
  [
    '| Event | Level | What it says | What to do | Fields |',
    '|---|---|---|---|---|',
    ...Object.entries(definitions)
      .filter(([name]) => wanted(name))
      .map(row),
  ].join('\n')

const isSecurity = (name: string): boolean => name.startsWith('security.')

/** The guide to what the platform logs, as Markdown. */
export const logGuide = (): string => `# What the platform logs

Made from \`packages/service-kit/src/log\` by \`npm run guide -w @heard/service-kit\`; do not edit by hand.

One line of JSON for each event, on the standard error stream: \`level\`, \`time\` (UTC), \`event\` and the fields of that event. No other line is
written while the platform runs; what it prints on the standard output when it starts is for the person at the terminal. Nothing is written to a file:
let what runs the platform (systemd, a container runtime) collect the stream, keep it away from the server, and delete it after 90 days at most.

\`HEARD_LOG_LEVEL\` is the least important level that is written: \`debug\`, \`info\`, \`warn\` or \`error\`. Left out, it is \`info\` in production and
\`warn\` in development. With \`warn\` the lines about requests are missing, and the events of security that are only counted.

There is no field for text. A line holds ids, codes from closed lists, numbers, names that stand in our sources, and of an error its class, our own
type of it and the places in the code that it came through: never its message, an address with what somebody put there, a network address, a program
that somebody uses, or anything typed. A value that is not of its kind is written as \`?\`. Who did what stands in the record, not here: only events of
security name an account, by its id.

## A request

Every answer has the header \`Heard-Request\`, made by the server and never taken from the request. A problem repeats it as \`instance\`, and the page
"Something went wrong on our side" shows it, so that somebody who asks for help can quote it. A page and the operations of the API that it asks for
have the same one. It is in no fact: a proxy may keep it beside a network address, and then a fact would lead to a person.

## Events of security

${table(isSecurity)}

## Everything else

${table((name) => !isSecurity(name))}

${telemetryGuide}
`
