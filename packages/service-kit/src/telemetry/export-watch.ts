import type { Log } from '../log/log.ts'

type Result = { readonly code: number }
type Exporter<T> = { export(items: T, done: (result: Result) => void): void }

/** Says once that a collector takes nothing, and again only after it did. */
export const watchedExporter = (log: Log) => {
  let reached = true
  const look = ({ code }: Result): void => {
    if (reached && code !== 0) log.event('telemetry.not-sent', {})
    reached = code === 0
  }
  return <T, E extends Exporter<T>>(exporter: E & Exporter<T>): E => {
    const send = exporter.export.bind(exporter)
    exporter.export = (items, done) =>
      send(items, (result) => {
        look(result)
        done(result)
      })
    return exporter
  }
}
