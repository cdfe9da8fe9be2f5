import { type Logger, pino } from 'pino'
import { definitions, type EventName, type Log, type LogLevel } from './log.ts'

const MINUTE_MS = 60_000
/** Combinations of fields that are counted apart; beyond that they wait for the next minute. */
const MOST_COUNTED = 1_000

type Given = Readonly<Record<string, unknown>>
type Tally = { readonly name: EventName; readonly written: Given; count: number }

/** Only fields that the event has are written, each as its kind says. */
const written = (name: EventName, given: Given): Given =>
  Object.fromEntries(
    Object.entries(definitions[name].fields)
      .filter(([field]) => given[field] !== undefined)
      .map(([field, kind]) => [field, kind.write(given[field] as never)]),
  )

class CountingLog implements Log {
  readonly #tallies = new Map<string, Tally>()
  #timer: NodeJS.Timeout | undefined

  constructor(private readonly lines: Logger) {}

  event(name: EventName, fields: object): void {
    this.#say(name, written(name, fields as Given))
  }

  count(name: EventName, fields: object): void {
    const said = written(name, fields as Given)
    const key = JSON.stringify([name, said])
    const tally = this.#tallies.get(key)
    if (tally) tally.count += 1
    else if (this.#tallies.size < MOST_COUNTED) this.#tallies.set(key, { name, written: said, count: 1 })
    this.#timer ??= setTimeout(() => this.#sayCounted(), MINUTE_MS).unref()
  }

  close(): void {
    this.#sayCounted()
  }

  #sayCounted(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    for (const tally of this.#tallies.values()) this.#say(tally.name, { ...tally.written, count: tally.count })
    this.#tallies.clear()
  }

  #say(event: EventName, fields: Given): void {
    this.lines[definitions[event].level]({ event, ...fields })
  }
}

/** The standard error stream, written to once a turn; what waits is written when the process ends in whatever way it can notice. */
class ErrorStream {
  #waiting = ''

  constructor() {
    process.on('exit', () => this.#flush())
  }

  write(line: string): void {
    if (this.#waiting === '') setImmediate(() => this.#flush())
    this.#waiting += line
  }

  #flush(): void {
    if (this.#waiting !== '') process.stderr.write(this.#waiting)
    this.#waiting = ''
  }
}

let errorStream: ErrorStream | undefined
const toErrorStream = (): ErrorStream => {
  errorStream ??= new ErrorStream()
  return errorStream
}

/** A log of JSON lines; on the standard error stream, unless told where. */
export const createLog = (level: LogLevel, destination: { write(line: string): void } = toErrorStream()): Log => {
  const formatters = { level: (label: string) => ({ level: label }) }
  return new CountingLog(pino({ level, base: undefined as never, timestamp: pino.stdTimeFunctions.isoTime, formatters }, destination))
}
