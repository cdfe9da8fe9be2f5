import { createHash } from 'node:crypto'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

/** Does something with a database file that is open for reading only. */
const withDatabase = <T>(file: string, look: (database: DatabaseSync) => T): T => {
  const database = new DatabaseSync(file, { readOnly: true, timeout: 5000 })
  try {
    return look(database)
  } finally {
    database.close()
  }
}

const countOf = (database: DatabaseSync, sql: string, ...values: readonly string[]): number => Number(database.prepare(sql).get(...values)?.n ?? 0)

/** Whether a row of any table names this person. */
const names = (database: DatabaseSync, person: string): boolean =>
  database
    .prepare(
      `SELECT m.name AS "table" FROM sqlite_schema m WHERE m.type = 'table' AND EXISTS (SELECT 1 FROM pragma_table_xinfo(m.name) WHERE name = 'person')`,
    )
    .all()
    .some(({ table }) => countOf(database, `SELECT count(*) AS n FROM ${quoted(String(table))} WHERE person = ?`, person) > 0)

/** Services whose read models still name this person. A read model that is not there holds nothing. */
export const readModelsNaming = (folder: string, person: string): readonly string[] => {
  if (!existsSync(folder)) return []
  const services = readdirSync(folder).flatMap((name) =>
    name.endsWith('.sqlite') && name !== 'analysis.sqlite' ? [name.slice(0, -'.sqlite'.length)] : [],
  )
  return services.filter((service) => withDatabase(join(folder, `${service}.sqlite`), (database) => names(database, person)))
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

const ANALYSED = `
SELECT count(*) AS n FROM contribution WHERE person = ?1 OR person = ?2 AND
  (withdrawn = 0 OR community IS NOT NULL OR ward IS NOT NULL OR spans IS NOT NULL OR lengths IS NOT NULL
   OR seq IN (SELECT id FROM words_content) OR seq IN (SELECT id FROM words_docsize) OR seq IN (SELECT seq FROM contribution_barrier)
   OR seq IN (SELECT seq FROM conversed) OR seq IN (SELECT seq FROM answer))`

/** Whether the analysis index still names this person, or has text or attributes under the digest that stands for them, looked up in the tables below its search. */
export const isAnalysed = (folder: string, person: string): boolean => {
  const file = join(folder, 'analysis.sqlite')
  return existsSync(file) && withDatabase(file, (database) => countOf(database, ANALYSED, person, digestOf(person)) > 0)
}
