import type { FieldsOf, SecurityEventName, Values } from '../log/log.ts'
import type { counters, durations, gauges, spans } from './signals.ts'

export type SpanName = keyof typeof spans
export type SpanFields<N extends SpanName> = Values<(typeof spans)[N]['fields']>
export type DurationName = keyof typeof durations
export type GaugeName = keyof typeof gauges
export type CounterName = keyof typeof counters

export type OpenSpan<N extends SpanName> = {
  /** Spans that begin in this work stand below this one. */
  within<T>(work: () => T): T
  end(fields: SpanFields<N>): void
}

export type Reading<N extends GaugeName> = { readonly value: number; readonly of: Values<(typeof gauges)[N]['fields']> }

/** Traces and metrics: closed lists of them, with fields of the same kinds as the log's, so that no words fit in. Nothing here fails its caller. */
export type Telemetry = {
  /** Begins a span below the one that this work is within, or else below that of another process, as it was named by `traceparent` there. */
  begin<N extends SpanName>(name: N, elsewhere?: string): OpenSpan<N>
  /** Names the span that this work is within to another process. */
  traceparent(): string | undefined
  /** A span of its own that has just ended. */
  ended<N extends SpanName>(name: N, milliseconds: number, fields: SpanFields<N>): void
  measure<N extends DurationName>(name: N, milliseconds: number, fields: Values<(typeof durations)[N]['fields']>): void
  count<N extends CounterName>(name: N, fields: Values<(typeof counters)[N]['fields']>): void
  countSecurity<N extends SecurityEventName>(name: N, fields: Partial<FieldsOf<N>>): void
  /** Reads this whenever metrics are sent. */
  gauge<N extends GaugeName>(name: N, read: () => Promise<readonly Reading<N>[]>): void
  /** Sends what is left, within two seconds or not at all. */
  close(): Promise<void>
}

const nothing = (): undefined => undefined
const unseen: OpenSpan<SpanName> = { within: (work) => work(), end: nothing }

/** Says nothing to anybody. */
export const silentTelemetry: Telemetry = {
  begin: () => unseen,
  traceparent: nothing,
  ended: nothing,
  measure: nothing,
  count: nothing,
  countSecurity: nothing,
  gauge: nothing,
  close: () => Promise.resolve(),
}
