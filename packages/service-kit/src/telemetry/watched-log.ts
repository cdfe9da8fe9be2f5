import { type EventName, isSecurity, type Log } from '../log/log.ts'
import type { Telemetry } from './telemetry.ts'

/** The log, whose events of security are counted one by one as they happen. */
export const watchedLog = (log: Log, telemetry: Telemetry): Log => {
  const look = (name: EventName, fields: object): void => {
    if (isSecurity(name)) telemetry.countSecurity(name, fields)
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
