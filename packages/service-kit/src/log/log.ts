import type { error, Field, OptionalField } from './field.ts'
import { logEvents } from './log-events.ts'
import { securityEvents } from './security-events.ts'

type Events = typeof logEvents
export type EventName = keyof Events
export type SecurityEventName = keyof typeof securityEvents
/** Events that are added up for a minute instead of said one by one. */
export type CountedName = { [N in EventName]: Events[N] extends { readonly counted: true } ? N : never }[EventName]

type ValueOf<F> = F extends Field<infer T> ? T : never
type OptionalNames<Fs> = { [K in keyof Fs]: Fs[K] extends OptionalField<never> ? K : never }[keyof Fs]
export type Values<Fs> = { readonly [K in Exclude<keyof Fs, OptionalNames<Fs>>]: ValueOf<Fs[K]> } & {
  readonly [K in OptionalNames<Fs>]?: ValueOf<Fs[K]> | undefined
}
export type FieldsOf<N extends EventName> = Values<Events[N]['fields']>

/** Events that say that something was not looked at: they hold the error and nothing else. */
export type WatchFailure = {
  [N in EventName]: Events[N]['fields'] extends { readonly error: typeof error } ? (keyof Events[N]['fields'] extends 'error' ? N : never) : never
}[EventName]

/** The log: lines of events from a closed list, each with its closed set of fields. There is no other way to write one, and no way to write words. */
export type Log = {
  event<N extends Exclude<EventName, CountedName>>(name: N, fields: FieldsOf<N>): void
  count<N extends CountedName>(name: N, fields: Omit<FieldsOf<N>, 'count'>): void
  /** Says what was counted and not yet said. */
  close(): void
}

export type LogLevel = 'debug' | 'info' | 'warn' | 'error'

/** An event as anything that goes through all of them sees it. */
export type EventDefinition = {
  readonly level: LogLevel
  readonly what: string
  readonly todo?: string
  readonly counted?: true
  readonly fields: Readonly<Record<string, Field<never>>>
}

export const definitions: Readonly<Record<EventName, EventDefinition>> = logEvents

export const isSecurity = (name: EventName): name is SecurityEventName => Object.hasOwn(securityEvents, name)
