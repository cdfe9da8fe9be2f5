import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { inflateRawSync, inflateSync, constants as zlib } from 'node:zlib'

/** One way in which a text may stand in bytes: what a search for it looks for. Base64 cuts a text in one of three ways, and its edges belong to neighbours. */
type Form = (text: string) => Buffer

const base64From =
  (offset: number): Form =>
  (text) => {
    const coded = Buffer.from(' '.repeat(offset) + text).toString('base64url')
    return Buffer.from(coded.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + text.length) * 8) / 6)))
  }
const eachLetter =
  (write: (code: number) => string): Form =>
  (text) =>
    Buffer.from([...text].map((letter) => write(letter.charCodeAt(0))).join(''))
const hex = (code: number): string => code.toString(16)

export const forms: Readonly<Record<string, Form>> = {
  'utf-8': (text) => Buffer.from(text),
  'upper case': (text) => Buffer.from(text.toUpperCase()),
  'utf-16le': (text) => Buffer.from(text, 'utf16le'),
  'utf-16be': (text) => Buffer.from(text, 'utf16le').swap16(),
  hex: eachLetter(hex),
  'upper-case hex': eachLetter((code) => hex(code).toUpperCase()),
  percent: eachLetter((code) => `%${hex(code)}`),
  'upper-case percent': eachLetter((code) => `%${hex(code).toUpperCase()}`),
  json: eachLetter((code) => `\\u00${hex(code)}`),
  'upper-case json': eachLetter((code) => `\\u00${hex(code).toUpperCase()}`),
  html: eachLetter((code) => `&#${code};`),
  'html in hex': eachLetter((code) => `&#x${hex(code)};`),
  'base64, first': base64From(0),
  'base64, second': base64From(1),
  'base64, third': base64From(2),
}

const indexesOf = (bytes: Buffer, needle: Buffer): number[] => {
  const found: number[] = []
  for (let at = bytes.indexOf(needle); at >= 0; at = bytes.indexOf(needle, at + 1)) found.push(at)
  return found
}

const attempt = (unpack: () => Buffer): Buffer[] => {
  try {
    const plain = unpack()
    return plain.length > 0 ? [plain] : []
  } catch {
    // Bytes that only look like the beginning of a packed part.
    return []
  }
}
const partial = { finishFlush: zlib.Z_SYNC_FLUSH }
/** RFC 1952: ten bytes, then what the flags in the fourth say. What follows the packed part is not looked at. */
const gzipMember = (bytes: Buffer, at: number): Buffer => {
  const flags = bytes.readUInt8(at + 3)
  let from = at + 10
  if (flags & 4) from += 2 + bytes.readUInt16LE(from)
  for (const text of [8, 16]) if (flags & text) from = bytes.indexOf(0, from) + 1
  if (flags & 2) from += 2
  return inflateRawSync(bytes.subarray(from), partial)
}
const zipEntry = (bytes: Buffer, at: number): Buffer => {
  const from = at + 30 + bytes.readUInt16LE(at + 26) + bytes.readUInt16LE(at + 28)
  return inflateRawSync(bytes.subarray(from), partial)
}

/** What is inside gzip, zlib and zip parts, wherever they begin. */
const unpacked = (bytes: Buffer): Buffer[] => [
  ...indexesOf(bytes, Buffer.from([0x1f, 0x8b, 0x08])).flatMap((at) => attempt(() => gzipMember(bytes, at))),
  ...[0x01, 0x9c, 0xda].flatMap((level) =>
    indexesOf(bytes, Buffer.from([0x78, level])).flatMap((at) => attempt(() => inflateSync(bytes.subarray(at), partial))),
  ),
  ...indexesOf(bytes, Buffer.from('PK\x03\x04', 'latin1')).flatMap((at) => attempt(() => zipEntry(bytes, at))),
]

const DEEPEST = 2

const all = Object.values(forms)
/** Of codes, of which there are many: neither other letters nor signs for them. */
const some = ['utf-8', 'utf-16le', 'hex', 'base64, first', 'base64, second', 'base64, third'].flatMap((name) => forms[name] ?? [])

/** Each text is looked for in thousands of places, so its forms are written once. */
const written = (inForms: readonly Form[]): ((text: string) => readonly Buffer[]) => {
  const known = new Map<string, readonly Buffer[]>()
  return (text) => {
    const needles = known.get(text) ?? inForms.map((form) => form(text))
    known.set(text, needles)
    return needles
  }
}
const inAll = written(all)
const inSome = written(some)

const stands = (bytes: Buffer, needles: readonly Buffer[]): boolean => needles.some((needle) => bytes.includes(needle))

/** Searches for marks, which share a stem, and for secrets, which do not. Whatever has the stem is found, also a mark that nobody knows or that is cut. */
export class Search {
  constructor(
    private readonly stem: string,
    private readonly marks: ReadonlyMap<string, string>,
    private readonly secrets: ReadonlyMap<string, string> = new Map(),
  ) {}

  /** Names of what stands in these bytes. */
  bytes(bytes: Buffer, depth = DEEPEST): ReadonlySet<string> {
    const marked = stands(bytes, inAll(this.stem))
    const named = marked ? [...this.marks].filter(([, text]) => stands(bytes, inAll(text))).map(([name]) => name) : []
    const secret = [...this.secrets].filter(([, text]) => stands(bytes, inSome(text))).map(([name]) => name)
    const inside = depth > 0 ? unpacked(bytes).flatMap((plain) => [...this.bytes(plain, depth - 1)]) : []
    const cut = marked && named.length === 0 ? ['a mark, cut or unknown'] : []
    return new Set([...named, ...cut, ...secret, ...inside])
  }

  text(text: string): ReadonlySet<string> {
    return this.bytes(Buffer.from(text))
  }

  /** `name in file` for every file below, as bytes. */
  files(folder: string): readonly string[] {
    return filesBelow(folder).flatMap((file) => [...this.bytes(readFileSync(file))].map((name) => `${name} in ${relative(folder, file)}`))
  }

  /** `name in file` for every table of every SQLite file below: in bytes a long text may be cut where a page ends. */
  tables(folder: string): readonly string[] {
    return filesBelow(folder)
      .filter((file) => file.endsWith('.sqlite'))
      .flatMap((file) => rowsOf(file).flatMap((cells) => [...this.bytes(cells)].map((name) => `${name} in ${relative(folder, file)}`)))
  }
}

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))

const bytesOf = (cell: unknown): Buffer => (cell instanceof Uint8Array ? Buffer.from(cell) : Buffer.from(String(cell)))
const apart = Buffer.from('\n')

const cellsOf = (database: DatabaseSync, table: string): Buffer[] => {
  const statement = database.prepare(`SELECT * FROM "${table}"`)
  statement.setReadBigInts(true)
  return statement.all().flatMap((row) => Object.values(row).flatMap((cell) => [bytesOf(cell), apart]))
}

/** The cells of each table, one after the other. What a virtual table shows lies in tables of its own. */
const rowsOf = (file: string): Buffer[] => {
  const database = new DatabaseSync(file, { readOnly: true })
  try {
    return database
      .prepare("SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'virtual'")
      .all()
      .map(({ name }) => Buffer.concat(cellsOf(database, String(name))))
  } finally {
    database.close()
  }
}
