import type { Sealed } from '@heard/contracts'
import type { FileField, FileOfContribution, HeldWords, OpenedFile } from '@heard/contracts/engagement'
import { FileField as Fields } from '@heard/contracts/engagement'
import { kinds } from '@heard/files'
import { Platform, Refused } from '@heard/service-kit'
import type { Access } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import type { Kept } from '../contribution.reader.ts'
import { StoredFile } from './story-files.ts'

/** A file of a contribution: where it lies, and the part of the words that is for what it says. */
type Attached = FileOfContribution & { readonly content: Sealed; readonly field: FileField }

/** The files of a contribution in the order in which they came. */
export const filesOf = ({ facts }: Pick<Kept, 'facts'>): readonly Attached[] => {
  const written = new Set(facts.flatMap((fact) => (fact.type === 'ContributionTranscribed' ? [fact.data.file] : [])))
  const came = facts.flatMap((fact) => (fact.type === 'FileAttached' ? [{ ...fact.data, at: fact.at }] : []))
  return Fields.options.flatMap((field, index) => {
    const one = came[index]
    return one ? [{ file: one.file, kind: one.kind, size: one.size, at: one.at, written: written.has(one.file), content: one.content, field }] : []
  })
}

/** @throws Refused `unknown-file` */
export const fileIn = (kept: Pick<Kept, 'facts'>, file: string): Attached => {
  const found = filesOf(kept).find((each) => each.file === file)
  if (!found) throw new Refused('unknown-file')
  return found
}

/** What files say, as far as it was written down. */
export const writtenDown = (words: HeldWords): HeldWords =>
  Object.fromEntries(Fields.options.flatMap((field) => (words[field] === undefined ? [] : [[field, words[field]]])))

/** Opens files; the vault records who did. */
@Injectable()
export class ContributionFiles {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  /** The file, or nothing when it is erased. */
  async read({ content }: Attached, access: Omit<Access, 'purpose'>): Promise<OpenedFile | undefined> {
    const [opened] = await this.platform.vault.open([content.ref], { ...access, purpose: 'narrative' })
    if (opened?.status === 'erased') return undefined
    if (opened?.status !== 'open') throw new Refused(opened?.status === 'refused' ? 'not-allowed' : 'content-unreadable')
    const { kind, bytes } = StoredFile.parse(opened.payload)
    return { kind, mediaType: kinds[kind].mediaType, content: bytes }
  }

  /** @throws Refused `words-withdrawn` when it is erased */
  async open(attached: Attached, access: Omit<Access, 'purpose'>): Promise<OpenedFile> {
    const opened = await this.read(attached, access)
    if (!opened) throw new Refused('words-withdrawn')
    return opened
  }
}
