import fs, { cpSync, readdirSync, readFileSync } from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ACCESS, DEADLINE, LATER, NOW, openAs, story } from './contract/context.ts'
import { bytesIn, type Place, placeForEachTest } from './sqlite-fixture.ts'
import { SqliteStorage } from './sqlite-storage.ts'
import type { SqliteVault } from './sqlite-vault.ts'
import { type Sealed, VaultUnusable } from './vault.ts'

/** Everything on disk that can be interrupted: the calls that change a key file, and the commits of the database. */
const disk = { left: Number.POSITIVE_INFINITY }
const step = (): void => {
  disk.left -= 1
  if (disk.left < 0) throw new Error('the power is gone')
}
for (const act of ['writeFileSync', 'writeSync', 'fsyncSync', 'renameSync', 'unlinkSync'] as const) {
  const really = fs[act] as (...args: unknown[]) => unknown
  vi.spyOn(fs, act as 'fsyncSync').mockImplementation((...args: unknown[]) => {
    step()
    return really(...args)
  })
}
syncBuiltinESMExports()
const commit = SqliteStorage.prototype.transaction
vi.spyOn(SqliteStorage.prototype, 'transaction').mockImplementation(async function (this: SqliteStorage, run) {
  step()
  const value = await commit.call(this, run)
  step()
  return value
})

const WHEN = '2026-12-07T09:00:00.000Z'
type Held = { readonly id: string; readonly box: string }
const heldIn = (at: Place): readonly Held[] => JSON.parse(readFileSync(join(at.keyFolder, 'epochs.json'), 'utf8')).epochs

