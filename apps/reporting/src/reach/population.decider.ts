import type { Sealed } from '@heard/contracts'
import type { PopulationOf } from '@heard/contracts/reporting'
import { accept, type Decider, refuse } from '@heard/event-sourcing'
import type { PopulationFact } from './population.events.ts'

type Of = { readonly programme: string; readonly population: PopulationOf }
export type SetPopulation = Of & {
  readonly type: 'Set'
  readonly people: number
  readonly year: number
  readonly source: Sealed
  /** Whether the programme has, or had, whom the figure is of. */
  readonly isKnown: boolean
  readonly today: string
}
export type TakePopulationBack = Of & { readonly type: 'TakeBack' }
export type PopulationCommand = SetPopulation | TakePopulationBack
export type PopulationRefusal = 'unknown-group' | 'year-in-future' | 'no-figure'

export type Figure = Extract<PopulationFact, { type: 'PopulationSet' }>['data']
/** The figures that stand, by whom they are of. */
export type PopulationState = ReadonlyMap<string, Figure>

const keyOf = ({ by, column }: PopulationOf): string => `${by} ${column}`

/** What was said of how many people there are; the newest figure counts. */
export const populationDecider: Decider<PopulationCommand, PopulationState, PopulationFact, PopulationRefusal> = {
  initial: new Map(),
  evolve(state, fact) {
    const rest = [...state].filter(([key]) => key !== keyOf(fact.data.population))
    return new Map(fact.type === 'PopulationSet' ? [...rest, [keyOf(fact.data.population), fact.data]] : rest)
  },
  decide(command, state) {
    const { programme, population } = command
    if (command.type === 'TakeBack') {
      return state.has(keyOf(population))
        ? accept<PopulationFact>({ type: 'PopulationTakenBack', data: { programme, population } })
        : refuse('no-figure')
    }
    const { people, year, source, isKnown, today } = command
    if (!isKnown) return refuse('unknown-group')
    if (year > Number(today.slice(0, 4))) return refuse('year-in-future')
    return accept<PopulationFact>({ type: 'PopulationSet', data: { programme, population, people, year, source } })
  },
}
