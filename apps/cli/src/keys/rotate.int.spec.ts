import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { facts, openStores, readConfiguration } from '@heard/standalone'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { runLine } from '../run-line.ts'
import { rotateKeys } from './rotate.command.ts'

describe('heard keys rotate', () => {
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-rotate-'))
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  const stores = () => openStores(readConfiguration({ HEARD_DATA_DIR: folder }, '/'), facts, Date)
  const heard = (...words: readonly string[]) =>
    runLine([rotateKeys], ['keys', 'rotate', ...words], {
      environment: { HEARD_DATA_DIR: folder },
      standing: folder,
      root: folder,
      progress: () => undefined,
    })
  const epochs = () => readFileSync(join(folder, 'keys', 'epochs.json'), 'utf8')

  const fill = async () => {
    const { vault, close } = await stores()
    const deadline = new Date(Date.now() + 60_000).toISOString()
    const [sealed] = await vault.seal([{ subject: 's1', purpose: 'publication', field: 'theme.name', payload: 'waiting' }], { deadline })
    const { epoch } = await vault.epoch()
    await close()
    return { ref: sealed?.ref ?? '', epoch }
  }

  it('rotates the epoch of a stopped platform, keeps its words, records it and says so', async () => {
    const { ref, epoch } = await fill()
    const { code, out, errors } = await heard('--json')
    const said = JSON.parse(out.join('\n'))
    expect([code, errors, said]).toStrictEqual([0, [], { epoch: expect.any(String), rewrapped: 1, destroyed: [epoch] }])
    expect(epochs()).not.toContain(epoch)
    const { vault, store, close } = await stores()
    expect(await vault.wording([ref])).toMatchObject([{ status: 'open', payload: 'waiting' }])
    const recorded: unknown[] = []
    for await (const { type, data, metadata } of store.readStream('vault-keys')) recorded.push([type, data, metadata.actor])
    expect(recorded).toStrictEqual([['EpochRotated', said, 'command-line']])
    await close()
    const again = await heard()
    expect([again.code, again.out.length, again.out[1]]).toStrictEqual([0, 2, expect.stringContaining(`the key of epoch ${said.epoch}.`)])
  })

  it('refuses while a platform runs on the folder, and changes no key', async () => {
    await fill()
    const running = await stores()
    const before = epochs()
    const { code, errors } = await heard()
    expect([code, errors.length, epochs() === before]).toStrictEqual([1, 1, true])
    expect(errors[0]).toContain('another writer')
    await running.close()
  })

  it('refuses a folder without a vault, and one whose master key is another, in one line', async () => {
    expect(await heard()).toStrictEqual({
      code: 1,
      out: [],
      errors: [`There is no vault in ${folder}; set HEARD_DATA_DIR to the folder of the platform`],
    })
    expect(readdirSync(folder)).toStrictEqual([])
    await fill()
    writeFileSync(join(folder, 'keys', 'master.key'), Buffer.alloc(32, 1).toString('base64url'))
    expect((await heard()).errors).toStrictEqual(['The master key does not fit the epoch keys: put back the master key that belongs to this vault.'])
  })

  it('explains itself', async () => {
    const { code, out } = await heard('--help')
    expect([code, out[0]]).toStrictEqual([0, './heard keys rotate [--json]'])
    expect(out.join('\n')).toContain('make a backup next')
  })
})
