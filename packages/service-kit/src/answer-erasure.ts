import { type ErasedStore, type ErasureFact, erasureFacts } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { Inject, Injectable, type Type } from '@nestjs/common'
import { derivedUuid } from './ids.ts'
import { Platform } from './platform.ts'
import { ReadModel } from './read-model.ts'
import type { Policy } from './service.ts'

/** The fact that tells everybody to stop and to purge. */
export type ErasureStarted = RecordedFact<ErasureFact<'ErasureStarted'>>

/** Records that a store has purged what it held; the same answer to the same fact is recorded once. */
export const answerErasure = async (
  platform: Pick<Platform, 'store' | 'clock'>,
  started: ErasureStarted,
  store: ErasedStore,
  rows: number,
): Promise<void> => {
  const { programme, erasure } = started.data
  await platform.store.append({
    stream: started.stream,
    expected: 'any',
    facts: [
      {
        id: derivedUuid(`${started.id}/${store}`),
        type: 'StorePurged',
        version: erasureFacts.StorePurged.version,
        data: { programme, erasure, store, rows },
        metadata: { actor: 'system', at: new Date(platform.clock.now()).toISOString(), cause: started.id },
      },
    ],
  })
}

/** A read model names a person, which is against the rules of this house. */
class PersonInReadModel extends Error {
  readonly type = 'person-in-read-model'
}

const CELLS = `
SELECT m.name AS "table", p.name AS "column" FROM sqlite_schema m, pragma_table_info(m.name) p
WHERE m.type = 'table' AND m.name NOT LIKE 'heard\\_%' ESCAPE '\\' AND p.type = 'TEXT'`

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Rows of a read model in which some column is exactly this text. */
const rowsWith = (model: ReadModel, text: string): number => {
  const columns = Map.groupBy(model.query<{ table: string; column: string }>(CELLS), ({ table }) => table)
  return [...columns].reduce((sum, [table, cells]) => {
    const where = cells.map(({ column }) => `${quoted(column)} = ?1`).join(' OR ')
    return sum + (model.query<{ n: number }>(`SELECT count(*) AS n FROM ${quoted(table)} WHERE ${where}`, text)[0]?.n ?? 0)
  }, 0)
}

/**
 * The answer to an erasure of a service whose read models hold references only: there is nothing to purge, once it has looked that this is so.
 * @throws PersonInReadModel when a row names the person after all
 */
export const readModelAnswersErasure = (store: ErasedStore): Type<Policy> => {
  @Injectable()
  class ReadModelAnswersErasure implements Policy {
    readonly name = 'answer-erasure'
    readonly types = ['ErasureStarted']

    constructor(
      @Inject(Platform) private readonly platform: Platform,
      @Inject(ReadModel) private readonly model: ReadModel,
    ) {}

    async handle(fact: RecordedFact): Promise<void> {
      const started = fact as ErasureStarted
      if (rowsWith(this.model, started.data.person) > 0) throw new PersonInReadModel(`a read model of ${store} names a person`)
      await answerErasure(this.platform, started, store, 0)
    }
  }
  return ReadModelAnswersErasure
}
