import { isSpanContextValid, type SpanContext } from '@opentelemetry/api'

/** A span as one process names it to another (W3C Trace Context). */
export const writeTraceparent = ({ traceId, spanId, traceFlags }: SpanContext): string => `00-${traceId}-${spanId}-0${traceFlags & 1}`

/** The span that is named there, if one is. */
export const readTraceparent = (text: string): SpanContext | undefined => {
  const [, traceId = '', spanId = '', flags] = /^00-([\da-f]{32})-([\da-f]{16})-0([01])$/.exec(text) ?? []
  const span = { traceId, spanId, traceFlags: Number(flags), isRemote: true }
  return isSpanContextValid(span) ? span : undefined
}
