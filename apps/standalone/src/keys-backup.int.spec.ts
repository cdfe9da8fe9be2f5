import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { aloneWork, readConfiguration, uuidv7 } from '@heard/service-kit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { facts } from './services.ts'
import { openStores, type Stores } from './stores.ts'
import { sealedRefs } from './vault-keeper.ts'

const MINUTE_MS = 60_000

describe('a backup of facts and vault', () => {
  let folder: string
  let now: number
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-backup-'))
    now = Date.parse('2026-11-23T09:00:00.000Z')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const open = (name: string): Promise<Stores> =>
    openStores(readConfiguration({ HEARD_DATA_DIR: join(folder, name) }, '/'), facts, { now: () => now })
  const publication = { subject: 'luton-cancer', purpose: 'publication', field: 'theme.name' }
  const seal = ({ vault }: Stores) => vault.seal([{ ...publication, payload: 'waiting' }], { deadline: new Date(now + MINUTE_MS).toISOString() })
  const define = async (stores: Stores, sealed: Awaited<ReturnType<typeof seal>>) => {
    const [name] = sealed
    const theme = uuidv7(now)
    const data = { programme: 'luton-cancer', theme, name, order: 0, origin: 'import' }
    const fact = { id: uuidv7(now), type: 'ThemeDefined', version: 1, data, metadata: { actor: 'a', at: new Date(now).toISOString() } }
    await stores.store.append({ stream: `theme-luton-cancer.${theme}`, expected: 'none', facts: [fact] })
  }

  it('has the row of every fact, sweeps what no fact of it knows, and says until when it can be used', async () => {
    const stores = await open('data')
    const work = aloneWork(join(folder, 'data'))
    stores.keeper.start(work)
    await define(stores, await seal(stores))
    const enough = new AbortController()
    const writing = (async () => {
      while (!enough.signal.aborted) await define(stores, await seal(stores))
    })()
    const early = await seal(stores)
    const backup = await stores.backupTo(join(folder, 'backup'))
    enough.abort()
    await writing
    await define(stores, early)
    const { facts: count, ...about } = backup
    expect(about).toStrictEqual({
      files: ['facts.sqlite', 'vault.sqlite'],
      epoch: (await stores.vault.epoch()).epoch,
      usableUntil: '2026-12-07T09:00:00.000Z',
    })
    expect(readdirSync(join(folder, 'backup')).toSorted()).toStrictEqual(backup.files)
    await stores.close()
    await work.close()

    cpSync(join(folder, 'data', 'keys'), join(folder, 'backup', 'keys'), { recursive: true })
    const restored = await open('backup')
    const refs: string[] = []
    let copied = 0
    for await (const fact of restored.store.readAll()) {
      copied += 1
      refs.push(...sealedRefs(fact.data))
    }
    expect([copied, refs.length > 0]).toStrictEqual([count, true])
    const wording = await restored.vault.wording([...refs, ...early.map(({ ref }) => ref)])
    expect(new Set(wording.map(({ status }) => status))).toStrictEqual(new Set(['open']))
    now += 2 * MINUTE_MS
    expect(await restored.keeper.sweep()).toBeGreaterThanOrEqual(early.length)
    const after = await restored.vault.wording([...refs, ...early.map(({ ref }) => ref)])
    expect(after.map(({ status }) => status)).toStrictEqual([...refs.map(() => 'open'), 'erased'])
    await restored.close()
  })
})
