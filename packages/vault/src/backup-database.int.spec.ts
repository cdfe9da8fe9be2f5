import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { backupDatabase } from './backup-database.ts'
import { ACCESS, DEADLINE, first, openAs, story } from './contract/context.ts'
import { placeForEachTest } from './sqlite-fixture.ts'
import { VaultUnusable } from './vault.ts'

describe('a backup of a vault in use', () => {
  const { place, openAt } = placeForEachTest()

  it('is of one moment, opens with the keys of the day, and holds none of them', async () => {
    const [at, copy] = [place(), place()]
    const vault = await openAt(at)
    const sealed = first(await vault.seal([story('kept')], { deadline: DEADLINE }))
    const backup = backupDatabase(at.file, copy.file)
    const later = vault.seal([story('later')], { deadline: DEADLINE })
    await Promise.all([backup, later])
    await backupDatabase(at.file, copy.file)
    expect(readdirSync(copy.folder)).toStrictEqual(['vault.db'])
    expect(statSync(copy.file).mode & 0o777).toBe(0o600)
    const restored = await openAt({ ...copy, keyFolder: at.keyFolder })
    expect(await restored.open([sealed.ref], ACCESS)).toStrictEqual([openAs(sealed.ref, 'kept')])
    expect(readFileSync(copy.file).includes(readFileSync(join(at.keyFolder, 'master.key'), 'utf8').trim())).toBe(false)
  })

  it('leaves the one before in its place when it cannot be made', async () => {
    const [at, copy] = [place(), place()]
    mkdirSync(copy.folder)
    writeFileSync(copy.file, 'the one before')
    await expect(backupDatabase(at.file, copy.file)).rejects.toThrow(VaultUnusable)
    await expect(backupDatabase(at.file, copy.file)).rejects.toThrow('No backup of vault.db could be made')
    expect([readdirSync(copy.folder), readFileSync(copy.file, 'utf8')]).toStrictEqual([['vault.db'], 'the one before'])
  })
})
