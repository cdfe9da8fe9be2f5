import { given, type Sealed } from '@heard/contracts'
import type { ChampionsFact } from '@heard/contracts/champions'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'
import { monthsAfter } from '@heard/privacy'

export type CareFact = ChampionsFact<
  'TrainingCompleted' | 'TrainingStruck' | 'OneToOneArranged' | 'OneToOneCalledOff' | 'OneToOneHeld' | 'SupportAsked' | 'SupportAnswered'
>

type Meeting = { readonly startsAt: string; readonly over: boolean }
export type CareState = {
  /** The days on which they did each module. */
  readonly learned: ReadonlyMap<string, readonly string[]>
  readonly meetings: ReadonlyMap<string, Meeting>
  /** What was asked, and whether it was answered. */
  readonly asks: ReadonlyMap<string, boolean>
}

type One = { readonly programme: string; readonly application: string }
type Learned = {
  readonly type: 'Learned'
  readonly module: string
  readonly on: string
  readonly today: string
  readonly known: boolean
  readonly months: number | undefined
}
type Strike = { readonly type: 'Strike'; readonly module: string; readonly on: string }
type Arrange = {
  readonly type: 'Arrange'
  readonly meeting: string
  readonly moves: boolean
  readonly startsAt: string
  readonly endsAt: string
  readonly place: Sealed
  readonly now: string
}
type Hold = { readonly type: 'Hold'; readonly meeting: string; readonly note: Sealed | undefined; readonly now: string }
/** `champion`: whether they are one now. */
export type CareCommand = One & { readonly champion: boolean } & (
    | Learned
    | Strike
    | Arrange
    | { readonly type: 'CallOff'; readonly meeting: string }
    | Hold
    | { readonly type: 'Ask'; readonly ask: string; readonly words: Sealed | undefined }
    | { readonly type: 'Answer'; readonly ask: string; readonly words: Sealed }
  )

export type CareRefusal =
  | 'not-a-champion'
  | 'unknown-module'
  | 'not-within-years'
  | 'not-learned'
  | 'in-the-past'
  | 'unknown-meeting'
  | 'meeting-over'
  | 'not-yet'
  | 'unknown-ask'
  | 'already-answered'

type Outcome = Decision<CareFact, CareRefusal>

const YEARS = 120

const daysOf = (learned: CareState['learned'], module: string): readonly string[] => learned.get(module) ?? []

const learned = (one: One, { module, on, today, known, months }: Learned, { learned: before }: CareState): Outcome => {
  if (!known) return refuse('unknown-module')
  if (on > today || monthsAfter(on, YEARS) < today) return refuse('not-within-years')
  if (daysOf(before, module).includes(on)) return accept()
  const expires = months === undefined ? undefined : monthsAfter(on, months)
  return accept<CareFact>({ type: 'TrainingCompleted', data: { ...one, module, on, ...given({ expires }) } })
}

const strike = (one: One, { module, on }: Strike, { learned: days }: CareState): Outcome =>
  daysOf(days, module).includes(on) ? accept<CareFact>({ type: 'TrainingStruck', data: { ...one, module, on } }) : refuse('not-learned')

const arrange = (one: One, { meeting, moves, startsAt, endsAt, place, now }: Arrange, { meetings }: CareState): Outcome => {
  const there = meetings.get(meeting)
  if (moves && !there) return refuse('unknown-meeting')
  if (there?.over) return refuse('meeting-over')
  if (startsAt <= now) return refuse('in-the-past')
  return there && !moves ? accept() : accept<CareFact>({ type: 'OneToOneArranged', data: { ...one, meeting, startsAt, endsAt, place } })
}

const meet = (one: One, command: Hold | { readonly type: 'CallOff'; readonly meeting: string }, { meetings }: CareState): Outcome => {
  const { meeting } = command
  const there = meetings.get(meeting)
  if (!there) return refuse('unknown-meeting')
  if (there.over) return refuse('meeting-over')
  if (command.type === 'CallOff') return accept<CareFact>({ type: 'OneToOneCalledOff', data: { ...one, meeting } })
  if (command.now < there.startsAt) return refuse('not-yet')
  return accept<CareFact>({ type: 'OneToOneHeld', data: { ...one, meeting, ...given({ note: command.note }) } })
}

/** How a champion is looked after: what they learned, talks with the team, and what they asked for, each answered once. */
export const careDecider: Decider<CareCommand, CareState, CareFact, CareRefusal> = {
  initial: { learned: new Map(), meetings: new Map(), asks: new Map() },
  evolve: (state, { type, data }) => {
    const meeting = (each: Meeting, id: string): CareState => ({ ...state, meetings: new Map([...state.meetings, [id, each]]) })
    const days = (module: string, changed: readonly string[]): CareState => ({ ...state, learned: new Map([...state.learned, [module, changed]]) })
    switch (type) {
      case 'TrainingCompleted':
        return days(data.module, [...daysOf(state.learned, data.module), data.on])
      case 'TrainingStruck':
        return days(
          data.module,
          daysOf(state.learned, data.module).filter((each) => each !== data.on),
        )
      case 'OneToOneArranged':
        return meeting({ startsAt: data.startsAt, over: false }, data.meeting)
      case 'OneToOneCalledOff':
      case 'OneToOneHeld':
        return meeting({ startsAt: state.meetings.get(data.meeting)?.startsAt ?? '', over: true }, data.meeting)
      case 'SupportAsked':
      case 'SupportAnswered':
        return { ...state, asks: new Map([...state.asks, [data.ask, type === 'SupportAnswered']]) }
    }
  },
  decide: (command, state) => {
    const one = { programme: command.programme, application: command.application }
    // Whoever asked for support and then stopped is answered all the same.
    if (!command.champion && command.type !== 'Answer') return refuse('not-a-champion')
    switch (command.type) {
      case 'Learned':
        return learned(one, command, state)
      case 'Strike':
        return strike(one, command, state)
      case 'Arrange':
        return arrange(one, command, state)
      case 'CallOff':
      case 'Hold':
        return meet(one, command, state)
      case 'Ask':
        return state.asks.has(command.ask)
          ? accept()
          : accept<CareFact>({ type: 'SupportAsked', data: { ...one, ask: command.ask, ...given({ words: command.words }) } })
      case 'Answer': {
        const { ask, words } = command
        if (!state.asks.has(ask)) return refuse('unknown-ask')
        return state.asks.get(ask) ? refuse('already-answered') : accept<CareFact>({ type: 'SupportAnswered', data: { ...one, ask, words } })
      }
    }
  },
}
