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

const ANALYSIS = 'analysis'

/** What is in a folder of read models, by the names of its files. */
const filesIn = (folder: string): readonly string[] =>
  existsSync(folder) ? readdirSync(folder).flatMap((name) => (name.endsWith('.sqlite') ? [name.slice(0, -'.sqlite'.length)] : [])) : []

/** Services whose read models still name this person. A read model that is not there holds nothing. */
export const readModelsNaming = (folder: string, person: string): readonly string[] =>
  filesIn(folder)
    .filter((service) => service !== ANALYSIS)
    .filter((service) => withDatabase(join(folder, `${service}.sqlite`), (database) => names(database, person)))

const CURSORS = 'SELECT name, cursor FROM heard_projection'

/**
 * Whether one of these followers, named as health names them, has not come to a position yet, by what its own file says. What is not followed any more
 * stands still and is not waited for.
 */
export const isBehind = (folder: string, followers: ReadonlySet<string>, position: bigint): boolean =>
  filesIn(folder).some((service) =>
    withDatabase(join(folder, `${service}.sqlite`), (database) =>
      database
        .prepare(service === ANALYSIS ? "SELECT 'analysis-index' AS name, position AS cursor FROM cursor" : CURSORS)
        .all()
        .some(({ name, cursor }) => followers.has(`${service === ANALYSIS ? 'reporting' : service}/${name}`) && BigInt(Number(cursor)) < position),
    ),
  )

const digestOf = (text: string): string => createHash('sha256').update(text).digest('base64url')

const ANALYSED = `
SELECT count(*) AS n FROM contribution WHERE person = ?1 OR person = ?2 AND
  (withdrawn = 0 OR community IS NOT NULL OR ward IS NOT NULL OR spans IS NOT NULL OR lengths IS NOT NULL
   OR seq IN (SELECT id FROM words_content) OR seq IN (SELECT id FROM words_docsize) OR seq IN (SELECT seq FROM contribution_barrier)
   OR seq IN (SELECT seq FROM conversed) OR seq IN (SELECT seq FROM answer))`

/** Whether the analysis index still names this person, or has text or attributes under the digest that stands for them, looked up in the tables below its search. */
export const isAnalysed = (folder: string, person: string): boolean => {
  const file = join(folder, `${ANALYSIS}.sqlite`)
  return existsSync(file) && withDatabase(file, (database) => countOf(database, ANALYSED, person, digestOf(person)) > 0)
}
