import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { ACCESS, DEADLINE, first, LATER, NOW, openAs, story } from './contract/context.ts'
import { FileKeys } from './file-keys.ts'
import { bytesIn, type Place, placeForEachTest } from './sqlite-fixture.ts'
import { SqliteStorage } from './sqlite-storage.ts'
import { SubjectErased, VaultUnusable } from './vault.ts'

const master = (at: Place) => join(at.keyFolder, 'master.key')
const epochs = (at: Place) => join(at.keyFolder, 'epochs.json')

describe('a vault and its keys', () => {
  const { place, openAt } = placeForEachTest()

  const filled = async () => {
    const at = place()
    const vault = await openAt(at)
    const sealed = first(await vault.seal([story('kept')], { deadline: DEADLINE }))
    await vault.confirm([sealed.ref])
    await vault.link('f1', { contribution: 'c1' })
    await vault.keep({ kind: 'draft', key: 'k', payload: 'draft', expires: LATER })
    return { at, vault, sealed, print: vault.fingerprint('receipt', 'ABCD') }
  }

  const refusedUntouched = async (at: Place, message: string | RegExp) => {
    const [vaultBefore, keysBefore] = [bytesIn(at.folder), bytesIn(at.keyFolder)]
    await expect(openAt(at)).rejects.toThrow(VaultUnusable)
    await expect(openAt(at)).rejects.toThrow(message)
    expect(bytesIn(at.folder).equals(vaultBefore)).toBe(true)
    expect(bytesIn(at.keyFolder).equals(keysBefore)).toBe(true)
  }

  it('lose those before the epoch that a rotation came to, and none that another process began since', async () => {
    const folder = place().keyFolder
    const [one, other] = [new FileKeys({ folder }), new FileKeys({ folder })]
    await one.unlock({ create: true, now: NOW })
    await other.unlock({ create: false, now: NOW })
    const second = (await one.startEpoch(NOW)).current.id
    const third = (await other.startEpoch(NOW)).current.id
    const left = async (before: string) => (await one.endEpochs(before)).epochs.map(({ id }) => id)
    expect([await left(second), await left(third), await left(second)]).toStrictEqual([[second, third], [third], [third]])
  })

  it('open again with everything in them', async () => {
    const { at, vault, sealed, print } = await filled()
    await vault.erase('subject-2')
    await vault.close()
    const again = await openAt(at)
    expect(await again.open([sealed.ref], ACCESS)).toStrictEqual([openAs(sealed.ref, 'kept')])
    expect(await again.linked('f1')).toStrictEqual({ contribution: 'c1' })
    expect(await again.recall('draft', 'k', NOW)).toBe('draft')
    expect(again.fingerprint('receipt', 'ABCD')).toBe(print)
    expect(await again.sweep(LATER, NOW)).toBe(0)
    await expect(again.seal([story('a', { subject: 'subject-2' })], { deadline: DEADLINE })).rejects.toThrow(SubjectErased)
  })

  it('take a master key from the operator, and then write none', async () => {
    const at = place()
    const given = Buffer.alloc(32, 7).toString('base64url')
    const vault = await openAt(at, { keys: new FileKeys({ folder: at.keyFolder, master: async () => given }) })
    const { ref } = first(await vault.seal([story('kept')], { deadline: DEADLINE }))
    await vault.close()
    expect(() => readFileSync(master(at))).toThrow('ENOENT')
    const again = await openAt(at, { keys: new FileKeys({ folder: at.keyFolder, master: async () => given }) })
    expect(await again.open([ref], ACCESS)).toStrictEqual([openAs(ref, 'kept')])
    await expect(openAt(at, { keys: new FileKeys({ folder: at.keyFolder, master: async () => 'short' }) })).rejects.toThrow(
      'not 32 bytes in base64url',
    )
  })

  it('never lie in the same file: no epoch key and no data key is in the vault', async () => {
    const { at } = await filled()
    const bytes = bytesIn(at.folder)
    const held = JSON.parse(readFileSync(epochs(at), 'utf8')).epochs[0].box
    const secrets = [Buffer.from(readFileSync(master(at), 'utf8').trim(), 'base64url'), Buffer.from(held, 'base64url'), Buffer.from(held)]
    expect(secrets.map((secret) => bytes.includes(secret))).toStrictEqual([false, false, false])
  })

  it('name the epoch of everything that is wrapped, for rotation to find it', async () => {
    const { at } = await filled()
    const { id } = JSON.parse(readFileSync(epochs(at), 'utf8')).epochs[0]
    const db = new DatabaseSync(at.file, { readOnly: true })
    const found = ['data_key', 'link', 'record'].map((table) => db.prepare(`SELECT DISTINCT epoch FROM ${table}`).all())
    db.close()
    expect(found).toEqual(Array(3).fill([{ epoch: id }]))
  })

  it('are refused together when the master key is another one', async () => {
    const { at, vault } = await filled()
    await vault.close()
    writeFileSync(master(at), Buffer.alloc(32, 1).toString('base64url'))
    await refusedUntouched(at, 'The master key does not fit the epoch keys')
  })

  it('are refused together when the keys are those of another vault', async () => {
    const { at, vault } = await filled()
    const { at: other } = await filled()
    await vault.close()
    cpSync(other.keyFolder, at.keyFolder, { recursive: true })
    await refusedUntouched(at, 'The master key is not the one this vault was made with')
  })

  it.each([
    ['master key', master],
    ['file of epoch keys', epochs],
  ])('are refused when the %s is missing, and no new one is made', async (what, fileOf) => {
    const { at, vault } = await filled()
    await vault.close()
    rmSync(fileOf(at))
    await refusedUntouched(at, `The vault's ${what} cannot be read`)
  })

  it.each(['', '{', 'null', '[]', '{"epochs":[]}', '{"epochs":[null]}', '{"epochs":[{"id":"a","created":"b"}]}'])(
    'are refused when the file of epoch keys holds %j',
    async (text) => {
      const { at, vault } = await filled()
      await vault.close()
      writeFileSync(epochs(at), text)
      await refusedUntouched(at, "The vault's file of epoch keys is damaged")
    },
  )

  it('are refused when the vault needs an epoch that was destroyed', async () => {
    const { at, vault } = await filled()
    await vault.close()
    const storage = new SqliteStorage(at.file)
    await storage.transaction((tables) => tables.putEpoch('older'))
    await storage.close()
    await refusedUntouched(at, 'The keys do not hold every epoch this vault needs')
  })

  it('do not make a master key beside epoch keys that need another, even for an empty vault', async () => {
    const { at, vault } = await filled()
    await vault.close()
    rmSync(at.folder, { recursive: true })
    rmSync(master(at))
    await expect(openAt(at)).rejects.toThrow("The vault's master key cannot be read")
  })

  it.each(['data_key', 'link', 'record'])('notice a changed bit in a %s', async (table) => {
    const { at, vault, sealed } = await filled()
    await vault.close()
    const db = new DatabaseSync(at.file)
    const another = "CASE substr(box, 21, 1) WHEN x'00' THEN x'01' ELSE x'00' END"
    db.exec(`UPDATE ${table} SET box = CAST(substr(box, 1, 20) || ${another} || substr(box, 22) AS BLOB)`)
    db.close()
    const again = await openAt(at)
    if (table === 'record') return expect(await again.recall('draft', 'k', NOW)).toBe(undefined)
    if (table === 'link') return expect(again.linked('f1')).rejects.toThrow('A link in the vault was changed outside Heard')
    expect(await again.open([sealed.ref], ACCESS)).toStrictEqual([{ ref: sealed.ref, status: 'tampered' }])
    await expect(again.seal([story('a')], { deadline: DEADLINE })).rejects.toThrow('A data key in the vault was changed outside Heard')
    await again.seal([story('a', { subject: 'subject-2' })], { deadline: DEADLINE })
  })

  it('keep the word of one process in another: what one erased, the other does not seal for', async () => {
    const { at, vault, sealed } = await filled()
    const other = await openAt(at)
    await other.erase('subject-1')
    expect(await vault.open([sealed.ref], ACCESS)).toStrictEqual([{ ref: sealed.ref, status: 'erased' }])
    await expect(vault.seal([story('again')], { deadline: DEADLINE })).rejects.toThrow(SubjectErased)
  })
})
