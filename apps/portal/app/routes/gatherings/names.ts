import type { AccessFact, DayPartKind, GatheringKind, Meeting, Need } from '@heard/contracts/events'
import type { MessageKey } from '../../i18n/translator.ts'

export const kindKeys = {
  'hear-me': 'gatherings.kind.hear-me',
  mini: 'gatherings.kind.mini',
  workshop: 'gatherings.kind.workshop',
  stall: 'gatherings.kind.stall',
  board: 'gatherings.kind.board',
} as const satisfies Readonly<Record<GatheringKind, MessageKey>>

export const meetingKeys = {
  venue: 'gatherings.meeting.venue',
  online: 'gatherings.meeting.online',
  mixed: 'gatherings.meeting.mixed',
} as const satisfies Readonly<Record<Meeting, MessageKey>>

export const accessKeys = {
  'step-free': 'gatherings.access.step-free',
  'accessible-toilet': 'gatherings.access.accessible-toilet',
  'hearing-loop': 'gatherings.access.hearing-loop',
  bsl: 'gatherings.access.bsl',
  interpreter: 'gatherings.access.interpreter',
  'quiet-room': 'gatherings.access.quiet-room',
  'prayer-room': 'gatherings.access.prayer-room',
  'baby-change': 'gatherings.access.baby-change',
  childcare: 'gatherings.access.childcare',
  parking: 'gatherings.access.parking',
  bus: 'gatherings.access.bus',
  food: 'gatherings.access.food',
} as const satisfies Readonly<Record<AccessFact, MessageKey>>

export const partKeys = {
  speaker: 'gatherings.part.speaker',
  activity: 'gatherings.part.activity',
  listening: 'gatherings.part.listening',
  break: 'gatherings.part.break',
  prayer: 'gatherings.part.prayer',
  food: 'gatherings.part.food',
} as const satisfies Readonly<Record<DayPartKind, MessageKey>>

export const needKeys = {
  'step-free': 'place.need.step-free',
  'hearing-loop': 'place.need.hearing-loop',
  bsl: 'place.need.bsl',
  interpreter: 'place.need.interpreter',
  'easy-read': 'place.need.easy-read',
  'large-print': 'place.need.large-print',
  'quiet-room': 'place.need.quiet-room',
  childcare: 'place.need.childcare',
  transport: 'place.need.transport',
  diet: 'place.need.diet',
} as const satisfies Readonly<Record<Need, MessageKey>>
