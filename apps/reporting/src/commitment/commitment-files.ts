import { createHash } from 'node:crypto'
import { given } from '@heard/contracts'
import { type FileInFact, isShownPicture, largestPublishedFile, PublishedFileKind, type WaitingFile } from '@heard/contracts/reporting'
import { bytesOf, type Caller, Commands, Files, fileCost, Platform, RateLimiter, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import type { FilesRefusal } from './keep.decide.ts'
import type { Of } from './owner.ts'

const DAY_MS = 86_400_000

/** Vault payload of the field `commitment.file`; `bytes` as base64. */
export const StoredFile = z.strictObject({ kind: PublishedFileKind, bytes: z.string() })
export type StoredFile = z.infer<typeof StoredFile>

/** What is said of a file in public. */
export const toldOf = ({ kind, bytes }: StoredFile): Pick<FileInFact, 'kind' | 'size' | 'sha256'> => {
  const content = Buffer.from(bytes, 'base64')
  return { kind, size: content.byteLength, sha256: createHash('sha256').update(content).digest('hex') }
}

type Sent = { readonly key: string; readonly name: string; readonly content: string }

/** Only where it was sent for, so that a key is good for nothing else. */
const recordKey = ({ programme, commitment }: Of, key: string): string => JSON.stringify([programme, commitment, key])

/** Files that organisations publish beside what they say: judged, a picture without its metadata, waiting sealed until they are published. */
@Injectable()
export class CommitmentFiles {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Files) private readonly files: Files,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
  ) {}

  /** @throws Refused with a code of `fileProblems`, `too-large` or `too-many-requests` */
  async keep(place: Of, { key, name, content }: Sent, { address, at }: Caller) {
    const now = Date.parse(at)
    const bytes = bytesOf(content)
    if (bytes.byteLength > largestPublishedFile) throw new Refused('too-large')
    this.limiter.take(address, now, fileCost(bytes.byteLength))
    const taken = await this.files.take({ name, bytes }, { kinds: PublishedFileKind.options })
    const payload: StoredFile = { kind: PublishedFileKind.parse(taken.kind), bytes: Buffer.from(taken.bytes).toString('base64') }
    const expires = new Date(now + DAY_MS).toISOString()
    await this.platform.vault.keep({ kind: 'file', key: recordKey(place, key), payload, expires })
    return toldOf(payload)
  }

  /** The files that wait under these keys, sealed for good; or why they cannot be published. */
  async seal(place: Of, waiting: readonly WaitingFile[], language: string, caller: Caller): Promise<readonly FileInFact[] | FilesRefusal> {
    const found = await Promise.all(waiting.map(({ key }) => this.recall(place, key, caller.at)))
    const stored = found.filter((one) => one !== undefined)
    if (stored.length < found.length) return 'unknown-file'
    if (stored.some(({ kind }, index) => isShownPicture(kind) && waiting[index]?.shows === undefined)) return 'picture-without-words'
    const facts: FileInFact[] = []
    for (const [index, one] of stored.entries()) facts.push(await this.sealOne(place, { ...one, ...waiting[index] }, language, caller))
    return facts
  }

  /** Once they are published, or will never be. */
  async drop(place: Of, waiting: readonly WaitingFile[]): Promise<void> {
    for (const { key } of waiting) await this.platform.vault.drop('file', recordKey(place, key))
  }

  private async recall(place: Of, key: string, at: string): Promise<StoredFile | undefined> {
    return StoredFile.safeParse(await this.platform.vault.recall('file', recordKey(place, key), at)).data
  }

  /** The bytes are a subject of their own: whoever withdraws one file destroys its key, and nothing else is sealed anew. */
  private async sealOne(
    { programme }: Of,
    { kind, bytes, name = '', shows }: StoredFile & Partial<WaitingFile>,
    language: string,
    caller: Caller,
  ): Promise<FileInFact> {
    const file = caller.newId()
    const payload: StoredFile = { kind, bytes }
    const [about, content] = await this.commands.seal(
      [
        {
          subject: programme,
          purpose: 'publication',
          field: 'commitment.fileName',
          payload: { language, text: name, ...given({ shows: isShownPicture(kind) ? shows : undefined }) },
        },
        { subject: file, purpose: 'publication', field: 'commitment.file', payload },
      ],
      caller,
    )
    if (!about || !content) throw new TypeError('the vault answered without a file')
    return { file, ...toldOf(payload), about, bytes: content }
  }
}
