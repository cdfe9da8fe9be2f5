import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'
import { flushCompileCache } from 'node:module'
import { SqliteEventStore } from './sqlite-event-store.ts'

const LANES = 20
const [file = '', cycle = '0'] = process.argv.slice(2)

const say = (line: string): void => {
  writeSync(1, `${line}\n`)
}

/** Appends batches of one to five facts for as long as the process lives; says each one that the store acknowledged. */
const write = async (store: SqliteEventStore, lane: number): Promise<void> => {
  const stream = `drill-${cycle}.${lane}`
  let expected: 'none' | bigint = 'none'
  for (let batch = 0; ; batch += 1) {
    const of = 1 + ((batch + lane) % 5)
    const facts = Array.from({ length: of }, (_, index) => ({
      id: randomUUID(),
      type: 'DrillStep',
      version: 1,
      data: { batch, index, of },
      metadata: { actor: 'system', at: new Date().toISOString() },
    }))
    const { revision, position } = await store.append({ stream, expected, facts })
    expected = revision
    say(`${stream} ${batch} ${of} ${position}`)
  }
}

const store = SqliteEventStore.open(file)
// Killed as it will be, it would leave the next one nothing that it compiled.
flushCompileCache()
say('ready')
await Promise.all(Array.from({ length: LANES }, (_, lane) => write(store, lane)))
