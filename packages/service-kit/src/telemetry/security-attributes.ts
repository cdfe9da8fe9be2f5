import { id } from '../log/field.ts'
import { definitions, type SecurityEventName } from '../log/log.ts'

type Given = Readonly<Record<string, unknown>>

/** What a metric says of an event of security: its codes. Whom it is about stays in the log. */
export const securityAttributes = (event: SecurityEventName, given: Given): Record<string, string> => {
  const codes = Object.entries(definitions[event].fields).filter(([name, kind]) => given[name] !== undefined && kind.holds !== id.holds)
  return { event, ...Object.fromEntries(codes.map(([name, kind]) => [name, String(kind.write(given[name] as never))])) }
}
