import { type DrillView, ErasedStore, type ErasureState, type ErasureView } from '@heard/contracts/engagement'
import type { ReadModel } from '@heard/service-kit'

/** An erasure takes seconds; one that is open for longer than this has to be looked at. */
const LATE_MS = 3_600_000

type Row = {
  readonly erasure: string
  readonly programme: string
  readonly contribution: string
  readonly asked_by: ErasureView['by']
  readonly way: NonNullable<ErasureView['way']> | null
  readonly purposes: string
  readonly requested_at: string
  readonly state: ErasureState
  readonly hold: string | null
  readonly horizon: string | null
}
type StepRow = { readonly erasure: string; readonly what: ErasureView['steps'][number]['what']; readonly at: string; readonly name: string | null }

const NEWEST = 'SELECT * FROM erasures WHERE programme = ? ORDER BY requested_at DESC, erasure LIMIT 500'
const STEPS = `SELECT erasure, what, at, name FROM erasure_steps WHERE erasure IN (SELECT erasure FROM (${NEWEST})) ORDER BY erasure, place`

const PROCESSES = 'SELECT process, part FROM part_processes ORDER BY part, process'
const CHECKS = `SELECT erasure, process, part, found FROM part_checks WHERE erasure IN (SELECT erasure FROM (${NEWEST})) ORDER BY part, process`

type Process = Pick<ErasureView['checks'][number], 'process' | 'part'>
type CheckRow = Process & { readonly erasure: string; readonly found: string }

/** Who looked into their folder, and while it is under way, who still has to. What was left in a folder that is gone is gone with it. */
export const checksOf = ({ state }: Pick<Row, 'state'>, looked: readonly CheckRow[], processes: readonly Process[]): ErasureView['checks'] => {
  const stands = looked.filter(({ process, found }) => found === '[]' || processes.some((one) => one.process === process))
  const said = stands.map(({ process, part, found }) => ({ process, part, found: JSON.parse(found) as ErasedStore[] }))
  const isUnderWay = state === 'started' || state === 'unverified'
  const silent = processes.filter(({ process }) => isUnderWay && looked.every((one) => one.process !== process))
  return [...said, ...silent.map((one) => ({ ...one, found: 'awaited' as const }))]
}

const waitingFor = ({ state }: Row, steps: readonly StepRow[]): ErasedStore[] =>
  state === 'started' ? ErasedStore.options.filter((store) => !steps.some(({ what, name }) => what === 'store-purged' && name === store)) : []

const viewOf = (row: Row, steps: readonly StepRow[], checks: ErasureView['checks'], now: number): ErasureView => {
  const { erasure, contribution, asked_by: by, way, state, requested_at: requestedAt, hold, horizon } = row
  const open = state !== 'held' && state !== 'erased'
  return {
    erasure,
    contribution,
    by,
    ...(way === null ? {} : { way }),
    purposes: JSON.parse(row.purposes) as ErasureView['purposes'],
    state,
    requestedAt,
    late: open && now - Date.parse(requestedAt) > LATE_MS,
    ...(hold === null ? {} : { hold }),
    waitingFor: waitingFor(row, steps),
    checks,
    steps: steps.map(({ what, at, name }) => ({ what, at, ...(name === null ? {} : { name }) })),
    ...(horizon === null ? {} : { horizon }),
  }
}

/** The newest erasures of a programme; `apart`: where parts run apart, so that each process has to look. */
export const erasuresOf = (model: ReadModel, programme: string, now: number, apart: boolean): ErasureView[] => {
  const processes = apart ? model.query<Process>(PROCESSES).map((one) => ({ ...one })) : []
  const looked = Map.groupBy(model.query<CheckRow>(CHECKS, programme), ({ erasure }) => erasure)
  const steps = Map.groupBy(model.query<StepRow>(STEPS, programme), ({ erasure }) => erasure)
  return model.query<Row>(NEWEST, programme).map((row) => {
    const checks = checksOf(row, looked.get(row.erasure) ?? [], processes)
    return viewOf(row, steps.get(row.erasure) ?? [], checks, now)
  })
}

/** The newest drill of each kind. */
export const lastDrills = (model: ReadModel): DrillView[] => [...model.query<DrillView>('SELECT drill, outcome, at FROM drills ORDER BY drill')]

/** Erasures that are not done, oldest first. */
export const openErasures = (model: ReadModel): readonly { readonly programme: string; readonly erasure: string }[] =>
  model.query("SELECT programme, erasure FROM erasures WHERE state <> 'erased' ORDER BY requested_at, erasure")
