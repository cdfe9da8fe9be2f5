import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { deflateSync, gzipSync } from 'node:zlib'
import { zipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { Marks, stem } from './marks.fixture.ts'
import { forms, Search } from './search.fixture.ts'

describe('the searcher of the canary', () => {
  const marks = new Marks()
  const first = marks.mark('first')
  const second = marks.mark('second')
  const search = new Search(stem, marks.all, new Map([['receipt', '0123456789ABCDEFGHJKMNPQRS']]))
  const around = (bytes: Buffer): Buffer => Buffer.concat([Buffer.from('before…'), bytes, Buffer.from('…after')])
  let folder: string
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-search-'))
  })
  afterEach(() => rmSync(folder, { recursive: true }))

  it.each(Object.entries(forms))('finds what stands in %s', (_, form) => {
    expect([...search.bytes(around(form(first)))]).toEqual(['first'])
  })

  it.each([0, 1, 2, 3, 4, 5])('finds what stands in base64 and base64url after %i bytes', (offset) => {
    const text = Buffer.from(`${'x'.repeat(offset)}${first} and more ÿþ>?`)
    for (const coding of ['base64', 'base64url'] as const) expect([...search.text(text.toString(coding))]).toEqual(['first'])
  })

  it.each([
    ['gzip', (bytes: Buffer) => gzipSync(bytes)],
    ['zlib', (bytes: Buffer) => deflateSync(bytes)],
    ['zip', (bytes: Buffer) => Buffer.from(zipSync({ 'xl/worksheets/sheet1.xml': bytes }))],
    ['zip in gzip', (bytes: Buffer) => gzipSync(zipSync({ a: bytes }))],
  ])('finds what is packed by %s, in the middle of a file', (_, pack) => {
    const padded = Buffer.from(`${'nothing to see '.repeat(50)}${first}${'nothing to see '.repeat(50)}`)
    expect([...search.bytes(around(pack(padded)))]).toEqual(['first'])
  })

  it('finds a mark that nobody knows, and one whose ends were cut', () => {
    expect([...search.text(new Marks().mark('of somebody else'))]).toEqual(['a mark, cut or unknown'])
    expect([...search.text(first.slice(6, -6))]).toEqual(['a mark, cut or unknown'])
  })

  it.each(['utf8', 'utf16le', 'hex', 'base64', 'base64url'] as const)('finds a secret in %s', (coding) => {
    const link = Buffer.from('/r/0123456789ABCDEFGHJKMNPQRS?')
    const bytes = coding === 'utf8' ? link : coding === 'utf16le' ? Buffer.from(link.toString(), 'utf16le') : Buffer.from(link.toString(coding))
    expect([...search.bytes(bytes)]).toEqual(['receipt'])
  })

  it('finds nothing where nothing is', () => {
    expect([...search.text('canary qxcanary 0123456789ABCDEFGHJKMNPQR')]).toEqual([])
    expect([search.files(folder), search.tables(folder)]).toEqual([[], []])
  })

  it('looks into every file below a folder, whatever it is called', () => {
    mkdirSync(join(folder, 'deep', 'er'), { recursive: true })
    writeFileSync(join(folder, 'deep', 'er', '.hidden'), second)
    writeFileSync(join(folder, 'both.bin'), `${first} ${second}`)
    expect(search.files(folder).toSorted()).toEqual(['first in both.bin', 'second in both.bin', 'second in deep/er/.hidden'])
  })

  it('finds in tables what pages cut, in a search index, and in the log that was not copied into the file yet', () => {
    const database = new DatabaseSync(join(folder, 'a.sqlite'))
    database.exec('PRAGMA journal_mode = WAL; CREATE TABLE long (id INTEGER, text TEXT, box BLOB); CREATE VIRTUAL TABLE found USING fts5(words)')
    const add = database.prepare('INSERT INTO long VALUES (?, ?, ?)')
    for (let length = 4_000; length < 4_120; length += 1) add.run(9_007_199_254_740_993n, `${'x'.repeat(length)}${first}`, null)
    database.prepare('INSERT INTO found VALUES (?)').run(`Words with ${second}`)
    expect(new Set(search.files(folder))).toEqual(new Set(['first in a.sqlite-wal', 'second in a.sqlite-wal']))
    expect(new Set(search.tables(folder))).toEqual(new Set(['first in a.sqlite', 'second in a.sqlite']))
    database.prepare('DELETE FROM long').run()
    database.prepare('INSERT INTO long VALUES (1, NULL, ?)').run(Buffer.from(second, 'utf16le'))
    database.prepare('DELETE FROM found').run()
    expect(search.tables(folder)).toContain('second in a.sqlite')
    database.close()
  })
})
