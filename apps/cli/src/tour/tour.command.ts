import { existsSync } from 'node:fs'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Command, Surroundings } from '../command.ts'
import { accountOptions, credentialsFrom } from '../connect/api.ts'
import { type Connection, connectHere, connectInto, withConnection } from '../connect/connection.ts'
import { Failed, UsageError } from '../failures.ts'
import { readImportFile, writeRejected } from '../import/file.ts'
import type { TourFile } from './import-step.ts'
import { runTour } from './tour.ts'
import { tourLines } from './tour-lines.ts'

const shipped = fileURLToPath(new URL('../../tour-data/patient-feedback.csv', import.meta.url))
/** The file that comes with the repository. */
export const shippedFile = (): TourFile => ({ ...readImportFile('--file', '/', shipped), namesNobody: true })
const usualFolder = '.heard/tour'

type Place = { readonly connection: Connection; readonly folder: string | undefined }

const fileOf = ({ standing }: Surroundings, named: string | undefined): TourFile =>
  named === undefined ? shippedFile() : { ...readImportFile('--file', standing, named), namesNobody: false }

const placeOf = async (texts: Readonly<Record<string, string>>, surroundings: Surroundings): Promise<Place> => {
  if (texts.into !== undefined && texts.folder !== undefined) throw new UsageError('--folder and --into exclude each other; leave one out')
  if (texts.into !== undefined) return { connection: connectInto(texts.into), folder: undefined }
  const folder = texts.folder === undefined ? resolve(surroundings.root, usualFolder) : resolve(surroundings.standing, texts.folder)
  if (existsSync(join(folder, 'facts.sqlite'))) {
    throw new Failed(
      `${folder} has facts in it already; name a new folder with --folder DIR, or run the tour into a running platform with --into URL`,
    )
  }
  return { connection: await connectHere(surroundings, folder), folder }
}

/** `HEARD_DATA_DIR=.heard/tour npm start`, to be typed in the repository's folder. */
export const startLine = (root: string, folder: string): string => {
  const inside = relative(root, folder)
  const named = inside.startsWith('..') ? folder : inside
  return `HEARD_DATA_DIR=${/^[\w./-]+$/.test(named) ? named : `'${named.replaceAll("'", "'\\''")}'`} npm start`
}

/** `heard tour` */
export const tour: Command = {
  name: 'tour',
  summary: 'Run the whole chain on real input: import, code, recommend, answer, commit, progress, report',
  notes: [
    'Works on a new data folder of its own (.heard/tour), which npm start opens afterwards, or with --into through the API of a running platform.',
    'Without --file it imports 208 rows of published NHS patient feedback that name nobody (MIT © 2021 NHS England).',
  ],
  arguments: [],
  options: {
    file: { value: 'CSV', what: 'CSV or XLSX file to import instead' },
    into: { value: 'URL', what: 'address of a running platform' },
    folder: { value: 'DIR', what: 'new data folder to work in' },
    ...accountOptions,
  },
  async run({ texts }, surroundings) {
    const file = fileOf(surroundings, texts.file)
    const credentials = credentialsFrom(texts, surroundings)
    const { connection, folder } = await placeOf(texts, surroundings)
    const today = new Date().toISOString().slice(0, 10)
    const { rejected, ...result } = await withConnection(connection, () =>
      runTour({ connection, credentials, file, today, progress: surroundings.progress }),
    )
    const rejectedFile = writeRejected(file, surroundings.standing, rejected)
    const start = folder === undefined ? undefined : startLine(surroundings.root, folder)
    return {
      done: true,
      data: { ...result, rejectedFile: rejectedFile ?? null, folder: folder ?? null, start: start ?? null },
      lines: tourLines(result, { start, rejectedFile, ownAccount: credentials !== undefined }),
    }
  },
}
