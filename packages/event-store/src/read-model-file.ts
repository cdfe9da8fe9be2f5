import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { createBookkeeping } from './read-model-tables.ts'
import { isDamage } from './sqlite-failure.ts'

/** Where a read model lives: a file of its own, opened and closed here, or a database that the caller owns. */
export type ReadModelPlace = { readonly file: string; readonly database?: never } | { readonly database: DatabaseSync; readonly file?: never }

/** A read model's connections: one that writes, one for queries (cannot write, except in memory or when the caller owns the database). */
export type ReadModelFile = { readonly writer: DatabaseSync; readonly reader: DatabaseSync; close(): void }

const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -65536'
const MEMORY = ':memory:'

const openWriter = (file: string): DatabaseSync => {
  const writer = new DatabaseSync(file, { timeout: 5000 })
  try {
    writer.exec(PRAGMAS)
    const [problem] = Object.values(writer.prepare('PRAGMA quick_check(1)').get() ?? {})
    if (problem !== 'ok') throw Object.assign(new Error(`quick_check: ${problem}`), { errcode: 11 })
    createBookkeeping(writer)
    return writer
  } catch (error) {
    writer.close()
    throw error
  }
}

/** Opens a read model. A damaged file is thrown away: what it held is built again from the facts. */
export const openReadModel = ({ file, database }: ReadModelPlace): ReadModelFile => {
  if (database) {
    createBookkeeping(database)
    return { writer: database, reader: database, close: () => undefined }
  }
  if (file !== MEMORY) mkdirSync(dirname(file), { recursive: true })
  let writer: DatabaseSync
  try {
    writer = openWriter(file)
  } catch (error) {
    if (!isDamage(error)) throw error
    for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
    writer = openWriter(file)
  }
  const reader = file === MEMORY ? writer : new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  return {
    writer,
    reader,
    close: () => {
      if (reader !== writer) reader.close()
      writer.close()
    },
  }
}
