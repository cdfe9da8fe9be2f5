import { createHash } from 'node:crypto'
import { mkdirSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { columnsOf } from './words-columns.ts'

/**
 * A change of the tables below, or of what is put in them, is a new version: the file is thrown away and built again. `coding` has a row for every theme
 * that a coding counts as; `given` is the theme that it was given with.
 */
const VERSION = 14

const TABLES = `
CREATE TABLE cursor (id INTEGER PRIMARY KEY CHECK (id = 1), position INTEGER NOT NULL) STRICT;
CREATE TABLE erased_person (tombstone TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE required_purpose (programme TEXT, purpose TEXT, PRIMARY KEY (programme, purpose)) STRICT, WITHOUT ROWID;
CREATE TABLE contribution (
  seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, programme TEXT NOT NULL, person TEXT NOT NULL, voice TEXT,
  at TEXT NOT NULL, day TEXT NOT NULL, origin TEXT NOT NULL, language TEXT NOT NULL, mode TEXT NOT NULL, community TEXT, ward TEXT,
  words_ref TEXT NOT NULL, text_version INTEGER NOT NULL, spans TEXT, lengths TEXT, labels TEXT NOT NULL, withdrawn INTEGER NOT NULL,
  translations INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE INDEX contribution_person ON contribution (person);
CREATE INDEX contribution_programme ON contribution (programme, seq);
CREATE TABLE held_back (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE TABLE hard (id TEXT PRIMARY KEY) STRICT, WITHOUT ROWID;
CREATE VIEW let_in AS SELECT * FROM contribution WHERE id NOT IN (SELECT id FROM held_back);
CREATE TABLE contribution_stage (seq INTEGER, place INTEGER, stage TEXT, PRIMARY KEY (seq, place)) STRICT, WITHOUT ROWID;
CREATE TABLE contribution_barrier (seq INTEGER, barrier TEXT, PRIMARY KEY (seq, barrier)) STRICT, WITHOUT ROWID;
CREATE TABLE coding (
  seq INTEGER, coding TEXT, theme TEXT NOT NULL, given TEXT NOT NULL, field TEXT, start INTEGER, stop INTEGER, origin TEXT NOT NULL, at TEXT NOT NULL,
  PRIMARY KEY (seq, coding, theme)
) STRICT, WITHOUT ROWID;
CREATE INDEX coding_theme ON coding (theme, seq);
CREATE INDEX coding_given ON coding (given);
CREATE TABLE sorting (seq INTEGER, coding TEXT, split TEXT, parts TEXT NOT NULL, PRIMARY KEY (seq, coding, split)) STRICT, WITHOUT ROWID;
CREATE INDEX sorting_split ON sorting (split);
CREATE TABLE counts_as (theme TEXT PRIMARY KEY, other TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TABLE split (begun INTEGER PRIMARY KEY, split TEXT NOT NULL UNIQUE, theme TEXT NOT NULL, parts TEXT NOT NULL) STRICT;
CREATE TABLE conversed (seq INTEGER PRIMARY KEY, conversation TEXT NOT NULL, mode TEXT NOT NULL, texts TEXT NOT NULL, said_by TEXT, gathering TEXT) STRICT;
CREATE INDEX conversed_conversation ON conversed (conversation);
CREATE INDEX conversed_gathering ON conversed (gathering);
CREATE TABLE answer (
  seq INTEGER, question TEXT, place TEXT, option TEXT, PRIMARY KEY (seq, question, place)
) STRICT, WITHOUT ROWID;
CREATE VIRTUAL TABLE words USING fts5(${columnsOf('original')}, ${columnsOf('translated')},
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* M* Co'", prefix = '2 3');
INSERT INTO words (words, rank) VALUES ('secure-delete', 1);
INSERT INTO cursor VALUES (1, 0);
`

/** What is deleted is overwritten: text that left the index is not found in its file. */
const PRAGMAS = 'PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON; PRAGMA cache_size = -65536'

/**
 * What stands for a person who was erased, in their contributions too: still the same for the same person, and no id. Ids are random or made with a key,
 * so that nobody can try them out; a plain digest is enough.
 */
export const tombstoneOf = (person: string): string => createHash('sha256').update(person).digest('base64url')

const open = (file: string): DatabaseSync => {
  const database = new DatabaseSync(file, { timeout: 5000 })
  try {
    database.exec(PRAGMAS)
    return database
  } catch (error) {
    database.close()
    throw error
  }
}

const isCurrent = (database: DatabaseSync): boolean => {
  const [version] = Object.values(database.prepare('PRAGMA user_version').get() ?? {})
  const [healthy] = Object.values(database.prepare('PRAGMA quick_check(1)').get() ?? {})
  return version === VERSION && healthy === 'ok'
}

const openCurrent = (file: string): DatabaseSync | undefined => {
  let database: DatabaseSync | undefined
  try {
    database = open(file)
    if (isCurrent(database)) return database
    database.close()
  } catch {
    if (database?.isOpen) database.close()
  }
  return undefined
}

/** Opens the analysis index. A file that is missing, damaged or of another version becomes a new, empty one. */
export const openIndexFile = (file: string): DatabaseSync => {
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 })
  const current = openCurrent(file)
  if (current) return current
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${file}${suffix}`, { force: true })
  const database = open(file)
  database.exec(`BEGIN; ${TABLES} PRAGMA user_version = ${VERSION}; COMMIT`)
  return database
}
