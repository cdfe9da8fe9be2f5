import type { AnswerOf } from '@heard/contracts'
import type { ApplicationState, showApplication } from '@heard/contracts/champions'

export const stateNames: Readonly<Record<ApplicationState, readonly [name: string, colour: 'blue' | 'aqua-green' | 'green' | 'yellow' | 'grey']>> = {
  new: ['New', 'blue'],
  talk: ['Talk arranged', 'aqua-green'],
  offered: ['Offered a place', 'aqua-green'],
  accepted: ['Champion', 'green'],
  paused: ['Resting', 'yellow'],
  declined: ['Declined', 'grey'],
  withdrawn: ['Taken back', 'grey'],
  ended: ['Stopped', 'grey'],
}

export const stepNames: Readonly<Record<AnswerOf<typeof showApplication>['history'][number]['what'], string>> = {
  applied: 'Applied',
  'talk-arranged': 'Arranged a talk',
  'talk-cancelled': 'Called the talk off',
  noted: 'Noted',
  'offer-proposed': 'Proposed to offer a place',
  'decline-proposed': 'Proposed to decline',
  'proposal-dropped': 'Dropped the proposal',
  offered: 'Offered a place',
  accepted: 'Said yes',
  declined: 'Declined',
  paused: 'Let it rest',
  resumed: 'Took it up again',
  withdrawn: 'Took it back',
  ended: 'Recorded that they stopped',
  'receipt-renewed': 'Made a new code, as the old one was lost',
}
