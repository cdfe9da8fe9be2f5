import type { Field } from '../log/field.ts'
import { counters, durations, gauges, securityCounter, spans } from './signals.ts'

type Definition = { readonly what: string; readonly fields?: Readonly<Record<string, Field<never>>> }

const rows = (kind: string, of: Readonly<Record<string, Definition>>): readonly string[] =>
  Object.entries(of).map(([name, { what, fields = {} }]) => {
    const said = Object.keys(fields).map((field) => `\`${field}\``)
    return `| \`${name}\` | ${kind} | ${what} | ${said.join(', ')} |`
  })

const table = [
  '| Name | Kind | What it says | Attributes |',
  '|---|---|---|---|',
  ...rows('span', spans),
  ...rows('milliseconds', durations),
  ...rows('gauge', gauges),
  ...rows('count', counters),
  `| \`${securityCounter}\` | count | Events of security, as they are listed above. | \`event\` and the fields of its line, without accounts |`,
].join('\n')

/** The part of the guide about telemetry. */
export const telemetryGuide = `## Telemetry

Off unless \`HEARD_OTLP_URL\` names a collector: an \`https://\` address, or an \`http://\` address of this machine. Traces go to \`/v1/traces\` below it,
metrics to \`/v1/metrics\` once a minute, as OTLP over HTTP in JSON. A collector that wants a token gets it from \`OTEL_EXPORTER_OTLP_HEADERS\`.

Attributes are of the same kinds as the fields of the log, so there is no place for words, addresses, accounts or the ids of requests. A collector that
does not answer delays no request, and the end of the process by two seconds at most; what it missed is lost. Keep what it collects away from people who
read stories, and for 90 days at most, as the log.

Each process has a \`service.instance.id\` of its own, new at each start, and as \`service.name\` \`heard\`, or \`heard-engagement\` and so on where
[parts run apart](services-apart.md). Only there a \`traceparent\` goes from the portal to a part, so that one trace shows both; nobody else's is believed,
and none is sent anywhere else.

${table}`
