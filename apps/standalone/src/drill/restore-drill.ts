import { randomBytes } from 'node:crypto'
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { isDeepStrictEqual } from 'node:util'
import { type Call, ready } from '@heard/contracts'
import { backUp } from '../backup/backup.ts'
import { BackupUnusable, type Manifest } from '../backup/manifest.ts'
import type { Heard } from '../boot.ts'
import { restore } from '../restore/restore.ts'
import { type Check, type DrillResult, runDrill } from './drill.ts'
import {
  type DrillStory,
  drillConfiguration,
  eraseDrillStory,
  handOver,
  keptApart,
  publishedLogs,
  shareDrillStory,
  withPlatform,
  wordsBehind,
} from './drill-platform.ts'
import { type DrillPlaces, inFolders } from './drill-servers.ts'
import { signsOn } from './signs-on.ts'

const LOOK_MS = 20
const STORIES = 5
/** One story of so many is erased after the backup. */
const ERASED_OF = 5

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

type Course = Required<RestoreDrillOptions> & { readonly folder: string; readonly check: Check; saw(facts: number): void }

const course = async ({ folder, check, stories: count, places, saw }: Course): Promise<void> => {
  const [now, backup, damaged, published, then] = ['now', 'backup', 'damaged', 'published', 'then'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const texts = Array.from({ length: count }, () => randomBytes(16).toString('hex'))
  const stories: DrillStory[] = []
  const isErased = (index: number): boolean => index % ERASED_OF === 0
  let manifest: Manifest | undefined
  const found = (call: Call): Promise<readonly (string | undefined)[]> => Promise.all(stories.map((story) => wordsBehind(call, story)))
  const during = <T>(work: (call: Call, heard: Heard) => Promise<T>): Promise<T> => withPlatform(then, work, places.again)

  await check('stories-shared', `${count} stories are shared, and all open`, () =>
    withPlatform(
      now,
      async (call) => {
        for (const text of texts) stories.push(await shareDrillStory(call, text))
        return isDeepStrictEqual(await found(call), texts)
      },
      places.now,
    ),
  )
  await check('backup-made', 'a backup is made', async () => {
    manifest = await backUp(drillConfiguration(now, places.now), backup)
    saw(manifest.facts)
    handOver(now, published, publishedLogs)
    return manifest.facts > 0
  })
  await check('damage-noticed', 'a copy of the backup with one flipped bit is refused', async () => {
    cpSync(backup, damaged, { recursive: true })
    flipByte(join(damaged, 'vault.sqlite'))
    mkdirSync(then)
    return restore(damaged, drillConfiguration(then, places.again)).then(
      () => false,
      (error: unknown) => error instanceof BackupUnusable,
    )
  })
  await check('stories-erased', `one story of ${ERASED_OF} is erased after the backup`, () =>
    withPlatform(
      now,
      async (call) => {
        const erased = await Promise.all(stories.filter((_, index) => isErased(index)).map((story) => eraseDrillStory(call, story)))
        return erased.every(Boolean)
      },
      places.now,
    ),
  )
  await check(
    'backup-restored',
    'the backup is restored to where nothing is, beside the keys, the list of erasures and the published logs',
    async () => {
      handOver(now, then, keptApart)
      handOver(published, then, publishedLogs)
      const restored = await restore(backup, drillConfiguration(then, places.again))
      return restored.at === manifest?.at
    },
  )
  await check(
    'platform-opens',
    'the platform opens: what was erased is erased again, which is verified, and every fact and every other story is there',
    () =>
      during(async (call, { platform }) => {
        const whole = Number(await platform.store.head()) >= (manifest?.facts ?? Number.NaN)
        return (
          whole &&
          isDeepStrictEqual(
            await found(call),
            texts.map((text, index) => (isErased(index) ? undefined : text)),
          )
        )
      }),
  )
  await check('signing-goes-on', 'the public ledger and the private log verify and go on from what was published, up to a new story', () =>
    during(async (call, heard) => {
      await shareDrillStory(call, randomBytes(16).toString('hex'))
      return signsOn(published, then, heard)
    }),
  )
  await check('read-models-rebuilt', 'every read model, none of which was backed up, is built again', () => during(isReady))
}

export type RestoreDrillOptions = { readonly stories?: number; readonly places?: DrillPlaces }

/** Rehearses in an empty folder, and on servers where they are named, that a backup can be restored: whole, without a word lost, and without one that was erased. */
export const restoreDrill = async (
  folder: string,
  progress: (what: string) => void,
  { stories = STORIES, places = inFolders }: RestoreDrillOptions = {},
): Promise<DrillResult> => {
  let facts = 0
  const saw = (count: number): void => {
    facts = count
  }
  const result = await runDrill('restore', progress, (check) => course({ folder, check, stories, places, saw }))
  return { ...result, facts }
}
