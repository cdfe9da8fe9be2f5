import { createHash, randomBytes } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { RecordedFact } from '@heard/event-sourcing'
import { readConfiguration } from '@heard/service-kit'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { facts } from './services.ts'
import { openStores, type Stores } from './stores.ts'

const DAY_MS = 86_400_000
const START = Date.parse('2026-11-23T09:00:00.000Z')

/** Path and SHA-256 of every file below. */
const hashesBelow = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((file) => `${file} ${createHash('sha256').update(readFileSync(file)).digest('hex')}`)
    .toSorted()

describe('the keys of the platform', () => {
  let folder: string
  let now: number
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-keys-'))
    now = START
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const data = () => join(folder, 'data')
  const open = (environment: Readonly<Record<string, string>> = {}): Promise<Stores> =>
    openStores(readConfiguration({ HEARD_DATA_DIR: data(), ...environment }, '/'), facts, { now: () => now })
  const using = async <T>(work: (stores: Stores) => Promise<T>, environment: Readonly<Record<string, string>> = {}): Promise<T> => {
    const stores = await open(environment)
    try {
      return await work(stores)
    } finally {
      await stores.close()
    }
  }
  const rotations = async ({ store }: Stores): Promise<readonly RecordedFact[]> => {
    const found: RecordedFact[] = []
    for await (const fact of store.readStream('vault-keys')) found.push(fact)
    return found
  }
  const seal = async ({ vault }: Stores) => {
    const deadline = new Date(now + 60_000).toISOString()
    const [sealed] = await vault.seal([{ subject: 's1', purpose: 'narrative', field: 'contribution.narrative', payload: 'I waited' }], { deadline })
    await vault.confirm([sealed?.ref ?? ''])
    return sealed?.ref ?? ''
  }

  it('rotate by themselves once the epoch is fourteen days old, and the log says so', async () => {
    await using(async (stores) => {
      await seal(stores)
      const before = await stores.vault.epoch()
      now = START + 14 * DAY_MS - 1
      await stores.keeper.tend()
      expect(await stores.vault.epoch()).toStrictEqual(before)
      expect(await rotations(stores)).toStrictEqual([])
      now = START + 14 * DAY_MS
      await stores.keeper.tend()
      await stores.keeper.tend()
      const { epoch, since } = await stores.vault.epoch()
      expect(since).toBe('2026-12-07T09:00:00.000Z')
      expect((await rotations(stores)).map(({ type, data: said, metadata }) => ({ type, said, metadata }))).toStrictEqual([
        {
          type: 'EpochRotated',
          said: { epoch, rewrapped: 1, destroyed: [before.epoch] },
          metadata: { actor: 'vault-keeper', at: '2026-12-07T09:00:00.000Z' },
        },
      ])
    })
  })

  it('rotate after as many days as this installation says', async () => {
    await using(
      async ({ vault, keeper }) => {
        const { epoch } = await vault.epoch()
        now = START + 2 * DAY_MS
        await keeper.tend()
        expect((await vault.epoch()).rotated?.destroyed).toStrictEqual([epoch])
      },
      { HEARD_EPOCH_DAYS: '2' },
    )
  })

  it('have a rotation recorded later, once, when the platform ended before it was', async () => {
    const rotated = await using(({ vault }) => vault.rotate(new Date(now).toISOString()))
    await using(async (stores) => {
      expect(await rotations(stores)).toStrictEqual([])
      await stores.keeper.tend()
      await stores.keeper.tend()
      expect((await rotations(stores)).map(({ data: said }) => said)).toStrictEqual([rotated])
    })
  })

  it('hold confirmations back while a backup is taken', async () => {
    await using(async ({ keeper }) => {
      const steps: string[] = []
      const backup = keeper.holding(async () => {
        await new Promise((resolve) => setImmediate(resolve))
        steps.push('backup')
      })
      await Promise.all([backup, keeper.sweep().then(() => steps.push('swept'))])
      expect(steps).toStrictEqual(['backup', 'swept'])
      await expect(keeper.holding(() => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
      expect(await keeper.sweep()).toBe(0)
    })
  })

  describe('with a master key kept elsewhere', () => {
    const given = randomBytes(32).toString('base64url')
    const command = (text: string, code = 0) => `"${process.execPath}" -e "console.log('${text}');process.exit(${code})"`
    const keyFile = (text: string): string => {
      const file = join(folder, 'master-key')
      writeFileSync(file, text)
      return file
    }

    it('open with what the key service prints, and write no master key themselves', async () => {
      const environment = { HEARD_MASTER_KEY_COMMAND: command(given) }
      const ref = await using(seal, environment)
      expect(existsSync(join(data(), 'keys', 'master.key'))).toBe(false)
      const answer = await using(({ vault }) => vault.verify({ ref, binding: '' }), {
        HEARD_MASTER_KEY_FILE: keyFile(`${Buffer.from(given, 'base64url').toString('base64')}\n`),
      })
      expect(answer).toBe('tampered')
      await expect(using(({ vault }) => vault.epoch(), environment)).resolves.toMatchObject({ unfinished: false })
    })

    it.each([
      [
        'another key',
        () => ({ HEARD_MASTER_KEY_COMMAND: command(randomBytes(32).toString('base64url')) }),
        'The master key does not fit the epoch keys',
      ],
      ['no key', () => ({ HEARD_MASTER_KEY_COMMAND: command('') }), 'The master key is not 32 bytes in base64url'],
      ['words', () => ({ HEARD_MASTER_KEY_COMMAND: command('access denied') }), 'The master key is not 32 bytes in base64url'],
      [
        'a failing command',
        () => ({ HEARD_MASTER_KEY_COMMAND: command(given, 3) }),
        'HEARD_MASTER_KEY_COMMAND ended with 3: run the command by hand',
      ],
      ['a file that is not there', () => ({ HEARD_MASTER_KEY_FILE: '/nowhere/master-key' }), 'HEARD_MASTER_KEY_FILE cannot be read'],
      ['a key of other length', () => ({ HEARD_MASTER_KEY_FILE: keyFile(given.slice(1)) }), 'The master key is not 32 bytes in base64url'],
      ['none of it', () => ({}), "The vault's master key cannot be read"],
    ])('refuse to open with %s in one line, and touch no byte: not after a clean end, not after a crash', async (_what, environment, line) => {
      const running = await open({ HEARD_MASTER_KEY_COMMAND: command(given) })
      await seal(running)
      const crashed = join(folder, 'crashed')
      cpSync(data(), crashed, { recursive: true })
      rmSync(join(crashed, 'facts.sqlite-shm'))
      rmSync(join(crashed, 'vault.sqlite-shm'))
      await running.close()
      for (const place of [data(), crashed]) {
        const settings = environment()
        const before = hashesBelow(place)
        const refused = open({ HEARD_DATA_DIR: place, ...settings })
        await expect(refused).rejects.toThrow(line)
        await expect(refused).rejects.not.toThrow(/\n/)
        expect(hashesBelow(place).filter((file) => !file.includes('vault.sqlite-shm '))).toStrictEqual(before)
      }
    })

    it('come from one place alone, and from either in production', () => {
      const both = { HEARD_MASTER_KEY_FILE: 'a', HEARD_MASTER_KEY_COMMAND: 'b' }
      expect(() => readConfiguration(both, '/')).toThrow('HEARD_MASTER_KEY_FILE and HEARD_MASTER_KEY_COMMAND are both set')
      const production = { HEARD_PROFILE: 'production', HEARD_ORIGIN: 'https://heard.example' }
      expect(readConfiguration({ ...production, HEARD_MASTER_KEY_COMMAND: 'b' }, '/')).toMatchObject({ masterKeyCommand: 'b', epochDays: 14 })
      expect(() => readConfiguration(production, '/')).toThrow('or HEARD_MASTER_KEY_COMMAND be a command that prints it')
      expect(() => readConfiguration({ HEARD_EPOCH_DAYS: '0' }, '/')).toThrow('HEARD_EPOCH_DAYS')
    })

    it('make nothing at all where nothing was', async () => {
      mkdirSync(data())
      await expect(open({ HEARD_MASTER_KEY_COMMAND: command('', 1) })).rejects.toThrow('HEARD_MASTER_KEY_COMMAND ended with 1')
      expect(readdirSync(data())).toStrictEqual([])
    })
  })
})
