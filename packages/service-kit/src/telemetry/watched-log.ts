import { definitions, type EventName, isSecurity, type Log } from '../log/log.ts'
import type { Telemetry } from './telemetry.ts'

/** The log, whose events of security, warnings and errors are counted one by one as they happen. */
export const watchedLog = (log: Log, telemetry: Telemetry): Log => {
  const look = (name: EventName, fields: object): void => {
    const { level } = definitions[name]
    if (isSecurity(name)) telemetry.countSecurity(name, fields)
    else if (level === 'warn' || level === 'error') telemetry.count('heard.log.events', { event: name, level })
  }
  return {
    event(name, fields) {
      look(name, fields)
      log.event(name, fields)
    },
    count(name, fields) {
      look(name, fields)
      log.count(name, fields)
    },
    close: () => log.close(),
  }
}
