import type { ImportPreview, PreviewedContribution, RowProblem } from '@heard/contracts/engagement'
import { type AskedHere, chosenInWords } from '../map/map-answers.ts'
import { createRowMapper } from '../map/row-mapper.ts'
import type { TableRow } from '../table/table.ts'
import type { ImportPlan } from './contribution-import.ts'
import { contributionKey } from './import-keys.ts'
import type { ImportPorts } from './import-ports.ts'
import type { RejectedRow } from './rejected-csv.ts'
import { type Candidate, createRowSorter } from './sort-rows.ts'

export type Preview = { readonly preview: ImportPreview; readonly rejected: readonly RejectedRow[] }

const SHOWN = { contributions: 20, problems: 50, labels: 500 }

const shown = (
  { row, part, words, answers, community, stages, language, day, labels, attributes }: Candidate,
  known: boolean,
  asked: AskedHere | undefined,
): PreviewedContribution => ({
  row,
  part,
  words,
  chosen: answers && asked ? chosenInWords(asked, answers) : [],
  ...(community === undefined ? {} : { community }),
  stages: [...stages],
  language,
  ...(day === undefined ? {} : { day }),
  labels: [...labels],
  attributes: { ...attributes },
  known,
})

/**
 * What an import would do; nothing is sealed, linked or recorded. A contribution that an earlier import began but never finished counts as known.
 * @throws MapDoesNotFit
 */
export const previewImport = async (
  { vault, pause }: Pick<ImportPorts, 'pause'> & { readonly vault: Pick<ImportPorts['vault'], 'linked' | 'fingerprint'> },
  { programme, map, header, known: names, asked }: Omit<ImportPlan, 'batch' | 'actor'>,
  batches: AsyncIterable<readonly TableRow[]>,
): Promise<Preview> => {
  const sort = createRowSorter(map, createRowMapper(map, header, { known: names, asked }))
  const counts = { rows: 0, accepted: 0, rejected: 0, duplicates: 0, leftOut: 0 }
  const contributions: PreviewedContribution[] = []
  const rejected: RejectedRow[] = []
  const labels = new Map<string, number>()
  let repeated = 0
  let withoutDay = 0
  for await (const rows of batches) {
    const sorted = sort(rows)
    const links = await Promise.all(sorted.candidates.map(({ rowKey, part }) => vault.linked(contributionKey(vault, programme, rowKey, part))))
    const known = links.filter((link) => link !== undefined).length
    counts.rows += rows.length
    counts.accepted += sorted.candidates.length - known
    counts.rejected += sorted.rejected.length
    counts.duplicates += known + sorted.repeated
    counts.leftOut += sorted.leftOut
    repeated += sorted.repeated
    withoutDay += sorted.withoutDay
    rejected.push(...sorted.rejected)
    for (const [index, candidate] of sorted.candidates.entries()) {
      if (contributions.length < SHOWN.contributions) contributions.push(shown(candidate, links[index] !== undefined, asked))
      for (const label of candidate.labels) labels.set(label, (labels.get(label) ?? 0) + 1)
    }
    await pause()
  }
  return { preview: { counts, contributions, ...summary(labels, rejected), notes: notesOn(repeated, withoutDay) }, rejected }
}

const summary = (
  labels: ReadonlyMap<string, number>,
  rejected: readonly RejectedRow[],
): { labels: ImportPreview['labels']; problems: RowProblem[] } => ({
  labels: [...labels]
    .map(([label, contributions]) => ({ label, contributions }))
    .toSorted((a, b) => b.contributions - a.contributions || (a.label < b.label ? -1 : 1))
    .slice(0, SHOWN.labels),
  problems: rejected.flatMap(({ problems }) => problems).slice(0, SHOWN.problems),
})

const notesOn = (repeated: number, withoutDay: number): string[] => [
  ...(repeated === 0
    ? []
    : [`${repeated} contributions stand in this file more than once and count once. If they are different people's, choose "each" in the map.`]),
  ...(withoutDay === 0 ? [] : [`${withoutDay} contributions have a day that cannot be read, and come without one.`]),
]
