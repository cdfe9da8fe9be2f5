import { createHash } from 'node:crypto'
import {
  closeSync,
  existsSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname } from 'node:path'
import { erasureFacts } from '@heard/contracts/engagement'
import { platformFacts } from '@heard/contracts/platform'
import type { Vault } from '@heard/vault'
import { z } from 'zod'
import { asOneWriter } from './one-writer.ts'

const RemovedAccount = platformFacts.AccountRemoved.data

/** What is to be erased: ids only, the same as in the fact ErasureIntended. */
export type ListedErasure = z.infer<typeof erasureFacts.ErasureIntended.data>

const EndedSubject = z.strictObject({ subject: z.string(), purposes: z.array(z.string()).min(1) })

/** What a subject of the vault loses without an erasure of a contribution, such as an application past its last day. */
export type ListedSubject = z.infer<typeof EndedSubject>

const WithdrawnRow = z.strictObject({ withdrawn: z.string() })

/** The list cannot be used; the message tells the operator what to do. */
export class ErasureListUnusable extends Error {
  readonly type = 'erasure-list-unusable'
}

const Line = z.strictObject({ checksum: z.string(), entry: z.json() })
const Header = z.strictObject({ list: z.literal('heard-erasures'), version: z.literal(1), vault: z.string() })

type Listed = ListedErasure | ListedSubject | z.infer<typeof RemovedAccount> | z.infer<typeof WithdrawnRow>
const isAccount = (listed: Listed): listed is z.infer<typeof RemovedAccount> => 'account' in listed
const isSubject = (listed: Listed): listed is ListedSubject => 'subject' in listed
const isWithdrawn = (listed: Listed): listed is z.infer<typeof WithdrawnRow> => 'withdrawn' in listed
const isErasure = (listed: Listed): listed is ListedErasure => 'erasure' in listed
const idOf = (listed: Listed): string => {
  if (isAccount(listed)) return listed.account
  if (isWithdrawn(listed)) return listed.withdrawn
  return isSubject(listed) ? JSON.stringify([listed.subject, ...listed.purposes]) : listed.erasure
}

const digest = (text: string): string => createHash('sha256').update(text).digest('base64url')
const render = (entry: object): string => `${JSON.stringify({ checksum: digest(JSON.stringify(entry)), entry })}\n`

const syncFolder = (file: string): void => {
  const folder = openSync(dirname(file), 'r')
  fsyncSync(folder)
  closeSync(folder)
}

/**
 * The erasure replay list: a file that no backup holds, so that restoring a backup cannot bring back what was erased after it was made.
 * One line of JSON for each erasure, for each account that was removed, each subject that lost a purpose and each published text that was withdrawn, with its
 * checksum, synced before anything is destroyed. Several processes may write it, one after the other, and each finds what the others wrote.
 * `vault` names the vault it belongs to.
 */
export class ErasureList {
  private known: Map<string, Listed> | undefined
  /** How long the file was when it was read, and how much of that was whole lines, in bytes. */
  private size = 0
  private end = 0

  constructor(
    readonly file: string,
    private readonly vault: string,
  ) {}

  /** Whether there is a list, if only an empty one. */
  exists(): boolean {
    return existsSync(this.file) && this.read().includes('\n')
  }

  /** Makes an empty list unless there is one. */
  create(): void {
    if (this.known || this.exists()) return
    mkdirSync(dirname(this.file), { recursive: true, mode: 0o700 })
    asOneWriter(this.file, () => this.exists() || this.begin())
  }

  private begin(): void {
    writeFileSync(this.file, render({ list: 'heard-erasures', version: 1, vault: this.vault }), { mode: 0o600, flush: true })
    syncFolder(this.file)
  }

  /** Durable when it returns; an erasure that is listed already stays listed once. @throws ErasureListUnusable */
  add(entry: ListedErasure): void {
    this.write(entry)
  }

  /** Lists an account before it is erased; durable when it returns, once for each. @throws ErasureListUnusable */
  addAccount(account: string): void {
    this.write({ account })
  }

  /** Lists what a subject loses before it is erased; durable when it returns, once for the same purposes. @throws ErasureListUnusable */
  addSubject({ subject, purposes }: ListedSubject): void {
    this.write({ subject, purposes })
  }

