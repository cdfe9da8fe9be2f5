import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { ErasureList, ErasureListUnusable, type ListedErasure } from './erasure-list.ts'
import { enforceList } from './replay.ts'

const id = (last: number): string => `00000000-0000-7000-8000-${String(last).padStart(12, '0')}`
const entry = (last: number): ListedErasure => ({
  programme: 'luton',
  erasure: id(last),
  contribution: id(100 + last),
  person: id(200 + last),
  by: 'resident',
})
const limited: ListedErasure = { ...entry(3), purposes: ['equality'] }

describe('the erasure replay list', () => {
  let folder: string
  let file: string
  const open = (vault = 'v1'): ErasureList => new ErasureList(file, vault)
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'heard-list-'))
    file = join(folder, 'apart', 'erasures.list')
  })
  afterEach(() => rmSync(folder, { recursive: true, force: true }))

  it('is made once, empty, readable by its owner alone', () => {
    expect(open().exists()).toBe(false)
    open().create()
    const made = readFileSync(file, 'utf8')
    open().create()
    expect(readFileSync(file, 'utf8')).toBe(made)
    expect(open().entries()).toStrictEqual([])
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('keeps each erasure once, in the order they came, over restarts', () => {
    const list = open()
    list.add(entry(1))
    list.add(limited)
    list.add(entry(1))
    const again = open()
    again.add(entry(1))
    again.add(entry(2))
    expect(open().entries()).toStrictEqual([entry(1), limited, entry(2)])
    expect(open().has(id(2))).toBe(true)
    expect(open().has(id(4))).toBe(false)
  })

  it('is written by several processes, each of which finds what the others wrote', () => {
    const [one, other] = [open(), open()]
    one.add(entry(1))
    expect(other.entries()).toStrictEqual([entry(1)])
    other.add(entry(2))
    one.add(entry(2))
    one.addAccount(id(301))
    expect([one, other, open()].map((list) => [list.has(id(2)), list.entries(), list.accounts()])).toStrictEqual(
      Array(3).fill([true, [entry(1), entry(2)], [id(301)]]),
    )
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(5)
  })

  it('is not kept from being written by what a process that is gone left beside it', () => {
    open().create()
    writeFileSync(`${file}.writing`, JSON.stringify([hostname(), spawnSync('true').pid]))
    open().add(entry(1))
    expect(open().entries()).toStrictEqual([entry(1)])
    expect(existsSync(`${file}.writing`)).toBe(false)
  })

  it('loses nothing of another process that took the one that was writing for gone', () => {
    const [one, other] = [open(), open()]
    one.add(entry(1))
    let held = true
    const heldUp = {
      ...entry(2),
      get erasure(): string {
        if (held) {
          held = false
          rmSync(`${file}.writing`)
          other.add(entry(3))
        }
        return id(2)
      },
    }
    one.add(heldUp)
    expect([one, other, open()].map((list) => list.entries())).toStrictEqual([1, 2, 3].map(() => [entry(1), entry(3), entry(2)]))
  })

  it('keeps removed accounts beside the erasures, each once, over restarts', () => {
    const list = open()
    list.add(entry(1))
    list.addAccount(id(301))
    list.addAccount(id(301))
    list.add(limited)
    const again = open()
    again.addAccount(id(301))
    again.addAccount(id(302))
    expect(open().accounts()).toStrictEqual([id(301), id(302)])
    expect(open().entries()).toStrictEqual([entry(1), limited])
    expect(open().has(id(301))).toBe(true)
    expect(readFileSync(file, 'utf8').split('\n')).toHaveLength(6)
  })

  it('keeps what subjects lost beside the erasures, each purpose of each once, over restarts', () => {
    const list = open()
    const lost = (last: number, purpose: string) => ({ subject: id(last), purposes: [purpose] })
    list.add(entry(1))
    list.addSubject(lost(401, 'volunteering'))
    list.addSubject(lost(401, 'volunteering'))
    list.addAccount(id(301))
    const again = open()
    again.addSubject(lost(401, 'volunteering'))
    again.addSubject(lost(401, 'contact'))
    again.addSubject(lost(402, 'volunteering'))
    expect(open().subjects()).toStrictEqual([lost(401, 'volunteering'), lost(401, 'contact'), lost(402, 'volunteering')])
    expect(open().entries()).toStrictEqual([entry(1)])
    expect(open().accounts()).toStrictEqual([id(301)])
  })

  it('keeps withdrawn texts beside the erasures, each once, over restarts', () => {
    const list = open()
    list.add(entry(1))
    list.addWithdrawn(id(501))
    list.addWithdrawn(id(501))
    const again = open()
    again.addWithdrawn(id(501))
    again.addWithdrawn(id(502))
    expect(open().withdrawn()).toStrictEqual([id(501), id(502)])
    expect(open().entries()).toStrictEqual([entry(1)])
    expect(open().subjects()).toStrictEqual([])
    expect(open().accounts()).toStrictEqual([])
  })

  it('takes what a subject lost and what was withdrawn from every vault before it opens, again at each start, and nothing else', async () => {
    open().addSubject({ subject: id(401), purposes: ['volunteering'] })
    open().addWithdrawn(id(501))
    const erased: unknown[] = []
    const store = { readAll: async function* () {} }
    const vault = { erase: async (...what: unknown[]) => erased.push(what), withdraw: async (refs: unknown) => erased.push(refs) }
    await enforceList(open(), store, vault, true)
    await enforceList(open(), store, vault, false)
    expect(erased).toStrictEqual([[id(401), ['volunteering']], [id(501)], [id(401), ['volunteering']], [id(501)]])
  })

  it('reads a list from before accounts were on it', () => {
    const line = (listed: object): string =>
      `${JSON.stringify({ checksum: createHash('sha256').update(JSON.stringify(listed)).digest('base64url'), entry: listed })}\n`
    open().create()
    writeFileSync(file, line({ list: 'heard-erasures', version: 1, vault: 'v1' }) + line(entry(1)) + line(limited))
    expect(open().entries()).toStrictEqual([entry(1), limited])
    expect(open().accounts()).toStrictEqual([])
    expect(open().subjects()).toStrictEqual([])
    expect(open().withdrawn()).toStrictEqual([])
  })

  it('loses at most the account whose writing was cut off', () => {
    const list = open()
    list.add(entry(1))
    const before = readFileSync(file).length
    list.addAccount(id(301))
    const whole = readFileSync(file)
    for (let end = before; end < whole.length; end += 1) {
      writeFileSync(file, whole.subarray(0, end))
      const resumed = open()
      expect(resumed.accounts()).toStrictEqual([])
      resumed.addAccount(id(301))
      expect(readFileSync(file)).toStrictEqual(whole)
    }
  })

  it('has nothing while there is no list', () => {
    expect(open().has(id(1))).toBe(false)
    expect(existsSync(file)).toBe(false)
    expect(() => open().entries()).toThrow(ErasureListUnusable)
  })

  it('loses at most the line whose writing was cut off, wherever that was', () => {
    const list = open()
    list.add(entry(1))
    const before = readFileSync(file).length
    list.add(entry(2))
    const whole = readFileSync(file)
    for (let end = before; end < whole.length; end += 1) {
      writeFileSync(file, whole.subarray(0, end))
      const resumed = open()
      expect(resumed.entries()).toStrictEqual([entry(1)])
      resumed.add(entry(2))
      expect(readFileSync(file)).toStrictEqual(whole)
    }
  })

  it('is made again when even its first line was cut off', () => {
    open().create()
    truncateSync(file, 10)
    expect(open().exists()).toBe(false)
    open().add(entry(1))
    expect(open().entries()).toStrictEqual([entry(1)])
  })

  it('is refused when any byte of it was changed', () => {
    const list = open()
    list.add(entry(1))
    list.add(limited)
    list.addAccount(id(301))
    list.addSubject({ subject: id(401), purposes: ['volunteering'] })
    list.addWithdrawn(id(501))
    const whole = readFileSync(file)
    for (let at = 0; at < whole.length - 1; at += 1) {
      const damaged = Buffer.from(whole)
      damaged[at] = (damaged[at] ?? 0) ^ 1
      writeFileSync(file, damaged)
      expect(() => open().entries(), String(at)).toThrow(ErasureListUnusable)
    }
  })

  it('is refused when a line is no erasure', () => {
    open().create()
    appendFileSync(file, '{"checksum":"","entry":{}}\n')
    expect(() => open().entries()).toThrow('is damaged; put back your copy of it')
  })

  it('is refused for another vault', () => {
    open('v1').create()
    expect(() => open('v2').entries()).toThrow('is the list of erasures of another vault')
  })
})