describe('rotating the epoch of a vault on disk', () => {
  const { place, openAt } = placeForEachTest()
  afterEach(() => {
    disk.left = Number.POSITIVE_INFINITY
  })

  const fill = async (vault: SqliteVault): Promise<readonly Sealed[]> => {
    const requests = Array.from({ length: 250 }, (_, index) => story(`story ${index}`, { subject: `s${index}` }))
    const sealed = await vault.seal(requests, { deadline: DEADLINE })
    await vault.confirm(sealed.map(({ ref }) => ref))
    await vault.linkAll([{ fingerprint: 'f1', target: { contribution: 'c1' } }])
    await vault.keep({ kind: 'draft', key: 'k', payload: 'draft', expires: '2027-01-01T00:00:00.000Z' })
    return sealed
  }
  const refsOf = (sealed: readonly Sealed[]) => sealed.map(({ ref }) => ref)
  const whole = (sealed: readonly Sealed[]) => sealed.map(({ ref }, index) => openAs(ref, `story ${index}`, { subject: `s${index}` }))

  /** The files as a crash would leave them, in another place. */
  const asLeftIn = (at: Place): Place => {
    const copy = place()
    cpSync(at.folder, copy.folder, { recursive: true })
    cpSync(at.keyFolder, copy.keyFolder, { recursive: true })
    return copy
  }

  it('loses nothing and ends with the old key destroyed, whatever step it was stopped before', { timeout: 120_000 }, async () => {
    let steps = 0
    for (let finished = false; !finished; steps += 1) {
      const at = place()
      const vault = await openAt(at)
      const sealed = await fill(vault)
      const [old] = heldIn(at)
      disk.left = steps
      finished = await vault.rotate(WHEN).then(
        () => true,
        () => false,
      )
      disk.left = Number.POSITIVE_INFINITY
      const left = asLeftIn(at)
      await vault.close()

      const again = await openAt(left)
      expect(await again.open(refsOf(sealed), ACCESS)).toStrictEqual(whole(sealed))
      const state = await again.epoch()
      if (state.unfinished || state.epoch === old?.id) await again.rotate(LATER)
      expect(await again.epoch()).toMatchObject({ unfinished: false, rotated: { rewrapped: 252, destroyed: [old?.id] } })
      expect(await again.open(refsOf(sealed), ACCESS)).toStrictEqual(whole(sealed))
      expect(await again.linked('f1')).toStrictEqual({ contribution: 'c1' })
      expect(await again.recall('draft', 'k', NOW)).toBe('draft')
      expect(readdirSync(left.keyFolder).toSorted()).toStrictEqual(['epochs.json', 'master.key'])
      expect(heldIn(left).map(({ id }) => id)).toStrictEqual([(await again.epoch()).epoch])
      expect(bytesIn(left.keyFolder).includes(old?.box ?? '')).toBe(false)
    }
    expect(steps).toBeGreaterThan(30)
  })

  it('makes an old copy of the vault useless with the keys of today, live rows and erased ones alike', async () => {
    const at = place()
    const vault = await openAt(at)
    const sealed = await fill(vault)
    const yesterday = asLeftIn(at)
    await vault.erase('s0')
    await vault.rotate(WHEN)
    await vault.close()
    const old = { ...yesterday, keyFolder: at.keyFolder }
    await expect(openAt(old)).rejects.toThrow(VaultUnusable)
    await expect(openAt(old)).rejects.toThrow('The keys do not hold every epoch this vault needs')

    const db = new DatabaseSync(old.file)
    db.prepare('UPDATE epoch SET id = ?').run(heldIn(at)[0]?.id ?? '')
    db.close()
    const forced = await openAt(old)
    expect(await forced.open(refsOf(sealed), ACCESS)).toStrictEqual(sealed.map(({ ref }) => ({ ref, status: 'tampered' })))
    await expect(forced.linked('f1')).rejects.toThrow(VaultUnusable)
    expect(await forced.recall('draft', 'k', NOW)).toBe(undefined)
  })

  it('opens nothing erased when old rows and wrapped keys are put back into the vault of today', async () => {
    const at = place()
    const vault = await openAt(at)
    const sealed = await fill(vault)
    const yesterday = asLeftIn(at)
    await vault.erase('s0')
    await vault.rotate(WHEN)
    const db = new DatabaseSync(at.file)
    db.prepare('ATTACH ? AS old').run(yesterday.file)
    db.exec(`INSERT INTO sealed SELECT * FROM old.sealed WHERE ref = '${sealed[0]?.ref}'`)
    db.exec("INSERT INTO data_key SELECT * FROM old.data_key WHERE subject = 's0'")
    db.close()
    expect(await vault.open([sealed[0]?.ref ?? ''], ACCESS)).toStrictEqual([{ ref: sealed[0]?.ref, status: 'tampered' }])
  })

  it('puts withdrawn wording beyond an old copy too, although its programme goes on publishing', async () => {
    const at = place()
    const published = { subject: 'programme-1', purpose: 'publication' }
    const vault = await openAt(at)
    const [named, kept] = await vault.seal([story('Dr Khan', published), story('kept', published)], { deadline: DEADLINE })
    const yesterday = asLeftIn(at)
    await vault.withdraw([named?.ref ?? ''])
    await vault.rotate(WHEN)
    const db = new DatabaseSync(at.file)
    db.prepare('ATTACH ? AS old').run(yesterday.file)
    db.exec(`INSERT INTO sealed SELECT * FROM old.sealed WHERE ref = '${named?.ref}'`)
    db.exec("UPDATE sealed SET key_id = (SELECT id FROM data_key WHERE subject = 'programme-1')")
    db.close()
    expect(await vault.wording([named?.ref ?? '', kept?.ref ?? ''])).toStrictEqual([
      { ref: named?.ref, status: 'tampered' },
      openAs(kept?.ref ?? '', 'kept', published),
    ])
  })

  it('keeps a key of published wording only while there is wording under it', async () => {
    const at = place()
    const published = { subject: 'programme-1', purpose: 'publication' }
    const vault = await openAt(at)
    const [one, other] = await vault.seal([story('Dr Khan', published), story('Dr Shah', published)], { deadline: DEADLINE })
    const db = new DatabaseSync(at.file)
    const keys = () => db.prepare('SELECT subject, purpose FROM data_key').all()
    await vault.withdraw([one?.ref ?? ''])
    expect(keys()).toEqual([published])
    await vault.withdraw([other?.ref ?? ''])
    expect(keys()).toEqual([])
    db.close()
  })

  it('withdraws nothing under a key that was changed, and says what to do', async () => {
    const at = place()
    const published = { subject: 'programme-1', purpose: 'publication' }
    const [named] = await (await openAt(at)).seal([story('Dr Khan', published)], { deadline: DEADLINE })
    const left = asLeftIn(at)
    const db = new DatabaseSync(left.file)
    const rows = () => db.prepare('SELECT ref, box FROM sealed').all()
    db.exec('UPDATE data_key SET box = zeroblob(60)')
    const before = rows()
    await expect((await openAt(left)).withdraw([named?.ref ?? ''])).rejects.toThrow('changed outside Heard: restore the vault from a backup')
    expect(rows()).toEqual(before)
    db.close()
  })

  it('keeps the old key while something under it cannot be read, and says what to do', async () => {
    const at = place()
    const vault = await openAt(at)
    await fill(vault)
    const db = new DatabaseSync(at.file)
    const { box } = db.prepare("SELECT box FROM data_key WHERE subject = 's7'").get() ?? {}
    db.exec("UPDATE data_key SET box = zeroblob(60) WHERE subject = 's7'")
    await expect(vault.rotate(WHEN)).rejects.toThrow(
      'changed outside Heard, so it cannot be re-wrapped: restore the vault from a backup of this epoch',
    )
    expect(heldIn(at).length).toBe(2)
    db.prepare("UPDATE data_key SET box = ? WHERE subject = 's7'").run(box ?? null)
    db.close()
    expect(await vault.rotate(WHEN)).toMatchObject({ rewrapped: 252 })
    expect(heldIn(at).length).toBe(1)
  })

  it('goes on under the new keys in a process that did not rotate them', async () => {
    const at = place()
    const [vault, reading, writing] = [await openAt(at), await openAt(at), await openAt(at)]
    const [before] = await vault.seal([story('early')], { deadline: DEADLINE })
    await vault.link('f1', { contribution: 'c1' })
    await vault.rotate(WHEN)
    expect(await reading.linked('f1')).toStrictEqual({ contribution: 'c1' })
    const [late] = await writing.seal([story('late')], { deadline: DEADLINE })
    await writing.link('f2', { contribution: 'c2' })
    const { epoch } = await vault.epoch()
    expect([(await reading.epoch()).epoch, await writing.epoch()]).toStrictEqual([epoch, await vault.epoch()])
    const opened = await vault.open([before?.ref ?? '', late?.ref ?? ''], ACCESS)
    expect(opened.map((one) => one.status === 'open' && one.payload)).toStrictEqual(['early', 'late'])
    expect(await vault.linked('f2')).toStrictEqual({ contribution: 'c2' })
  })

  it('takes nothing from a process that does not find the keys another one rotated to', async () => {
    const at = place()
    const vault = await openAt(at)
    const { keyFolder } = place()
    cpSync(at.keyFolder, keyFolder, { recursive: true })
    const other = await openAt({ ...at, keyFolder })
    await vault.rotate(WHEN)
    await expect(other.seal([story('late')], { deadline: DEADLINE })).rejects.toThrow('Another process rotated the keys of this vault')
  })
})
