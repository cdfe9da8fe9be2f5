import { readdirSync, readFileSync } from 'node:fs'
import { type RecordedFact, upcast } from '@heard/event-sourcing'
import { describe, expect, it } from 'vitest'
import { z } from 'zod'
import { facts, services } from './services.ts'
import { upcasts } from './upcasts.ts'

const folder = new URL('../golden/', import.meta.url)
const names = readdirSync(folder).filter((name) => name.endsWith('.json'))
const Golden = z.strictObject({
  id: z.uuid(),
  type: z.string(),
  version: z.int().min(1),
  stream: z.string(),
  data: z.looseObject({}),
  metadata: z.object({ actor: z.string(), at: z.iso.datetime() }).catchall(z.string()),
})

const golden = (name: string): RecordedFact => {
  const read = Golden.parse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')))
  return { ...read, revision: 0n, position: 1n }
}

describe('facts as they were ever written', () => {
  it('include every version of every fact that is defined, and no other', () => {
    const everyVersion = Object.entries(facts).flatMap(([type, { version }]) =>
      Array.from({ length: version }, (_, index) => `${type}@${index + 1}.json`),
    )
    expect(names.toSorted()).toEqual(everyVersion.toSorted())
  })

  it.each(names)('%s is named after what it holds', (name) => {
    const { type, version } = golden(name)
    expect(`${type}@${version}.json`).toBe(name)
  })

  it.each(names)('%s fits its newest definition after upcasting', (name) => {
    const fact = upcast(golden(name), upcasts)
    const definition = facts[fact.type]
    expect(fact.version).toBe(definition?.version)
    expect(definition?.data.parse(fact.data)).toEqual(fact.data)
  })

  it.each(names)('%s is folded by every projection that follows it', (name) => {
    const fact = upcast(golden(name), upcasts)
    for (const { projections } of services) {
      for (const projection of projections.filter(({ types }) => types.includes(fact.type))) {
        for (const change of projection.project(fact)) expect(projection.tables.map((table) => table.name)).toContain(change.table)
      }
    }
  })
})
