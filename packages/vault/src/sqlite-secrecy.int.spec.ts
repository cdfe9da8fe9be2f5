import { readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { ACCESS, DEADLINE, first, LATER, NOW, openAs, story } from './contract/context.ts'
import { bytesIn, formsOf, placeForEachTest } from './sqlite-fixture.ts'
import { SqliteStorage } from './sqlite-storage.ts'

const naughty: readonly string[] = JSON.parse(readFileSync(new URL('../test-data/naughty.json', import.meta.url), 'utf8'))
const NARRATIVE = 'canary-narrative-f2a9'
const CANARIES = [
  NARRATIVE,
  'canary-nested-71be',
  'canary-title-09d3',
  'canary-draft-5c3c',
  'canary-draft-key-88d0',
  'canary-target-17aa',
  'canary-code-4410',
]

describe('the vault file', () => {
  const { place, openAt } = placeForEachTest()

  it('shows no word of what it holds: not after sealing, opening, erasing or closing', async () => {
    const at = place()
    const vault = await openAt(at)
    const found = () => {
      const bytes = Buffer.concat([bytesIn(at.folder), bytesIn(at.keyFolder)])
      return CANARIES.filter((canary) => formsOf(canary).some((form) => bytes.includes(form)))
    }
    const [plain] = await vault.seal(
      [
        story(NARRATIVE),
        story({ deep: ['canary-nested-71be'] }, { subject: 'subject-2' }),
        story('canary-title-09d3', { subject: 'programme-1', purpose: 'publication' }),
      ],
      { deadline: DEADLINE, remember: { kind: 'answer', key: 'canary-draft-key-88d0', payload: 'canary-draft-5c3c', expires: LATER } },
    )
    await vault.keep({ kind: 'draft', key: 'canary-draft-key-88d0', payload: { story: 'canary-draft-5c3c' }, expires: LATER })
    await vault.link(vault.fingerprint('receipt', 'canary-code-4410'), { contribution: 'canary-target-17aa' })
    expect(found()).toStrictEqual([])
    expect(await vault.open([plain?.ref ?? ''], ACCESS)).toStrictEqual([openAs(plain?.ref ?? '', NARRATIVE)])
    expect(await vault.recall('draft', 'canary-draft-key-88d0', NOW)).toStrictEqual({ story: 'canary-draft-5c3c' })
    expect(found()).toStrictEqual([])
    await vault.erase('subject-2')
    expect(found()).toStrictEqual([])
    await vault.close()
    expect(found()).toStrictEqual([])
  })

  it('keeps neither ciphertext nor wrapped key of what was erased, in any of its files', async () => {
    const at = place()
    const vault = await openAt(at)
    const { ref } = first(await vault.seal([story('x'.repeat(9000))], { deadline: DEADLINE }))
    const kept = first(await vault.seal([story('y', { subject: 'subject-2' })], { deadline: DEADLINE }))
    const storage = new SqliteStorage(at.file)
    const rows = await storage.committed.rows([ref, kept.ref])
    const traces = (held: string) => [rows.get(held)?.row.box, rows.get(held)?.key?.box].map((box) => Buffer.from(box ?? []).subarray(0, 40))
    const [erased, other] = [traces(ref), traces(kept.ref)]
    await storage.close()
    const present = (boxes: readonly Buffer[]) => boxes.map((box) => box.length === 40 && bytesIn(at.folder).includes(box))
    expect(present(erased)).toStrictEqual([true, true])
    await vault.erase('subject-1')
    expect(present(erased)).toStrictEqual([false, false])
    expect(present(other)).toStrictEqual([true, true])
  })

  it('destroys the data key with the last row that was swept, and keeps the key of a row that stays', async () => {
    const at = place()
    const vault = await openAt(at)
    const requests = [story('kept'), story('swept'), story('orphan', { subject: 'subject-2' })]
    const [kept] = await vault.seal(requests, { deadline: DEADLINE })
    await vault.confirm([kept?.ref ?? ''])
    expect(await vault.sweep(LATER, LATER)).toBe(2)
    const db = new DatabaseSync(at.file, { readOnly: true })
    expect(db.prepare('SELECT subject, purpose FROM data_key').all()).toEqual([{ subject: 'subject-1', purpose: 'narrative' }])
    db.close()
  })

  it('is for its owner only, and so are the keys', async () => {
    const at = place()
    await openAt(at)
    const files = [at.file, `${at.file}-wal`, join(at.keyFolder, 'master.key'), join(at.keyFolder, 'epochs.json')]
    expect(files.map((file) => statSync(file).mode & 0o777)).toStrictEqual([0o600, 0o600, 0o600, 0o600])
  })

  it('pads what it seals, so that its length tells no yes from a no', async () => {
    const at = place()
    const vault = await openAt(at)
    await vault.seal(
      ['yes', 'no', 'prefer not to say', ''].map((answer) => story(answer)),
      { deadline: DEADLINE },
    )
    const db = new DatabaseSync(at.file, { readOnly: true })
    expect(db.prepare('SELECT DISTINCT length(box) AS length FROM sealed').all()).toEqual([{ length: 12 + 32 + 64 + 16 }])
    db.close()
  })

  it('gives back every string that breaks programs, as it was', async () => {
    const at = place()
    const before = await openAt(at)
    const sealed = await before.seal(
      naughty.map((text) => story({ [text]: text })),
      { deadline: DEADLINE },
    )
    await before.close()
    const after = await openAt(at)
    const opened = await after.open(
      sealed.map(({ ref }) => ref),
      ACCESS,
    )
    expect(opened).toStrictEqual(sealed.map(({ ref }, index) => openAs(ref, { [naughty[index] ?? '']: naughty[index] ?? '' })))
    expect(naughty.length).toBe(246)
  })
})
