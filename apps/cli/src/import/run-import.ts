import { setTimeout as pause } from 'node:timers/promises'
import {
  type ImportCounts,
  type ImportMap,
  type ImportPreview,
  importStatus,
  previewImport,
  rejectedRows,
  startImport,
  type UploadedTable,
  uploadImport,
} from '@heard/contracts/engagement'
import type { Ask } from '../connect/api.ts'
import { Failed } from '../failures.ts'
import type { ImportFile } from './file.ts'

const LOOK_EVERY_MS = 50

/** What an import came to. `rejected`: its rows as CSV, when there are any. */
export type Imported = { readonly batch: string; readonly counts: ImportCounts; readonly rejected: string | undefined; readonly seconds: number }

export const upload = (ask: Ask, programme: string, { name, content }: ImportFile, map?: ImportMap): Promise<UploadedTable> =>
  ask(uploadImport, { params: { programme }, body: { name, content: content.toString('base64'), ...(map ? { layout: map.layout } : {}) } })

export const dryRun = (ask: Ask, programme: string, table: UploadedTable, map: ImportMap): Promise<ImportPreview> =>
  ask(previewImport, { params: { programme, upload: table.upload }, body: { map } })

/** Imports and waits until it has finished. @throws Failed when it stops half way */
export const runImport = async (
  ask: Ask,
  programme: string,
  table: UploadedTable,
  map: ImportMap,
  progress: (line: string) => void,
): Promise<Imported> => {
  const began = performance.now()
  const { batch } = await ask(startImport, { params: { programme, upload: table.upload }, body: { map } })
  for (;;) {
    const { state, counts } = await ask(importStatus, { params: { programme, batch } })
    if (state === 'failed' || state === 'interrupted') {
      throw new Failed(`The import stopped half way (${state}); the same command again completes it and takes nothing twice`)
    }
    if (state === 'finished' && counts) {
      const seconds = (performance.now() - began) / 1000
      const rejected = counts.rejected > 0 ? (await ask(rejectedRows, { params: { programme, batch } })).csv : undefined
      return { batch, counts, rejected, seconds }
    }
    if (counts) progress(`${counts.rows} of ${table.rows} rows read, ${counts.accepted} contributions taken, ${counts.rejected} rows rejected`)
    await pause(LOOK_EVERY_MS)
  }
}
