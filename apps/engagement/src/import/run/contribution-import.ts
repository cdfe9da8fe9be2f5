import { given } from '@heard/contracts'
import type { ImportCounts, ImportFact, ImportMap } from '@heard/contracts/engagement'
import { RevisionConflict } from '@heard/event-sourcing'
import type { FieldRequest } from '@heard/service-kit'
import { type Sealed, SubjectErased } from '@heard/vault'
import type { AskedHere } from '../map/map-answers.ts'
import type { KnownNames } from '../map/map-values.ts'
import { rowProblem } from '../map/map-values.ts'
import { createRowMapper } from '../map/row-mapper.ts'
import type { TableRow } from '../table/table.ts'
import { contributionKey, personKey, themeOf } from './import-keys.ts'
import type { ImportPorts } from './import-ports.ts'
import type { RejectedRow } from './rejected-csv.ts'
import { type Candidate, createRowSorter } from './sort-rows.ts'

export type ImportPlan = {
  readonly programme: string
  readonly batch: string
  /** Account that imports. */
  readonly actor: string
  readonly map: ImportMap
  readonly header: readonly string[]
  readonly known?: KnownNames
  /** The conversation that the map names. */
  readonly asked?: AskedHere | undefined
}

export type ImportResult = { readonly counts: ImportCounts; readonly rejected: readonly RejectedRow[] }

type Identified = Candidate & { readonly contribution: string; readonly subject: string }
type Outcome = 'accepted' | 'duplicate' | 'erased'

/** Long enough for the slowest batch; what a crash leaves sealed without a fact is swept after it. */
const DEADLINE_MS = 60_000

/** A batch could not be recorded before what was sealed for it may be swept. */
class ImportTooSlow extends Error {
  readonly type = 'import-too-slow'
}

const streamOf = (programme: string, contribution: string): string => `contribution-${programme}.${contribution}`

/** One run over one file. Repeating it with the same file adds nothing; after a crash it adds what is missing. */
export class ContributionImport {
  private readonly named = new Set<string>()
  private readonly counts = { rows: 0, accepted: 0, rejected: 0, duplicates: 0, leftOut: 0 }
  private readonly rejected: RejectedRow[] = []

  constructor(
    private readonly ports: ImportPorts,
    private readonly plan: ImportPlan,
  ) {}

  /**
   * Imports batch after batch, with a pause between two so that others get their turn.
   * @throws MapDoesNotFit before anything is recorded
   */
  async run(batches: AsyncIterable<readonly TableRow[]>, onProgress: (counts: ImportCounts) => void): Promise<ImportResult> {
    const { map, header, known, asked, programme, batch } = this.plan
    const sort = createRowSorter(map, createRowMapper(map, header, { known, asked }))
    await this.record(`import-${programme}.${batch}`, { type: 'ImportStarted', data: { programme, batch } })
    for await (const rows of batches) {
      const sorted = sort(rows)
      this.counts.rows += rows.length
      this.counts.leftOut += sorted.leftOut
      this.counts.duplicates += sorted.repeated
      this.reject(sorted.rejected)
      await this.importAll(sorted.candidates, new Map(rows.map((row) => [row.row, row])))
      onProgress({ ...this.counts })
      await this.ports.pause()
    }
    await this.record(`import-${programme}.${batch}`, { type: 'ImportFinished', data: { programme, batch, ...this.counts } })
    return { counts: { ...this.counts }, rejected: this.rejected }
  }

