import { randomBytes } from 'node:crypto'
import { cpSync, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import type { Call } from '@heard/contracts'
import { captureTraces, type ErasureTraces, FileKeys, verifyErased } from '@heard/vault'
import { backUp } from '../backup/backup.ts'
import { backedUp } from '../backup/manifest.ts'
import type { Heard } from '../boot.ts'
import { restore } from '../restore/restore.ts'
import { sealedRefs } from '../vault-keeper.ts'
import { type Check, type DrillResult, runDrill } from './drill.ts'
import {
  type DrillStory,
  drillConfiguration,
  eraseDrillStory,
  handOver,
  keptApart,
  shareDrillStory,
  staysClosed,
  withPlatform,
  wordsBehind,
} from './drill-platform.ts'

type SealedStory = { readonly subject: string; readonly refs: readonly string[]; readonly traces: ErasureTraces }

/** What can be recognised of a story once it is gone. */
const lookAt = async (folder: string, { platform }: Heard, { programme, contribution }: DrillStory): Promise<SealedStory | undefined> => {
  for await (const { data } of platform.store.readStream(`contribution-${programme}.${contribution}`)) {
    if (!('person' in data) || typeof data.person !== 'string') continue
    const subject = data.person
    return { subject, refs: sealedRefs(data), traces: await captureTraces({ file: join(folder, 'vault.sqlite') }, { subject }) }
  }
  return undefined
}

const isGone = async (folder: string, sealed: SealedStory): Promise<boolean> => {
  const keys = new FileKeys({ folder: join(folder, 'keys') })
  const { verified } = await verifyErased({ ...sealed, place: { file: join(folder, 'vault.sqlite') }, folder, keys, now: new Date().toISOString() })
  return sealed.refs.length > 0 && verified
}

/** What was published is newer than yesterday's facts, so a ledger under another name begins over them, as the operator is told to. */
const newLedger = { HEARD_LEDGER_ORIGIN: 'drill.example/again' }

const course = async (folder: string, check: Check): Promise<void> => {
  const [now, backup, then, bare] = ['now', 'yesterday', 'then', 'bare'].map((name) => join(folder, name)) as [string, string, string, string]
  const [text, other] = [randomBytes(16).toString('hex'), randomBytes(16).toString('hex')]
  let story: DrillStory | undefined
  let sealed: SealedStory | undefined
  let neighbour: DrillStory | undefined
  const opens = (call: Call): Promise<(string | undefined)[]> => Promise.all([story, neighbour].map(async (one) => one && wordsBehind(call, one)))

  await check('stories-shared', 'two stories are shared, and both open', () =>
    withPlatform(now, async (call) => {
      story = await shareDrillStory(call, text)
      neighbour = await shareDrillStory(call, other)
      const [first, second] = await opens(call)
      return first === text && second === other
    }),
  )
  await check('backup-made', 'a backup is made: "yesterday"', async () => (await backUp(drillConfiguration(now), backup)).facts > 0)
  await check('story-erased', 'one story is erased by its receipt', () =>
    withPlatform(now, async (call, heard) => {
      sealed = story && (await lookAt(now, heard, story))
      const erased = story !== undefined && (await eraseDrillStory(call, story))
      const [first, second] = await opens(call)
      return erased && first === undefined && second === other
    }),
  )
  await check(
    'nothing-left',
    'a check of its own finds nothing of it in any table and any file',
    async () => sealed !== undefined && isGone(now, sealed),
  )
  await check('backup-restored', "yesterday's backup, which still holds the story, is restored", async () => {
    handOver(now, then, keptApart)
    await restore(backup, drillConfiguration(then))
    return existsSync(join(then, 'restored.json'))
  })
  await check('closed-before-replay', 'without the list of erasures the restored platform does not open', async () => {
    renameSync(join(then, 'erasures.list'), join(folder, 'erasures.list'))
    const closed = await staysClosed(then)
    renameSync(join(folder, 'erasures.list'), join(then, 'erasures.list'))
    return closed
  })
  await check('erased-after-replay', 'with the list it opens: the story stays erased, the other one is there', () =>
    withPlatform(
      then,
      async (call) => {
        const [first, second] = await opens(call)
        return first === undefined && second === other
      },
      newLedger,
    ),
  )
  await check('nothing-left-after-replay', 'nor in any file of the restored platform', async () => sealed !== undefined && isGone(then, sealed))
  await check(
    'closed-after-rotation',
    'after the epoch key was rotated the backup opens no more, not even put back by hand without mark or list',
    async () => {
      await withPlatform(now, (_, { platform }) => platform.vault.rotate(new Date(platform.clock.now()).toISOString()))
      handOver(now, bare, ['keys'])
      for (const name of backedUp) cpSync(join(backup, name), join(bare, name))
      return staysClosed(bare)
    },
  )
}

/** Rehearses in an empty folder that what was erased stays erased when a backup from before is restored. */
export const erasureDrill = (folder: string, progress: (what: string) => void): Promise<DrillResult> =>
  runDrill('erasure', progress, (check) => course(folder, check))
