import { FileKind, largestFile } from '@heard/contracts/engagement'
import { bytesOf, type Caller, type FieldRequest, Files, fileCost, Platform, RateLimiter, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { submissionCost } from '../limits.ts'
import { FileBudget } from './file-budget.ts'

const DAY_MS = 86_400_000

/** Vault payload of the field `contribution.file`; `bytes` as base64. */
export const StoredFile = z.strictObject({ kind: FileKind, bytes: z.string() })
export type StoredFile = z.infer<typeof StoredFile>

export const sizeOf = ({ bytes }: StoredFile): number => Buffer.byteLength(bytes, 'base64')

type Sent = { readonly name: string; readonly content: string }

/** Photos and recordings that residents send: judged, without their metadata, and sealed. */
@Injectable()
export class StoryFiles {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Files) private readonly files: Files,
    @Inject(RateLimiter) private readonly limiter: RateLimiter,
    @Inject(FileBudget) private readonly budget: FileBudget,
  ) {}

  /** @throws Refused with a code of `fileProblems`, `too-large`, `too-many-requests` or `files-full` */
  async take({ name, content }: Sent, { address, at }: Caller): Promise<StoredFile> {
    const now = Date.parse(at)
    this.limiter.take(address, now, submissionCost)
    const bytes = bytesOf(content)
    if (bytes.byteLength > largestFile) throw new Refused('too-large')
    this.limiter.take(address, now, fileCost(bytes.byteLength))
    const taken = await this.files.take({ name, bytes }, { kinds: FileKind.options })
    this.budget.take(address, taken.bytes.byteLength, now)
    return { kind: FileKind.parse(taken.kind), bytes: Buffer.from(taken.bytes).toString('base64') }
  }

  /** Keeps a file for a story that is not sent yet, under a key that only its teller has. */
  async keep(key: string, file: StoredFile, at: string): Promise<void> {
    const expires = new Date(Date.parse(at) + DAY_MS).toISOString()
    await this.platform.vault.keep({ kind: 'draft', key, payload: file, expires })
  }

  /** @throws Refused `unknown-file` when it was dropped, or is older than a day */
  async recall(key: string, at: string): Promise<StoredFile> {
    const kept = StoredFile.safeParse(await this.platform.vault.recall('draft', key, at))
    if (!kept.success) throw new Refused('unknown-file')
    return kept.data
  }

  async drop(keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.platform.vault.drop('draft', key)
  }
}

export const fileRow = (person: string, payload: StoredFile): FieldRequest => ({
  subject: person,
  purpose: 'narrative',
  field: 'contribution.file',
  payload,
})
