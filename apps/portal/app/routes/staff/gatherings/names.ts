import type {
  AccessFact,
  DayPartKind,
  FeltHeard,
  GatheringKind,
  GatheringRole,
  Meeting,
  Need,
  NeedsMet,
  Permission,
  PlanCheck,
  Rating,
  Standing,
} from '@heard/contracts/events'

export const kindNames: Readonly<Record<GatheringKind, string>> = {
  'hear-me': 'Hear Me event',
  mini: 'Mini Hear Me event',
  workshop: 'Workshop',
  stall: 'Awareness stall',
  board: 'Board meeting',
}
export const meetingNames: Readonly<Record<Meeting, string>> = { venue: 'In one place', online: 'Online', mixed: 'In one place and online' }
export const accessNames: Readonly<Record<AccessFact, string>> = {
  'step-free': 'No steps',
  'accessible-toilet': 'Toilet for wheelchair users',
  'hearing-loop': 'Hearing loop',
  bsl: 'British Sign Language',
  interpreter: 'Interpreters',
  'quiet-room': 'Quiet room',
  'prayer-room': 'Room to pray',
  'baby-change': 'Place to change a baby',
  childcare: 'Childcare',
  parking: 'Car park',
  bus: 'Bus stop nearby',
  food: 'Food and drink',
}
export const needNames: Readonly<Record<Need, string>> = {
  'step-free': 'No steps',
  'hearing-loop': 'Hearing loop',
  bsl: 'British Sign Language',
  interpreter: 'Interpreter',
  'easy-read': 'Easy read',
  'large-print': 'Large print',
  'quiet-room': 'Quiet room',
  childcare: 'Childcare',
  transport: 'Help to get there',
  diet: 'Diet',
}
export const roleNames: Readonly<Record<GatheringRole, string>> = {
  host: 'Host',
  speaker: 'Speakers',
  connector: 'Connector',
  champion: 'Champions',
  interpreter: 'Interpreters',
  'note-taker': 'Note takers',
  'someone-to-turn-to': 'Someone to turn to when it hurts',
}
export const checkNames: Readonly<Record<PlanCheck, string>> = {
  'risks-assessed': 'The risks are written down, with what is done about them',
  'safeguarding-lead-there': 'Somebody who knows what to do about a concern is there',
  'first-aid-there': 'Somebody who can give first aid is there',
  'fire-exits-known': 'Everybody who helps knows the fire exits',
  'photographs-agreed': 'It is clear whether photographs are taken, and how people say no',
  'support-to-hand': 'Numbers of support services lie on the tables',
  insurance: 'The insurance covers it',
}
export const standingTags: Readonly<Record<Standing, readonly [string, 'green' | 'blue' | 'orange' | 'grey']>> = {
  in: ['Has a place', 'green'],
  offered: ['Is offered a place', 'blue'],
  waiting: ['Waits', 'orange'],
  cancelled: ['Gave it back', 'grey'],
  lapsed: ['Did not take it in time', 'grey'],
}

export const ratingNames: Readonly<Record<Rating, string>> = {
  'very-good': 'Very good',
  good: 'Good',
  neither: 'Neither good nor bad',
  poor: 'Bad',
  'very-poor': 'Very bad',
}
export const feltHeardNames: Readonly<Record<FeltHeard, string>> = { yes: 'Yes', partly: 'Partly', no: 'No' }
export const needsMetNames: Readonly<Record<NeedsMet, string>> = { ...feltHeardNames, none: 'Needed nothing' }

export const partNames: Readonly<Record<DayPartKind, string>> = {
  speaker: 'Speaker',
  activity: 'Activity',
  listening: 'Listening tables',
  break: 'Break',
  prayer: 'Prayer time',
  food: 'Food',
}

/** A record of names as choices of a form. */
export const choicesOf = (names: Readonly<Record<string, string>>) => Object.entries(names).map(([value, label]) => ({ value, label }))

/** What people may let happen at a gathering. */
export const permissionNames: Readonly<Record<Permission, string>> = {
  photographs: 'Photographs of them',
  'named-sharing': 'Their name with what they said',
}
