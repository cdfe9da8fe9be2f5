import { given, type Sealed } from '@heard/contracts'
import type { ChampionsFact } from '@heard/contracts/champions'
import { accept, type Decider, type Decision, refuse } from '@heard/event-sourcing'

export type TrainingFact = ChampionsFact<'TrainingSet' | 'TrainingRetired' | 'TrainingSessionPlanned' | 'TrainingSessionCalledOff'>

/** Sessions, and whether each was called off; nothing for a module that there is not. */
export type TrainingState =
  | { readonly retired: boolean; readonly name: string; readonly months?: number; readonly sessions: ReadonlyMap<string, boolean> }
  | undefined

type One = { readonly programme: string; readonly module: string }
type Set = {
  readonly type: 'Set'
  readonly fresh: boolean
  readonly name: Sealed
  readonly about: Sealed | undefined
  readonly required: boolean
  readonly months: number | undefined
  readonly link: Sealed | undefined
}
type Plan = {
  readonly type: 'Plan'
  readonly lesson: string
  readonly startsAt: string
  readonly endsAt: string
  readonly place: Sealed
  readonly now: string
}
export type TrainingCommand = One & (Set | Plan | { readonly type: 'CallOff'; readonly lesson: string } | { readonly type: 'Retire' })

type TrainingRefusal = 'unknown-module' | 'module-retired' | 'in-the-past' | 'unknown-lesson'
type Outcome = Decision<TrainingFact, TrainingRefusal>

const set = (one: One, { fresh, name, about, required, months, link }: Set, state: TrainingState): Outcome => {
  if (!state && !fresh) return refuse('unknown-module')
  if (state && fresh) return accept()
  return accept<TrainingFact>({ type: 'TrainingSet', data: { ...one, name, required, ...given({ about, months, link }) } })
}

const taught = (one: One, command: Exclude<TrainingCommand, Set>, { sessions }: NonNullable<TrainingState>): Outcome => {
  switch (command.type) {
    case 'Plan': {
      const { lesson, startsAt, endsAt, place, now } = command
      if (startsAt <= now) return refuse('in-the-past')
      return sessions.has(lesson)
        ? accept()
        : accept<TrainingFact>({ type: 'TrainingSessionPlanned', data: { ...one, lesson, startsAt, endsAt, place } })
    }
    case 'CallOff': {
      const { lesson } = command
      if (!sessions.has(lesson)) return refuse('unknown-lesson')
      return sessions.get(lesson) ? accept() : accept<TrainingFact>({ type: 'TrainingSessionCalledOff', data: { ...one, lesson } })
    }
    case 'Retire':
      return accept<TrainingFact>({ type: 'TrainingRetired', data: one })
  }
}

/** Something that champions learn: as it was last set, with its sessions, until it is taught no longer. */
export const trainingDecider: Decider<TrainingCommand, TrainingState, TrainingFact, TrainingRefusal> = {
  initial: undefined,
  evolve: (state, { type, data }) => {
    const sessions = state?.sessions ?? new Map<string, boolean>()
    if (type === 'TrainingSet') return { retired: state?.retired ?? false, name: data.name.ref, ...given({ months: data.months }), sessions }
    if (!state) return state
    if (type === 'TrainingRetired') return { ...state, retired: true }
    return { ...state, sessions: new Map([...sessions, [data.lesson, type === 'TrainingSessionCalledOff']]) }
  },
  decide: (command, state) => {
    const one = { programme: command.programme, module: command.module }
    if (state?.retired) return refuse('module-retired')
    if (command.type === 'Set') return set(one, command, state)
    return state ? taught(one, command, state) : refuse('unknown-module')
  },
}
