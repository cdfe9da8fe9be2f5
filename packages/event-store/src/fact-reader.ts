import type { SQLInputValue, StatementSync } from 'node:sqlite'
import { type RecordedFact, StoreUnusable } from '@heard/event-sourcing'
import type { FactFile } from './fact-file.ts'
import type { PageRequest } from './follow.ts'
import { storeUnusable } from './sqlite-failure.ts'
import { COLUMNS, type StoredRow, toFact } from './stored-row.ts'

const ofTypes = (count: number, backwards: boolean): string => {
  const order = backwards ? 'DESC' : 'ASC'
  const one = 'SELECT position FROM fact WHERE type = ? AND position > ? AND position <= ?'
  const positions = Array.from({ length: count }, () => one).join(' UNION ALL ')
  return `SELECT ${COLUMNS} FROM fact WHERE position IN (${positions} ORDER BY 1 ${order} LIMIT ?) ORDER BY position ${order}`
}

/** Facts near the head that are read once for all who follow, whatever types they ask for. */
const NEAR = 100

/** Reads pages of facts; checks every row and that no row between two others is missing. */
export class FactReader {
  readonly #file: FactFile
  readonly #statements = new Map<string, StatementSync>()
  #near: { readonly from: number; readonly upTo: number; readonly facts: readonly RecordedFact[] } = { from: 0, upTo: 0, facts: [] }

  constructor(file: FactFile) {
    this.#file = file
  }

  /** A page of the global order. */
  page(request: PageRequest): readonly RecordedFact[] {
    const { from, upTo, backwards, limit, types } = request
    if (types && !backwards && upTo - from <= NEAR) {
      const wanted = new Set(types)
      return this.#nearTo(from, upTo)
        .filter(({ type }) => wanted.has(type))
        .slice(0, limit)
    }
    const [low, high] = backwards ? [0, Math.min(from - 1, upTo)] : [from, upTo]
    if (types) {
      const wanted = [...new Set(types)]
      if (wanted.length === 0) return []
      return this.#read(ofTypes(wanted.length, backwards), [...wanted.flatMap((type) => [type, low, high]), limit])
    }
    const order = backwards ? 'DESC' : 'ASC'
    const facts = this.#read(`SELECT ${COLUMNS} FROM fact WHERE position > ? AND position <= ? ORDER BY position ${order} LIMIT ?`, [
      low,
      high,
      limit,
    ])
    this.#requireUnbroken(
      facts.map(({ position }) => Number(position)),
      backwards ? high : low + 1,
      Math.min(limit, Math.max(0, high - low)),
      backwards,
    )
    return facts
  }

  /** The facts between two positions, of all types, from what was read last when that has them. */
  #nearTo(from: number, upTo: number): readonly RecordedFact[] {
    if (from < this.#near.from || upTo > this.#near.upTo) {
      const facts = this.page({ from, upTo, backwards: false, limit: NEAR, types: undefined })
      this.#near = { from, upTo, facts }
    }
    const { facts } = this.#near
    return facts.slice(from - this.#near.from, upTo - this.#near.from)
  }

  /** A page of one stream, from a revision on (inclusive). */
  stream(stream: string, from: number, backwards: boolean, limit: number): readonly RecordedFact[] {
    const [side, order] = backwards ? ['<=', 'DESC'] : ['>=', 'ASC']
    const facts = this.#read(`SELECT ${COLUMNS} FROM fact WHERE stream = ? AND revision ${side} ? ORDER BY revision ${order} LIMIT ?`, [
      stream,
      from,
      limit,
    ])
    const [first] = facts
    const start = first && backwards ? Number(first.revision) : Math.max(0, from)
    this.#requireUnbroken(
      facts.map(({ revision }) => Number(revision)),
      start,
      facts.length,
      backwards,
    )
    return facts
  }

  #requireUnbroken(numbers: readonly number[], start: number, count: number, backwards: boolean): void {
    const step = backwards ? -1 : 1
    if (numbers.length === count && numbers.every((number, index) => number === start + index * step)) return
    throw new StoreUnusable(
      `the event store ${this.#file.file} lacks facts near ${start}; stop, keep a copy of the files and restore the last backup`,
    )
  }

  #read(sql: string, parameters: readonly SQLInputValue[]): readonly RecordedFact[] {
    const { file, database } = this.#file
    try {
      let statement = this.#statements.get(sql)
      if (!statement) {
        statement = database.prepare(sql)
        statement.setReturnArrays(true)
        this.#statements.set(sql, statement)
      }
      const rows: unknown = statement.all(...parameters)
      return (rows as readonly StoredRow[]).map((row) => toFact(row, file))
    } catch (error) {
      throw storeUnusable(file, error)
    }
  }
}