  /** Lists published wording before the vault withdraws it, by its ref; durable when it returns, once for each. @throws ErasureListUnusable */
  addWithdrawn(ref: string): void {
    this.write({ withdrawn: ref })
  }

  /** Every erasure on the list, oldest first. @throws ErasureListUnusable when it is missing, damaged or belongs to another vault */
  entries(): readonly ListedErasure[] {
    return [...this.load().values()].filter(isErasure)
  }

  /** Every account on the list, in the order they were removed. @throws ErasureListUnusable */
  accounts(): readonly string[] {
    return [...this.load().values()].filter(isAccount).map(({ account }) => account)
  }

  /** Every subject on the list with what it lost, oldest first. @throws ErasureListUnusable */
  subjects(): readonly ListedSubject[] {
    return [...this.load().values()].filter(isSubject)
  }

  /** The refs of all published wording on the list, in the order it was withdrawn. @throws ErasureListUnusable */
  withdrawn(): readonly string[] {
    return [...this.load().values()].filter(isWithdrawn).map(({ withdrawn }) => withdrawn)
  }

  has(erasure: string): boolean {
    return (this.known !== undefined || this.exists()) && this.load().has(erasure)
  }

  private write(entry: Listed): void {
    this.create()
    asOneWriter(this.file, () => {
      const known = this.load()
      if (known.has(idOf(entry))) return
      const line = Buffer.from(render(entry))
      this.append(line)
      this.end += line.length
      known.set(idOf(entry), entry)
    })
  }

  /** Read again when another process wrote it. A last line without its end was never acknowledged; the next one takes its place. */
  private load(): Map<string, Listed> {
    if (this.known && statSync(this.file, { throwIfNoEntry: false })?.size === this.end) return this.known
    const bytes = this.read()
    this.size = bytes.length
    this.end = bytes.lastIndexOf('\n') + 1
    const entries = this.parse(bytes.toString('utf8', 0, this.end).split('\n').slice(0, -1))
    this.known = new Map(entries.map((entry) => [idOf(entry), entry]))
    return this.known
  }

  private parse([first, ...rest]: readonly string[]): readonly Listed[] {
    const header = Header.safeParse(first === undefined ? undefined : this.entryOf(first))
    if (!header.success) throw new ErasureListUnusable(`${this.file} is no list of erasures; put back the list that belongs to this vault`)
    if (header.data.vault !== this.vault) {
      throw new ErasureListUnusable(`${this.file} is the list of erasures of another vault; put back the one that belongs to this vault`)
    }
    return rest.map((line) => this.listed(line))
  }

  private listed(line: string): Listed {
    const listed = z.union([erasureFacts.ErasureIntended.data, RemovedAccount, EndedSubject, WithdrawnRow]).safeParse(this.entryOf(line))
    if (!listed.success) throw this.damaged()
    return listed.data
  }

  private entryOf(line: string): z.infer<typeof Line>['entry'] {
    try {
      const { checksum, entry } = Line.parse(JSON.parse(line))
      if (checksum === digest(JSON.stringify(entry))) return entry
    } catch {
      throw this.damaged()
    }
    throw this.damaged()
  }

  private read(): Buffer {
    try {
      return readFileSync(this.file)
    } catch (cause) {
      throw new ErasureListUnusable(`the list of erasures ${this.file} cannot be read; put it back (HEARD_ERASURE_LIST names its place)`, { cause })
    }
  }

  private damaged(): ErasureListUnusable {
    return new ErasureListUnusable(`the list of erasures ${this.file} is damaged; put back your copy of it`)
  }

  /** Behind whatever is there by now: whoever was held up for so long that another process went on without it writes over nothing of that one's. */
  private append(line: Buffer): void {
    const descriptor = openSync(this.file, 'a')
    try {
      if (this.size > this.end && fstatSync(descriptor).size === this.size) ftruncateSync(descriptor, this.end)
      writeSync(descriptor, line)
      fsyncSync(descriptor)
    } finally {
      closeSync(descriptor)
    }
  }
}

/** The list of this installation, with whose vault it belongs to. */
export const erasureListOf = ({
  configuration,
  vault,
}: {
  readonly configuration: { readonly erasureList: string }
  readonly vault: Pick<Vault, 'fingerprint'>
}) => new ErasureList(configuration.erasureList, vault.fingerprint('erasure-list', ''))
