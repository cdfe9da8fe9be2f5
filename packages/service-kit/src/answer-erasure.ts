import { type ErasedStore, type ErasureFact, erasureFacts } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { Inject, Injectable, type Type } from '@nestjs/common'
import { derivedUuid } from './ids.ts'
import { Platform } from './platform.ts'
import { ReadModel } from './read-model.ts'
import type { Policy } from './service.ts'

/** A fact that stores answer: with the first everybody stops processing, from the second on there is no way back. */
export type ErasureStep = RecordedFact<ErasureFact<'ErasureStarted' | 'ErasureIntended'>>

/** Records that a store has purged what it held; the same answer to the same fact is recorded once. */
export const answerErasure = async (
  platform: Pick<Platform, 'store' | 'clock'>,
  step: ErasureStep,
  store: ErasedStore,
  rows: number,
): Promise<void> => {
  const { programme, erasure } = step.data
  await platform.store.append({
    stream: step.stream,
    expected: 'any',
    facts: [
      {
        id: derivedUuid(`${step.id}/${store}`),
        type: 'StorePurged',
        version: erasureFacts.StorePurged.version,
        data: { programme, erasure, store, rows },
        metadata: { actor: 'system', at: new Date(platform.clock.now()).toISOString(), cause: step.id },
      },
    ],
  })
}

/** A read model names a person who was erased. */
class PersonInReadModel extends Error {
  readonly type = 'person-in-read-model'
}

const PATIENCE_MS = 60_000
const COLUMNS = `
SELECT m.name AS "table" FROM sqlite_schema m, pragma_table_info(m.name) p WHERE m.type = 'table' AND p.name = 'person'`

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Tables that still have rows of this person. A person is named in columns of that name only; the canary test looks into all others. */
const tablesNaming = (model: ReadModel, person: string): number =>
  model
    .query<{ table: string }>(COLUMNS)
    .filter(({ table }) => model.query(`SELECT 1 AS found FROM ${quoted(table)} WHERE person = ? LIMIT 1`, person).length > 0).length

/**
 * The answer to an erasure of a service whose read models hold ids and references: once they have folded the erasure, it looks whether they still name the
 * person. What was erased for some purposes only may be named for others.
 * @throws PersonInReadModel
 */
export const readModelAnswersErasure = (store: ErasedStore): Type<Policy> => {
  @Injectable()
  class ReadModelAnswersErasure implements Policy {
    readonly name = 'answer-erasure'
    readonly types = ['ErasureIntended']

    constructor(
      @Inject(Platform) private readonly platform: Platform,
      @Inject(ReadModel) private readonly model: ReadModel,
    ) {}

    async handle(fact: RecordedFact): Promise<void> {
      const step = fact as ErasureStep
      const { person, purposes } = step.data
      const folded = await this.model.waitFor(step.position, PATIENCE_MS)
      if (!folded || (!purposes && tablesNaming(this.model, person) > 0)) throw new PersonInReadModel(`a read model of ${store} names a person`)
      await answerErasure(this.platform, step, store, 0)
    }
  }
  return ReadModelAnswersErasure
}
