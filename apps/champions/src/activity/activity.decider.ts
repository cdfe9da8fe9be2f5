import type { Activity, ActivityContent, ChampionsFact } from '@heard/contracts/champions'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import { daysBetween } from '@heard/privacy'

export type ActivityFact = ChampionsFact<'ActivityLogged' | 'ActivityCorrected' | 'ActivityTakenBack'>

type Entry = Activity & { readonly takenBack: boolean }
export type ActivityState = ReadonlyMap<string, Entry>

type One = { readonly programme: string; readonly application: string; readonly activity: string }
/** `known`: whether every service that is named is in the directory. */
type Told = { readonly content: ActivityContent; readonly today: string; readonly known: boolean }
export type ActivityCommand =
  | (One & Told & { readonly type: 'Log'; readonly community: string | undefined; readonly elsewhere: boolean })
  | (One & Told & { readonly type: 'Correct' })
  | (One & { readonly type: 'TakeBack' })

export type ActivityRefusal = 'not-assigned' | 'role-elsewhere' | 'not-within-a-year' | 'unknown-piece' | 'already-logged' | 'unknown-activity'

type Outcome = Decision<ActivityFact, ActivityRefusal>

const A_YEAR = 366

/** Today, or a day of the year before it. */
export const isWithinAYear = (on: string, today: string): boolean => on <= today && daysBetween(on, today) <= A_YEAR

/** Always in the same order, and nothing that was not said. */
const contentOf = ({ kind, minutes, on, reach, services, channel }: ActivityContent): ActivityContent => ({
  kind,
  minutes,
  on,
  ...(reach === undefined ? {} : { reach }),
  ...(services === undefined ? {} : { services: [...new Set(services)] }),
  ...(channel === undefined ? {} : { channel }),
})
const saysTheSame = (a: ActivityContent, b: ActivityContent): boolean => JSON.stringify(contentOf(a)) === JSON.stringify(contentOf(b))

const wrong = ({ content: { on }, today, known }: Told): ActivityRefusal | undefined => {
  if (!isWithinAYear(on, today)) return 'not-within-a-year'
  return known ? undefined : 'unknown-piece'
}

const log = (command: Extract<ActivityCommand, { type: 'Log' }>, entry: Entry | undefined): Outcome => {
  const { programme, application, activity, content, community, elsewhere } = command
  if (entry) return saysTheSame(entry, content) ? accept() : refuse('already-logged')
  if (community === undefined) return refuse('not-assigned')
  if (elsewhere) return refuse('role-elsewhere')
  const why = wrong(command)
  return why
    ? refuse(why)
    : accept<ActivityFact>({ type: 'ActivityLogged', data: { programme, application, activity, community, ...contentOf(content) } })
}

const correct = (command: Extract<ActivityCommand, { type: 'Correct' }>, entry: Entry | undefined): Outcome => {
  const { programme, application, activity, content } = command
  if (!entry || entry.takenBack) return refuse('unknown-activity')
  if (saysTheSame(entry, content)) return accept()
  const why = wrong(command)
  return why ? refuse(why) : accept<ActivityFact>({ type: 'ActivityCorrected', data: { programme, application, activity, ...contentOf(content) } })
}

/** What one champion logged: each entry once, whoever sends it how often; put right as a whole, or taken back. */
export const activityDecider: Decider<ActivityCommand, ActivityState, ActivityFact, ActivityRefusal> = {
  initial: new Map(),
  evolve: (state, { type, data }) => {
    const { activity } = data
    if (type === 'ActivityLogged') {
      return new Map([...state, [activity, { activity, community: data.community, ...contentOf(data), takenBack: false }]])
    }
    const entry = state.get(activity)
    if (!entry) return state
    const { community } = entry
    const next = type === 'ActivityTakenBack' ? { ...entry, takenBack: true } : { activity, community, ...contentOf(data), takenBack: false }
    return new Map([...state, [activity, next]])
  },
  decide: (command, state) => {
    const entry = state.get(command.activity)
    switch (command.type) {
      case 'Log':
        return log(command, entry)
      case 'Correct':
        return correct(command, entry)
      case 'TakeBack': {
        const { programme, application, activity } = command
        if (!entry) return refuse('unknown-activity')
        return entry.takenBack ? accept() : accept<ActivityFact>({ type: 'ActivityTakenBack', data: { programme, application, activity } })
      }
    }
  },
}

/** What counts, the newest day first. */
export const activitiesOf = (state: ActivityState): Activity[] =>
  [...state.values()]
    .filter(({ takenBack }) => !takenBack)
    .map(({ activity, community, ...content }) => ({ activity, community, ...contentOf(content) }))
    .reverse()
    .toSorted((a, b) => b.on.localeCompare(a.on))
