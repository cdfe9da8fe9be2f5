import type { ActivityContent } from '@heard/contracts/champions'
import { inTime, kindNames } from '../routes/staff/volunteering/names.ts'

/** An entry as it waits on the device, under the id that it will always have: no typed words, and nobody met. `refused`: why it was not taken in. */
export type Entry = {
  readonly activity: string
  readonly programme: string
  readonly application: string
  readonly content: ActivityContent
  /** When it was kept here. */
  readonly noted: string
  readonly refused?: string
}

/** How sending ended. */
export type Ending = 'all' | 'no-network' | 'sign-in' | 'somebody-else' | 'later'

/** What the server said of one entry: it has it; it will not take it, and why; or nothing yet. */
export type Outcome = 'kept' | { readonly refused: string } | Exclude<Ending, 'all' | 'no-network'>

/** Another answer than a refusal of this very entry says nothing about it. */
export const outcomeOf = (status: number, problem: string | undefined): Outcome => {
  if (status >= 200 && status < 300) return 'kept'
  if (status === 401) return 'sign-in'
  if (status === 403) return 'somebody-else'
  const refuses = [400, 404, 409, 422].includes(status)
  return refuses ? { refused: (problem ?? '').replace(/^.*\//, '') } : 'later'
}

/** What waits for this champion, in the order in which it was kept. */
export const waitingOf = (entries: readonly Entry[], { programme, application }: Pick<Entry, 'programme' | 'application'>): readonly Entry[] =>
  entries
    .filter((one) => one.programme === programme && one.application === application && one.refused === undefined)
    .toSorted((a, b) => a.noted.localeCompare(b.noted))

const endings: Readonly<Record<Exclude<Ending, 'all'>, string>> = {
  'no-network': 'There is no network now. It is sent when you open this page or My volunteering with a network.',
  'sign-in': 'Sign in again, and it is sent.',
  'somebody-else': 'Somebody else is signed in on this phone. It is sent once you sign in yourself.',
  later: 'The server cannot take it now. It is sent when you open this page again.',
}

/** How it stands with what waits and what was sent; nothing where there is nothing to say. `sentAt`: in words. */
export const stateLine = (waiting: number, ending: Ending, sentAt: string | undefined): string => {
  if (waiting === 0) return sentAt === undefined ? '' : `All is sent. The last was sent ${sentAt}.`
  const count = waiting === 1 ? '1 entry waits on this phone.' : `${waiting} entries wait on this phone.`
  return ending === 'all' ? count : `${count} ${endings[ending]}`
}

const reasons: Readonly<Record<string, string>> = {
  'not-linked': 'Your account is connected with no application now.',
  'not-assigned': 'You belong to no community yet. Ask the team.',
  'role-elsewhere': 'Your account is for another community than you belong to. Ask the team.',
  'not-within-a-year': 'Its day must lie within the last year.',
  'unknown-piece': 'A service of it is no longer in the directory. Log it again.',
}

/** An entry in words, and why it was not taken in. */
export const entryLine = ({ content: { kind, minutes, on }, refused }: Entry, inWords: (day: string) => string): string => {
  const said = `${kindNames[kind]}, ${inTime(minutes)}, ${inWords(on)}.`
  return refused === undefined ? said : `${said} It was not taken in. ${reasons[refused] ?? 'Log it again.'}`
}
