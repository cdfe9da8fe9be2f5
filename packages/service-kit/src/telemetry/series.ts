import type { EventName } from '../log/log.ts'
import { securityCounter } from './signals.ts'
import type { CounterName, DurationName, GaugeName } from './telemetry.ts'

// What Prometheus calls our metrics once they come over OTLP: https://opentelemetry.io/docs/specs/otel/compatibility/prometheus_and_openmetrics/
const underscored = (name: string): string => name.replaceAll('.', '_')

export const gaugeSeries = (name: GaugeName): string => underscored(name)
export const counterSeries = (name: CounterName | typeof securityCounter): string => `${underscored(name)}_total`
export const countSeries = (name: DurationName): string => `${underscored(name)}_milliseconds_count`

/** The time within which 99 of 100 were done, in milliseconds, over the last ten minutes. */
export const slowest = (name: DurationName): string => `histogram_quantile(0.99, sum by (le) (rate(${underscored(name)}_milliseconds_bucket[10m])))`

/** Whether a counter grew by more than so many within a time. One that was not there before begins at its first event, which Prometheus does not call growth. */
export const grewBy = (series: string, more: number, within: string, by = ''): string =>
  `sum${by} (increase(${series}[${within}])) > ${more} or sum${by} (${series} unless ${series} offset ${within}) > ${more}`

/** Whether an event was logged more than so often within a time. */
export const logged = (event: EventName, more: number, within: string): string => {
  const counter = event.startsWith('security.') ? securityCounter : 'heard.log.events'
  return grewBy(`${counterSeries(counter)}{event="${event}"}`, more, within)
}
