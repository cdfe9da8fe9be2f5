import { ImportMap, type ImportMapInput } from '@heard/contracts/engagement'
import type { RecordedFact } from '@heard/event-sourcing'
import { MemoryEventStore } from '@heard/event-store'
import { type Json, MemoryVault } from '@heard/vault'
import type { TableRow } from '../table/table.ts'
import { allOf, inBatches } from '../test-data.fixture.ts'
import { ContributionImport, type ImportResult } from './contribution-import.ts'
import type { ImportPorts } from './import-ports.ts'
import { type Preview, previewImport } from './preview-import.ts'

const NOW = Date.parse('2026-01-05T09:00:00.000Z')

/** An imported contribution as somebody with access would see it. */
export type Seen = { readonly words: Json; readonly attributes: Json; readonly labels: readonly string[]; readonly given: string | undefined }

/** Importing into stores in memory; ids count up, time stands still. */
export const importBench = async () => {
  const store = new MemoryEventStore()
  const vault = await MemoryVault.open({
    policy: async (rows) => rows.map(() => ({ allowed: true })),
    record: async () => undefined,
    now: () => new Date(NOW).toISOString(),
  })
  let ids = 0
  const newId = (): string => {
    ids += 1
    return `00000000-0000-7000-8000-${String(ids).padStart(12, '0')}`
  }
  const ports: ImportPorts = { store, vault, newId, now: () => NOW, pause: () => Promise.resolve() }
  const factsOf = async (type: string): Promise<RecordedFact[]> => allOf(store.readAll({ types: [type] }))
  const payload = async (ref: string): Promise<Json> => {
    const [opened] = await vault.open([ref], { purpose: 'narrative', actor: 'a', reason: 'spec' })
    return opened?.status === 'open' ? opened.payload : `(${opened?.status})`
  }
  const imported = async () => (await factsOf('ContributionImported')).map(({ data }) => data as Imported)
  const run = (map: ImportMapInput, header: readonly string[], rows: readonly TableRow[], on: Partial<ImportPorts> = {}): Promise<ImportResult> =>
    new ContributionImport({ ...ports, ...on }, { programme: 'luton', batch: newId(), actor: 'ann', map: ImportMap.parse(map), header }).run(
      inBatches(rows),
      () => undefined,
    )
  const preview = (map: ImportMapInput, header: readonly string[], rows: readonly TableRow[]): Promise<Preview> =>
    previewImport(ports, { programme: 'luton', map: ImportMap.parse(map), header }, inBatches(rows))
  /** Everything imported, opened, in an order of its own. */
  const seen = async (): Promise<Seen[]> => {
    const all = (await imported()).map(async ({ words, attributes, labels, given }) => ({
      words: await payload(words.ref),
      attributes: attributes ? await payload(attributes.ref) : null,
      labels,
      given,
    }))
    return (await Promise.all(all)).toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
  }
  return { store, vault, ports, factsOf, imported, run, preview, seen }
}

type Reference = { readonly ref: string; readonly binding: string }
type Imported = {
  readonly contribution: string
  readonly person: string
  readonly words: Reference
  readonly attributes?: Reference
  readonly labels: readonly string[]
  readonly given?: string
}

export const rowsOf = (...rows: readonly (readonly string[])[]): TableRow[] => rows.map((cells, index) => ({ row: index + 2, cells }))
