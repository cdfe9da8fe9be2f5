import { AsyncLocalStorage } from 'node:async_hooks'
import { randomBytes } from 'node:crypto'
import {
  type Attributes,
  type Context,
  type Counter,
  type Histogram,
  type Meter,
  ROOT_CONTEXT,
  type Span,
  SpanStatusCode,
  type Tracer,
  trace,
} from '@opentelemetry/api'
import { OTLPMetricExporter } from '@opentelemetry/exporter-metrics-otlp-http'
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http'
import { resourceFromAttributes } from '@opentelemetry/resources'
import { MeterProvider, PeriodicExportingMetricReader } from '@opentelemetry/sdk-metrics'
import { BatchSpanProcessor, TracerProvider } from '@opentelemetry/sdk-trace'
import { type Field } from '../log/field.ts'
import type { Log } from '../log/log.ts'
import type { Part } from '../services-setting.ts'
import { watchedExporter } from './export-watch.ts'
import { securityAttributes } from './security-attributes.ts'
import { counters, durations, gauges, securityCounter, spans } from './signals.ts'
import type { CounterName, DurationName, GaugeName, OpenSpan, Reading, SpanFields, SpanName, Telemetry } from './telemetry.ts'
import { readTraceparent, writeTraceparent } from './traceparent.ts'

const SEND_TIMEOUT_MS = 5_000
const LONGEST_CLOSE_MS = 2_000

type Given = Readonly<Record<string, unknown>>

const attributesOf = (kinds: Readonly<Record<string, Field<never>>>, given: Given): Attributes =>
  Object.fromEntries(
    Object.entries(kinds)
      .filter(([name]) => given[name] !== undefined)
      .map(([name, kind]) => [name, kind.write(given[name] as never) as string | number]),
  )

/** What tells spans of one kind apart at a glance. */
const naming = ['route', 'page', 'file', 'command', 'follower'] as const
const titleOf = (name: SpanName, attributes: Attributes): string => [name, ...naming.flatMap((field) => attributes[field] ?? [])].join(' ')

const finish = (span: Span, name: SpanName, given: Given, at?: number): void => {
  const attributes = attributesOf(spans[name].fields, given)
  span.updateName(titleOf(name, attributes))
  span.setAttributes(attributes)
  if (given.outcome === 'failed' || Number(given.status ?? 0) >= 500) span.setStatus({ code: SpanStatusCode.ERROR })
  span.end(at)
}

const withinTime = async (work: Promise<unknown>): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<void>()
  const timer = setTimeout(resolve, LONGEST_CLOSE_MS)
  await Promise.race([work, promise])
  clearTimeout(timer)
}

export type OtlpOptions = {
  readonly url: string
  readonly version: string
  /** Which part of the platform this process is, where it is not all of it. */
  readonly part?: Part | undefined
  readonly log: Log
  readonly everyMs?: number
}

/** Which process says something: without that, counters of several would be taken for one that jumps. */
const processOf = ({ part, version }: Pick<OtlpOptions, 'part' | 'version'>) =>
  resourceFromAttributes({
    'service.name': part === undefined ? 'heard' : `heard-${part}`,
    'service.version': version,
    'service.instance.id': randomBytes(8).toString('hex'),
  })

const contextOf = (elsewhere: string | undefined): Context => {
  const span = elsewhere === undefined ? undefined : readTraceparent(elsewhere)
  return span ? trace.setSpanContext(ROOT_CONTEXT, span) : ROOT_CONTEXT
}

/** Sends over OTLP/HTTP in JSON. Providers are our own, never global. */
class OtlpTelemetry implements Telemetry {
  readonly #current = new AsyncLocalStorage<Span>()
  readonly #traces: TracerProvider
  readonly #metrics: MeterProvider
  readonly #tracer: Tracer
  readonly #meter: Meter
  readonly #durations = new Map<DurationName, Histogram>()
  readonly #counters = new Map<string, Counter>()

  constructor({ url, log, everyMs = 60_000, ...about }: OtlpOptions) {
    const resource = processOf(about)
    const to = (signal: string) => ({ url: `${url}/v1/${signal}`, timeoutMillis: SEND_TIMEOUT_MS })
    const watched = watchedExporter(log)
    const exporter = watched(new OTLPTraceExporter(to('traces')))
    this.#traces = new TracerProvider({
      resource,
      spanProcessors: [new BatchSpanProcessor({ exporter, scheduledDelayMillis: Math.min(5_000, everyMs), exportTimeoutMillis: SEND_TIMEOUT_MS })],
    })
    const reader = new PeriodicExportingMetricReader({
      exporter: watched(new OTLPMetricExporter(to('metrics'))),
      exportIntervalMillis: everyMs,
      exportTimeoutMillis: Math.min(SEND_TIMEOUT_MS, everyMs),
    })
    this.#metrics = new MeterProvider({ resource, readers: [reader] })
    this.#tracer = this.#traces.getTracer('heard')
    this.#meter = this.#metrics.getMeter('heard')
  }

  begin<N extends SpanName>(name: N, elsewhere?: string): OpenSpan<N> {
    const parent = this.#current.getStore()
    const span = this.#tracer.startSpan(name, {}, parent ? trace.setSpan(ROOT_CONTEXT, parent) : contextOf(elsewhere))
    return {
      within: (work) => this.#current.run(span, work),
      end: (fields) => finish(span, name, fields),
    }
  }

  traceparent(): string | undefined {
    const span = this.#current.getStore()
    return span && writeTraceparent(span.spanContext())
  }

  ended<N extends SpanName>(name: N, milliseconds: number, fields: SpanFields<N>): void {
    const now = Date.now()
    finish(this.#tracer.startSpan(name, { startTime: now - milliseconds }, ROOT_CONTEXT), name, fields, now)
  }

  measure(name: DurationName, milliseconds: number, fields: Given): void {
    const known = this.#durations.get(name) ?? this.#meter.createHistogram(name, { unit: 'ms', description: durations[name].what })
    this.#durations.set(name, known)
    known.record(milliseconds, attributesOf(durations[name].fields, fields))
  }

  count(name: CounterName, fields: Given): void {
    this.#counter(name, counters[name].what).add(1, attributesOf(counters[name].fields, fields))
  }

  countSecurity: Telemetry['countSecurity'] = (name, fields) => {
    this.#counter(securityCounter, 'Events of security.').add(1, securityAttributes(name, fields))
  }

  gauge<N extends GaugeName>(name: N, read: () => Promise<readonly Reading<N>[]>): void {
    const { what, fields } = gauges[name]
    this.#meter.createObservableGauge(name, { description: what }).addCallback(async (result) => {
      // While the platform stops, what is read here may be closed already.
      const readings = await read().catch(() => [])
      for (const { value, of } of readings) result.observe(value, attributesOf(fields, of))
    })
  }

  close(): Promise<void> {
    return withinTime(Promise.allSettled([this.#traces.shutdown(), this.#metrics.shutdown()]))
  }

  #counter(name: string, description: string): Counter {
    const known = this.#counters.get(name) ?? this.#meter.createCounter(name, { description })
    this.#counters.set(name, known)
    return known
  }
}

/** Telemetry to the collector at an address. */
export const otlpTelemetry = (options: OtlpOptions): Telemetry => new OtlpTelemetry(options)
