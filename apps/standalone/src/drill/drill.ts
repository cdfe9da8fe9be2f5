import { erasureFacts } from '@heard/contracts/engagement'
import { StoreUnusable } from '@heard/event-sourcing'
import { type Clock, type Configuration, checkedStore, uuidv7 } from '@heard/service-kit'
import { hasFacts, openFacts } from '../recorded-facts.ts'
import { facts } from '../services.ts'

export type DrillName = 'erasure' | 'restore'

/** One thing that a drill proved, or did not. `what` is for people, `step` for the record. */
export type DrillStep = { readonly step: string; readonly what: string; readonly passed: boolean; readonly milliseconds: number }
export type DrillResult = { readonly drill: DrillName; readonly passed: boolean; readonly steps: readonly DrillStep[]; readonly facts?: number }

/** Proves one thing; answers false, or throws, when it is not so. */
export type Check = (step: string, what: string, proof: () => Promise<boolean>) => Promise<void>

class NotProved extends Error {}

/** Runs the checks of a drill one after the other; the first that fails ends it. */
export const runDrill = async (drill: DrillName, progress: (what: string) => void, course: (check: Check) => Promise<void>): Promise<DrillResult> => {
  const steps: DrillStep[] = []
  const check: Check = async (step, what, proof) => {
    progress(what)
    const began = performance.now()
    const passed = await proof().catch(() => false)
    steps.push({ step, what, passed, milliseconds: Math.round(performance.now() - began) })
    if (!passed) throw new NotProved()
  }
  try {
    await course(check)
    return { drill, passed: true, steps }
  } catch (error) {
    if (error instanceof NotProved) return { drill, passed: false, steps }
    throw error
  }
}

/** Records a drill in the log of this installation. Not where there is none yet, and not while a platform runs on it: then the answer says why. */
export const recordDrill = async (
  where: Pick<Configuration, 'dataDirectory' | 'eventStore' | 'database'>,
  { drill, passed, steps }: DrillResult,
  clock: Clock = Date,
): Promise<'recorded' | 'no-log' | 'in-use'> => {
  if (!hasFacts(where)) return 'no-log'
  try {
    const store = checkedStore(await openFacts(where), facts)
    const data = { drill, outcome: passed ? 'passed' : 'failed', steps: steps.map((each) => ({ step: each.step, passed: each.passed })) }
    const metadata = { actor: 'system', at: new Date(clock.now()).toISOString() }
    const fact = { id: uuidv7(clock.now()), type: 'DrillDone', version: erasureFacts.DrillDone.version, data, metadata }
    await store.append({ stream: `drill-${drill}`, expected: 'any', facts: [fact] }).finally(() => store.close())
    return 'recorded'
  } catch (error) {
    if (error instanceof StoreUnusable) return 'in-use'
    throw error
  }
}
