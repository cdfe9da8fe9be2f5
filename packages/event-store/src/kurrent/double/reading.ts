import type streams from '@eventstore/db-client/generated/streams_pb.js'
import type { DoubleLog, LoggedEvent } from './double-log.ts'
import { nameOf } from './messages.ts'

type Options = streams.ReadReq.Options
type Place = Pick<LoggedEvent, 'commit' | 'prepare'>

const compare = (one: Place, other: Place): number => one.commit - other.commit || one.prepare - other.prepare

const BACKWARDS = 1

/** Where a reader of `$all` starts: a place, or one of the ends. */
const placeIn = (options: Options): Place | 'start' | 'end' => {
  const position = options.getAll()?.getPosition()
  if (position) return { commit: Number(position.getCommitPosition()), prepare: Number(position.getPreparePosition()) }
  return options.getAll()?.hasEnd() ? 'end' : 'start'
}

const readStream = (log: DoubleLog, options: Options): readonly LoggedEvent[] => {
  const wanted = options.getStream()
  const events = log.stream(nameOf(wanted?.getStreamIdentifier()))
  const from = wanted?.hasRevision() ? Number(wanted.getRevision()) : undefined
  if (options.getReadDirection() === BACKWARDS) {
    return events.filter(({ revision }) => from === undefined || wanted?.hasEnd() || revision <= from).toReversed()
  }
  return wanted?.hasEnd() ? [] : events.filter(({ revision }) => from === undefined || revision >= from)
}

const readAll = (log: DoubleLog, options: Options): readonly LoggedEvent[] => {
  const from = placeIn(options)
  if (options.getReadDirection() === BACKWARDS) {
    return log.events.filter((event) => from === 'end' || (from !== 'start' && compare(event, from) < 0)).toReversed()
  }
  return log.events.filter((event) => from === 'start' || (from !== 'end' && compare(event, from) >= 0))
}

/** The events that a read with a count asks for. */
export const eventsFor = (log: DoubleLog, options: Options): readonly LoggedEvent[] =>
  (options.hasStream() ? readStream(log, options) : readAll(log, options)).slice(0, Number(options.getCount()))

/** Whether a subscription's filter lets an event through. */
export const filterIn = (options: Options): ((event: LoggedEvent) => boolean) => {
  const filter = options.getFilter()
  const expression = filter?.getEventType() ?? filter?.getStreamIdentifier()
  if (!filter || !expression) return () => true
  const subjectOf = ({ type, stream }: LoggedEvent): string => (filter.hasEventType() ? type : stream)
  const regex = expression.getRegex() === '' ? undefined : new RegExp(expression.getRegex(), 'u')
  return (event) => regex?.test(subjectOf(event)) ?? expression.getPrefixList().some((prefix) => subjectOf(event).startsWith(prefix))
}

/** Index in the log of the first event that a subscription has not seen. */
export const startOf = (log: DoubleLog, options: Options): number => {
  const from = placeIn(options)
  if (from === 'start') return 0
  if (from === 'end') return log.events.length
  const next = log.events.findIndex((event) => compare(event, from) > 0)
  return next === -1 ? log.events.length : next
}
