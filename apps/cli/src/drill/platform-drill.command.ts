import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { DrillResult, DrillStep } from '@heard/standalone'
import { wholeNumber } from '../arguments.ts'
import type { Command, Outcome, Surroundings } from '../command.ts'

const notRecorded = {
  recorded: [],
  'no-log': ['Not recorded: there is no data folder of a platform yet (HEARD_DATA_DIR).'],
  'in-use': ['Not recorded: a platform runs on the data folder; stop it and run the drill again to record one.'],
} as const

const recording = 'What it proved is recorded in the log of the data folder, for auditors.'

const lineOf = ({ what, passed, milliseconds }: DrillStep): string =>
  `${passed ? 'proved    ' : 'NOT PROVED'} ${what} (${(milliseconds / 1000).toFixed(1)} s)`

/** Runs a drill in a folder that goes with it, and records what came of it. */
const drillIn = async ({ environment, root }: Surroundings, name: string, work: (folder: string) => Promise<DrillResult>): Promise<Outcome> => {
  const { readConfiguration, recordDrill } = await import('@heard/standalone')
  const folder = mkdtempSync(join(tmpdir(), `heard-${name}-drill-`))
  try {
    const result = await work(folder)
    const record = await recordDrill(readConfiguration(environment, root), result)
    const size = result.facts ? [`The backup had ${result.facts} facts.`] : []
    return { done: result.passed, data: { ...result, record }, lines: [...result.steps.map(lineOf), ...size, ...notRecorded[record]] }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** `heard drill erasure` */
export const erasureDrillCommand: Command = {
  name: 'drill erasure',
  summary: 'Prove that what was erased stays erased when a backup from before is restored',
  notes: [`Works in a temporary folder with a platform of its own. ${recording}`],
  arguments: [],
  options: {},
  async run(_given, surroundings) {
    const { erasureDrill } = await import('@heard/standalone')
    return drillIn(surroundings, 'erasure', (folder) => erasureDrill(folder, surroundings.progress))
  },
}

/** `heard drill restore` */
export const restoreDrillCommand: Command = {
  name: 'drill restore',
  summary: 'Prove that a backup can be restored, whole, and measure how long each step takes',
  notes: [
    `Works in a temporary folder with a platform of its own. ${recording}`,
    'With --on-servers its facts and its vault are on the servers of HEARD_EVENT_STORE and HEARD_DATABASE_URL: in two new databases, which are deleted',
    'afterwards, and under two new prefixes of streams, which stay there. The data of the platform are not touched.',
  ],
  arguments: [],
  options: {
    stories: { value: 'N', what: 'how many stories there are (5 unless given)' },
    'on-servers': { what: 'work on the servers of the configuration instead of files' },
  },
  async run({ texts, switches }, surroundings) {
    const stories = texts.stories === undefined ? undefined : wholeNumber('stories', texts.stories, 2)
    const { inFolders, onServers, readConfiguration, restoreDrill } = await import('@heard/standalone')
    const { environment, root, progress } = surroundings
    const named = stories === undefined ? {} : { stories }
    const configuration = readConfiguration(environment, root)
    const on = switches.has('on-servers') ? onServers : (_: unknown, work: (places: typeof inFolders) => Promise<DrillResult>) => work(inFolders)
    return drillIn(surroundings, 'restore', (folder) => on(configuration, (places) => restoreDrill(folder, progress, { ...named, places })))
  },
}
