import type { LoggerService } from '@nestjs/common'
import type { Log } from './log.ts'

const silent = (): void => undefined

/** What the framework says: that something failed, and what was thrown. Its words are dropped, since they repeat those of others. */
export const nestLogger = (log: Log): LoggerService => {
  const told = (message: unknown, ...more: readonly unknown[]): void =>
    log.event('framework.told', { error: [message, ...more].find((one) => one instanceof Error) })
  return { log: silent, warn: silent, debug: silent, verbose: silent, error: told, fatal: told }
}
