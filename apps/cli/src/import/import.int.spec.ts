import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ImportMapInput } from '@heard/contracts/engagement'
import { afterAll, describe, expect, it } from 'vitest'
import type { Surroundings } from '../command.ts'
import { commands } from '../commands.ts'
import { runLine } from '../run-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-import-'))
const surroundings: Surroundings = {
  environment: { HEARD_DATA_DIR: join(folder, 'data') },
  standing: folder,
  root: folder,
  progress: () => undefined,
}
const write = (name: string, content: string): void => writeFileSync(join(folder, name), content)
const map: ImportMapInput = {
  parts: [{ id: 'main', texts: [{ column: 'said', field: 'happened' }] }],
  sourceId: ['id'],
  stages: { column: 'stage' },
  labels: [{ kind: 'columns', columns: ['label'] }],
  deidentified: true,
}
write('map.json', JSON.stringify(map))
write('said.csv', 'id,said,stage,label\n1,It took weeks.,diagnosis,Waiting\n2,They were kind.,treatment,Kindness\n3,Nobody rang.,nowhere,Waiting\n')

const importing = async (file: string, ...more: string[]) => {
  const line = ['import', 'contributions', file, '--programme', 'luton-cancer', '--map', 'map.json', '--json', ...more]
  const { code, out, errors } = await runLine(commands, line, surroundings)
  return { code, errors, data: JSON.parse(out.join('\n')) }
}

describe('heard import contributions', () => {
  afterAll(() => rmSync(folder, { recursive: true, force: true }))

  it('says in a dry run what would happen, and keeps nothing', async () => {
    for (const _ of [1, 2]) {
      const { code, data } = await importing('said.csv', '--dry-run')
      expect([code, data.dryRun, data.counts]).toEqual([0, true, { rows: 3, accepted: 2, rejected: 1, duplicates: 0, leftOut: 0 }])
      expect(data.problems.map(({ row, column, code: why }: Record<string, unknown>) => [row, column, why])).toEqual([[4, 'stage', 'unknown-stage']])
    }
  })

  it('imports, and writes the rows it did not take beside the file with the reason', async () => {
    const { code, data, errors } = await importing('said.csv')
    expect([code, errors, data.counts]).toEqual([0, [], { rows: 3, accepted: 2, rejected: 1, duplicates: 0, leftOut: 0 }])
    expect(data.rejectedFile).toBe(join(folder, 'said.csv.rejected.csv'))
    const rejected = readFileSync(data.rejectedFile, 'utf8')
    expect(rejected).toMatch(/3,Nobody rang\.,nowhere,Waiting/)
    expect(rejected).not.toMatch(/They were kind/)
  })

  it('takes nothing twice', async () => {
    expect((await importing('said.csv')).data.counts).toEqual({ rows: 3, accepted: 0, rejected: 1, duplicates: 2, leftOut: 0 })
  })

  it('writes the rejected rows where the person stands if it may not write beside the file', async () => {
    const elsewhere = join(folder, 'elsewhere')
    mkdirSync(join(elsewhere, 'said.csv.rejected.csv'), { recursive: true })
    copyFileSync(join(folder, 'said.csv'), join(elsewhere, 'said.csv'))
    rmSync(join(folder, 'said.csv.rejected.csv'))
    expect((await importing(join(elsewhere, 'said.csv'))).data.rejectedFile).toBe(join(folder, 'said.csv.rejected.csv'))
  })

  it('ends with 1 when no row was taken', async () => {
    write('all-wrong.csv', 'id,said,stage,label\n9,Nobody rang.,nowhere,Waiting\n')
    const { code, data } = await importing('all-wrong.csv')
    expect([code, data.counts]).toEqual([1, { rows: 1, accepted: 0, rejected: 1, duplicates: 0, leftOut: 0 }])
  })

  it('names what is wrong with file, map and programme', async () => {
    write('empty.csv', '')
    write('broken.json', '{')
    write('half.json', JSON.stringify({ ...map, parts: [] }))
    write('other.csv', 'a,b\n1,2\n')
    const attempt = async (...line: string[]) => {
      const { code, errors } = await runLine(commands, ['import', 'contributions', ...line], surroundings)
      return [code, errors.join(' ')]
    }
    const told = ['--programme', 'luton-cancer', '--map']
    expect(await attempt('gone.csv', ...told, 'map.json')).toEqual([
      2,
      `FILE gone.csv: there is no such file (looked at ${join(folder, 'gone.csv')})`,
    ])
    expect(await attempt('empty.csv', ...told, 'map.json')).toEqual([2, 'FILE empty.csv: this file is empty'])
    expect((await attempt('said.csv', ...told, 'broken.json'))[1]).toMatch(/^--map broken\.json: this is not JSON/)
    expect((await attempt('said.csv', ...told, 'half.json'))[1]).toMatch(/^--map half\.json: parts: /)
    expect((await attempt('other.csv', ...told, 'map.json'))[1]).toMatch(/\(map-does-not-fit\)$/)
    const unknown = await attempt('said.csv', '--programme', 'nowhere', '--map', 'map.json')
    expect([unknown[0], String(unknown[1])]).toEqual([1, expect.stringMatching(/\(not-found\)$/)])
  })

  it('signs in with the account it is told', async () => {
    const { code, errors } = await importing('said.csv', '--email', 'nobody@example.org', '--password', 'wrong password')
    expect([code, errors]).toEqual([
      1,
      ['Signing in as nobody@example.org: The e-mail address, the password or the code is not right (wrong-credentials)'],
    ])
  })
})