  private async importAll(candidates: readonly Candidate[], rows: ReadonlyMap<number, TableRow>): Promise<void> {
    if (candidates.length === 0) return
    const identified = await this.identify(candidates)
    this.counts.duplicates += candidates.length - identified.length
    if (identified.length === 0) return
    await this.ports.pause()
    await this.nameLabels(identified)
    const outcomes = await this.sealAndRecord(identified)
    const erased = new Set<TableRow>()
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome === 'accepted') this.counts.accepted += 1
      if (outcome === 'duplicate') this.counts.duplicates += 1
      const row = outcome === 'erased' ? rows.get(identified[index]?.row ?? 0) : undefined
      if (row) erased.add(row)
    }
    this.reject([...erased].map((row) => ({ row, problems: [erasedPerson(row)] })))
  }

  private reject(rejected: readonly RejectedRow[]): void {
    this.counts.rejected += rejected.length
    this.rejected.push(...rejected)
  }

  /** Gives each its ids, or those it was given when it was first seen; leaves out those that are recorded. */
  private async identify(candidates: readonly Candidate[]): Promise<Identified[]> {
    const { vault, newId } = this.ports
    const { programme } = this.plan
    const known = [...new Set(candidates.flatMap(({ person }) => person ?? []))]
    const persons = await vault.linkAll(known.map((person) => ({ fingerprint: personKey(vault, programme, person), target: { person: newId() } })))
    const subjects = new Map(known.map((person, index) => [person, persons[index]?.person]))
    const proposed = candidates.map((candidate) => ({
      fingerprint: contributionKey(vault, programme, candidate.rowKey, candidate.part),
      target: { contribution: newId(), person: (candidate.person === undefined ? undefined : subjects.get(candidate.person)) ?? newId() },
    }))
    const kept = await vault.linkAll(proposed)
    const identified = candidates.map(async (candidate, index): Promise<Identified[]> => {
      const { contribution, person } = kept[index] ?? {}
      if (contribution === undefined || person === undefined) throw new TypeError('a link of an import has lost its target')
      const seenBefore = contribution !== proposed[index]?.target.contribution
      if (seenBefore && (await this.isRecorded(contribution))) return []
      return [{ ...candidate, contribution, subject: person }]
    })
    return (await Promise.all(identified)).flat()
  }

  private async isRecorded(contribution: string): Promise<boolean> {
    for await (const _ of this.ports.store.readStream(streamOf(this.plan.programme, contribution), { limit: 1 })) return true
    return false
  }

  /** Names the labels that this run has not named yet, before anything refers to them. */
  private async nameLabels(contributions: readonly Identified[]): Promise<void> {
    const labels = [...new Set(contributions.flatMap((contribution) => contribution.labels))].filter((label) => !this.named.has(label))
    if (labels.length === 0) return
    const { programme, batch, map } = this.plan
    const language = 'constant' in map.language ? map.language.constant : 'en'
    const row = { subject: programme, purpose: 'publication', field: 'import.label' } as const
    const { sealed, deadline } = await this.seal(labels.map((text) => ({ ...row, payload: { language, text } })))
    const named = labels.map((label, index) => ({ theme: themeOf(this.ports.vault, programme, label), name: at(sealed, index) }))
    await this.record(`import-${programme}.${batch}`, { type: 'ImportLabelsNamed', data: { programme, batch, labels: named } }, { deadline })
    for (const label of labels) this.named.add(label)
  }

  /** All in one commit of the vault, then each in its own stream; if somebody among them was erased, one by one. */
  private async sealAndRecord(contributions: readonly Identified[]): Promise<Outcome[]> {
    try {
      const requests = contributions.map(requestsOf)
      const { sealed, deadline } = await this.seal(requests.flat())
      await this.ports.pause()
      let next = 0
      return await Promise.all(
        contributions.map((contribution, index) => {
          const from = next
          next += requests[index]?.length ?? 0
          return this.recordContribution(contribution, sealed.slice(from, next), deadline)
        }),
      )
    } catch (error) {
      if (!(error instanceof SubjectErased)) throw error
      if (contributions.length === 1) return ['erased']
      const outcomes: Outcome[] = []
      for (const contribution of contributions) outcomes.push(...(await this.sealAndRecord([contribution])))
      return outcomes
    }
  }

  private async recordContribution(mapped: Identified, sealed: readonly Sealed[], deadline: number): Promise<Outcome> {
    const { programme, batch, map, asked } = this.plan
    const { contribution, subject: person, stages, language, day, answers } = mapped
    const attributes = sealed[1]
    const data: ImportFact<'ContributionImported'>['data'] = {
      programme,
      batch,
      contribution,
      person,
      stages: [...stages],
      language,
      words: at(sealed, 0),
      ...(attributes === undefined ? {} : { attributes }),
      deidentified: map.deidentified,
      labels: mapped.labels.map((label) => themeOf(this.ports.vault, programme, label)),
      ...(day === undefined ? {} : { given: day }),
      ...(answers && asked ? { answers: { conversation: asked.conversation, questionnaire: asked.questionnaire } } : {}),
    }
    try {
      await this.record(streamOf(programme, contribution), { type: 'ContributionImported', data }, { expected: 'none', deadline })
      return 'accepted'
    } catch (error) {
      // Another run of the same file was faster.
      if (error instanceof RevisionConflict) return 'duplicate'
      throw error
    }
  }

  private async seal(requests: readonly FieldRequest[]): Promise<{ readonly sealed: readonly Sealed[]; readonly deadline: number }> {
    const deadline = this.ports.now() + DEADLINE_MS
    return { sealed: await this.ports.vault.seal(requests, { deadline: new Date(deadline).toISOString() }), deadline }
  }

  private async record(
    stream: string,
    fact: ImportFact,
    { expected = 'any', deadline = Number.POSITIVE_INFINITY }: { readonly expected?: 'any' | 'none'; readonly deadline?: number } = {},
  ): Promise<void> {
    const now = this.ports.now()
    if (now > deadline) throw new ImportTooSlow()
    const metadata = { actor: this.plan.actor, at: new Date(now).toISOString() }
    await this.ports.store.append({ stream, expected, facts: [{ ...fact, id: this.ports.newId(), version: 1, metadata }] })
  }
}

const at = (sealed: readonly Sealed[], index: number): Sealed => {
  const found = sealed[index]
  if (!found) throw new TypeError('the vault answered with less than was sealed')
  return found
}

const requestsOf = ({ subject, words, answers, community, attributes }: Identified): FieldRequest[] => {
  const attributesRow = { subject, purpose: 'narrative', field: 'contribution.attributes' } as const
  const texts = Object.fromEntries(Object.entries(words).flatMap(([field, text]) => (text === undefined ? [] : [[field, text]])))
  const some = community !== undefined || answers !== undefined || Object.keys(attributes).length > 0
  return [
    { subject, purpose: 'narrative', field: 'contribution.words', payload: texts },
    ...(some ? [{ ...attributesRow, payload: { ...given({ community, answers: answers?.held }), attributes } }] : []),
  ]
}

const erasedPerson = ({ row }: TableRow) =>
  rowProblem(row, 'erased-person', 'This person had their data erased here; nothing of theirs is taken in again. Remove the row from your file')
