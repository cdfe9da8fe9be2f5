import { setTimeout as pause } from 'node:timers/promises'
import type { ImportCounts, ImportMap } from '@heard/contracts/engagement'
import { showCodebook, type ThemeView } from '@heard/contracts/reporting'
import type { Ask } from '../connect/api.ts'
import { Failed } from '../failures.ts'
import type { ImportFile } from '../import/file.ts'
import { dryRun, runImport, upload } from '../import/run-import.ts'
import type { Walk } from './walk.ts'

/** `namesNobody`: somebody read every row and says so. */
export type TourFile = ImportFile & { readonly namesNobody: boolean }
export type ImportStep = {
  readonly file: string
  readonly counts: ImportCounts
  readonly seconds: number
  readonly rowsPerSecond: number
  readonly map: ImportMap
  /** The rows that were not taken, as CSV. */
  readonly rejected: string | undefined
  readonly themes: readonly ThemeView[]
}

const PATIENCE_MS = 120_000
/** Where a file says nothing about stages: what people say about care belongs there. */
const stageOfCare = 'treatment'

const mapFrom = (proposed: ImportMap, namesNobody: boolean): ImportMap => ({
  ...proposed,
  stages: proposed.stages ?? { constant: [stageOfCare] },
  deidentified: namesNobody,
})

const labelled = (themes: readonly ThemeView[]): number =>
  themes.filter(({ origin }) => origin === 'import').reduce((sum, { contributions }) => sum + contributions, 0)

/** Labels become themes in the background: waits until so many contributions carry one. */
const themesOnceLabelled = async (ask: Ask, programme: string, expected: number): Promise<readonly ThemeView[]> => {
  const until = Date.now() + PATIENCE_MS
  for (;;) {
    const { themes } = await ask(showCodebook, { params: { programme } })
    if (labelled(themes) >= expected) return themes
    if (Date.now() > until)
      throw new Failed(`Only ${labelled(themes)} of ${expected} labelled contributions show in the codebook; see ./heard doctor`)
    await pause(100)
  }
}

const LISTED = 5
const listed = (columns: readonly string[], none: string): string =>
  columns.length === 0 ? none : columns.slice(0, LISTED).join(', ') + (columns.length > LISTED ? ` and ${columns.length - LISTED} more` : '')

const describeMap = ({ parts, sourceId, labels, attributes, stages }: ImportMap): string => {
  const texts = parts.flatMap((part) => part.texts.map(({ column }) => column))
  const labelColumns = labels.flatMap(({ columns }) => columns)
  const stage =
    stages && 'constant' in stages
      ? `stage ${stages.constant.join(', ')} for all, as the file names none`
      : `stage from ${stages?.column ?? 'nowhere'}`
  return [
    `text from ${listed(texts, 'nowhere')}`,
    `labels from ${listed(labelColumns, 'nowhere')}`,
    `rows told apart by ${sourceId?.join(', ') ?? 'their whole content'}`,
    stage,
    `kept beside the words: ${listed(
      attributes.map(({ column }) => column),
      'nothing',
    )}`,
  ].join('; ')
}

/** Imports the file by the map that the platform itself proposes. */
export const importStep = async ({ api, did, progress }: Walk, programme: string, file: TourFile): Promise<ImportStep> => {
  const { ask } = await api.as('analyst')
  const before = labelled((await ask(showCodebook, { params: { programme } })).themes)
  const table = await upload(ask, programme, file)
  const map = mapFrom(table.proposed, file.namesNobody)
  did(`Read ${file.name}: ${table.rows} rows. Map proposed by the platform: ${describeMap(map)}`)
  const preview = await dryRun(ask, programme, table, map)
  const { counts, seconds, rejected } = await runImport(ask, programme, table, map, progress)
  const rowsPerSecond = Math.round(counts.rows / seconds)
  did(
    `Imported ${counts.accepted} contributions (${counts.duplicates} known already, ${counts.rejected} rows rejected, ${counts.leftOut} left out) at ${rowsPerSecond} rows a second`,
  )
  did(
    file.namesNobody
      ? 'Declared as de-identified: every row of this file was read and names nobody'
      : 'Not declared as de-identified: these texts are read in analysis only after somebody took out the names',
  )
  progress('waiting for the labels to show as themes')
  const fromLabels = preview.labels.reduce((sum, { contributions }) => sum + contributions, 0)
  const themes = await themesOnceLabelled(ask, programme, counts.duplicates === 0 ? before + fromLabels : before)
  return { file: file.name, counts, seconds, rowsPerSecond, map, rejected, themes }
}
