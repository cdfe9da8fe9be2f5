import type { Problem } from '@heard/contracts'

const path = '/sign-in/organisation/stopped'

/** What somebody reads whom their organisation did not sign in, by the code of the refusal. */
export const stopped = {
  'organisation-unreachable': {
    title: 'Your organisation’s sign-in does not answer',
    text: 'This is not your fault, and nothing is wrong with your account. Try again in a few minutes.',
  },
  'organisation-denied': {
    title: 'You are not signed in',
    text: 'You stopped on the way, or your organisation did not let you go on. Try again, or ask whoever looks after accounts in your organisation.',
  },
  'organisation-expired': {
    title: 'This took too long',
    text: 'Signing in must be finished within ten minutes, in the browser in which it was begun, and counts once. Begin once more.',
  },
  'organisation-answer-wrong': {
    title: 'You are not signed in',
    text: 'What came back from your organisation could not be trusted, so nothing was done. Begin once more from this website. If it happens again, tell whoever runs Heard.',
  },
  'organisation-details-missing': {
    title: 'Your organisation did not say enough about you',
    text: 'Heard needs your name, your e-mail address and all of your roles. Ask whoever looks after accounts in your organisation to send them.',
  },
  'organisation-no-role': {
    title: 'You have no role here',
    text: 'Your organisation knows you, but gives you nothing to do in Heard. If you need to work here, ask whoever looks after accounts in your organisation.',
  },
  'organisation-other-person': {
    title: 'Somebody else signed in there',
    text: 'Confirm as the person you are signed in as here. Close this tab, and try again in the tab you came from.',
  },
  'organisation-not-shown': {
    title: 'You are not confirmed',
    text: 'Your organisation did not say that you showed just now who you are. Close this tab, and try again in the tab you came from. If it happens again, tell whoever runs Heard.',
  },
  'email-taken': {
    title: 'There is another account with your e-mail address',
    text: 'You could sign in to it another way. Ask an administrator of Heard to remove it, then sign in here again.',
  },
  'too-many-requests': { title: 'Too many attempts', text: 'Wait a few minutes, then try again.' },
  'not-signed-in': { title: 'Your session has ended', text: 'Sign in again, then do once more what you were about to do.' },
} as const

export type Stopped = keyof typeof stopped

const isStopped = (code: string): code is Stopped => Object.hasOwn(stopped, code)

/** Why, as an address says it; whatever else stands there is the same as an answer that cannot be trusted. */
export const whyOf = (given: string | null): Stopped => (given !== null && isStopped(given) ? given : 'organisation-answer-wrong')

export const stoppedPath = ({ type }: Pick<Problem, 'type'>): string => `${path}?why=${whyOf(type.replace('/problems/', ''))}`
