import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Call, ready } from '@heard/contracts'
import { backUp } from '../backup/backup.ts'
import { BackupUnusable, type Manifest } from '../backup/manifest.ts'
import { restore } from '../restore/restore.ts'
import { type Check, type DrillResult, runDrill } from './drill.ts'
import {
  type DrillStory,
  drillConfiguration,
  handOver,
  keptApart,
  publishedLogs,
  shareDrillStory,
  withPlatform,
  wordsBehind,
} from './drill-platform.ts'
import { signsOn } from './signs-on.ts'

const LOOK_MS = 20
const STORIES = 5

/** Whether every read model comes to the end of the log, none of them stopped. */
const isReady = async (call: Call): Promise<boolean> => {
  for (;;) {
    const answer = await call(ready)
    if (answer.ok) return answer.body.degraded.length === 0
    await pause(LOOK_MS)
  }
}

const flipByte = (file: string): void => {
  const bytes = readFileSync(file)
  const middle = Math.floor(bytes.length / 2)
  bytes[middle] = (bytes[middle] ?? 0) ^ 1
  writeFileSync(file, bytes)
}

const course = async (folder: string, check: Check): Promise<void> => {
  const [now, backup, damaged, then] = ['now', 'backup', 'damaged', 'then'].map((name) => join(folder, name)) as [string, string, string, string]
  const texts = Array.from({ length: STORIES }, () => randomBytes(16).toString('hex'))
  const stories: DrillStory[] = []
  let manifest: Manifest | undefined
  const allOpen = async (call: Call): Promise<boolean> => {
    const found = await Promise.all(stories.map((story) => wordsBehind(call, story)))
    return found.length === STORIES && found.every((text, index) => text === texts[index])
  }

  await check('stories-shared', `${STORIES} stories are shared, and all open`, () =>
    withPlatform(now, async (call) => {
      for (const text of texts) stories.push(await shareDrillStory(call, text))
      return allOpen(call)
    }),
  )
  await check('backup-made', 'a backup is made', async () => {
    manifest = await backUp(drillConfiguration(now), backup)
    return manifest.facts > 0
  })
  await check('damage-noticed', 'a copy of the backup with one flipped bit is refused', async () => {
    cpSync(backup, damaged, { recursive: true })
    flipByte(join(damaged, 'vault.sqlite'))
    mkdirSync(then)
    return restore(damaged, drillConfiguration(then)).then(
      () => false,
      (error: unknown) => error instanceof BackupUnusable,
    )
  })
  await check(
    'backup-restored',
    'the backup is restored into an empty folder, beside the keys, the list of erasures and the published logs',
    async () => {
      handOver(now, then, [...keptApart, ...publishedLogs])
      const restored = await restore(backup, drillConfiguration(then))
      return restored.at === manifest?.at
    },
  )
  await check('platform-opens', 'the platform opens, every fact is there and every story', () =>
    withPlatform(then, async (call, { platform }) => Number(await platform.store.head()) >= (manifest?.facts ?? Number.NaN) && allOpen(call)),
  )
  await check('signing-goes-on', 'the public ledger and the private log go on from what was published, up to a new story', () =>
    withPlatform(then, async (call, heard) => {
      await shareDrillStory(call, randomBytes(16).toString('hex'))
      return signsOn(now, then, heard)
    }),
  )
  await check('read-models-rebuilt', 'every read model, none of which was backed up, is built again', () => withPlatform(then, isReady))
}

/** Rehearses in an empty folder that a backup can be restored: whole, and without a word lost. */
export const restoreDrill = (folder: string, progress: (what: string) => void): Promise<DrillResult> =>
  runDrill('restore', progress, (check) => course(folder, check))
