import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Command } from '../command.ts'

const notRecorded = {
  recorded: [],
  'no-log': ['Not recorded: there is no data folder of a platform yet (HEARD_DATA_DIR).'],
  'in-use': ['Not recorded: a platform runs on the data folder; stop it and run the drill again to record one.'],
} as const

const drillCommand = (drill: 'erasure' | 'restore', summary: string): Command => ({
  name: `drill ${drill}`,
  summary,
  notes: ['Works in a temporary folder with a platform of its own. What it proved is recorded in the log of the data folder, for auditors.'],
  arguments: [],
  options: {},
  async run(_given, { environment, root, progress }) {
    const { erasureDrill, readConfiguration, recordDrill, restoreDrill } = await import('@heard/standalone')
    const configuration = readConfiguration(environment, root)
    const folder = mkdtempSync(join(tmpdir(), `heard-${drill}-drill-`))
    try {
      const result = await (drill === 'erasure' ? erasureDrill : restoreDrill)(folder, progress)
      const record = await recordDrill(configuration, result)
      return {
        done: result.passed,
        data: { ...result, record },
        lines: [...result.steps.map(({ what, passed }) => `${passed ? 'proved    ' : 'NOT PROVED'} ${what}`), ...notRecorded[record]],
      }
    } finally {
      rmSync(folder, { recursive: true, force: true })
    }
  },
})

/** `heard drill erasure` */
export const erasureDrillCommand = drillCommand('erasure', 'Prove that what was erased stays erased when a backup from before is restored')

/** `heard drill restore` */
export const restoreDrillCommand = drillCommand('restore', 'Prove that a backup can be restored, whole')
