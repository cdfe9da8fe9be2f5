import type { Sealed } from '@heard/contracts'
import { Barrier, HeldWords } from '@heard/contracts/engagement'
import { Platform, Refused } from '@heard/service-kit'
import type { Access, Opened } from '@heard/vault'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { type ContributionFact, contributionStream } from './contribution.events.ts'

export type Held = Extract<ContributionFact, { type: 'ContributionShared' | 'ContributionImported' }>['data']
/** `words`: the newest ones. */
export type Kept = { readonly held: Held; readonly words: Sealed; readonly facts: readonly (ContributionFact & { readonly at: string })[] }
const Attributes = z.record(z.string(), z.json())
export type Attributes = z.infer<typeof Attributes>
const Said = z.object({ community: z.string().optional(), ward: z.string().optional(), barriers: z.array(Barrier).default([]) })
type Said = z.infer<typeof Said>
export type Words = { readonly status: 'open'; readonly words: HeldWords } | { readonly status: 'withdrawn' }

/** What was opened, or nothing when it is erased. */
const payloadOf = (opened: Opened | undefined): unknown => {
  if (opened?.status === 'open') return opened.payload
  if (opened?.status === 'erased') return undefined
  throw new Refused(opened?.status === 'refused' ? 'not-allowed' : 'content-unreadable')
}

type NewWords = Extract<ContributionFact, { type: 'ContributionCorrected' | 'ContributionTranscribed' | 'AnswersSettled' }>
const newWords: readonly string[] = ['ContributionCorrected', 'ContributionTranscribed', 'AnswersSettled'] satisfies NewWords['type'][]

/** What was held first, with the answers of the keying that was found right. */
const settled = (held: Held, facts: readonly ContributionFact[]): Held => {
  const fact = facts.findLast(({ type }) => type === 'AnswersSettled')
  return fact?.type === 'AnswersSettled' ? { ...held, attributes: fact.data.attributes } : held
}

/** Reads a contribution from its stream and its words from the vault. */
@Injectable()
export class ContributionReader {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  async isThere(programme: string, contribution: string): Promise<boolean> {
    for await (const { type } of this.platform.store.readStream<ContributionFact>(contributionStream(programme, contribution)))
      if (type === 'ContributionShared' || type === 'ContributionImported') return true
    return false
  }

  /** @throws Refused `not-found` when there is no such contribution */
  async read(programme: string, contribution: string): Promise<Kept> {
    const facts: (ContributionFact & { readonly at: string })[] = []
    for await (const fact of this.platform.store.readStream<ContributionFact>(contributionStream(programme, contribution))) {
      facts.push({ type: fact.type, data: fact.data, at: fact.metadata.at } as ContributionFact & { readonly at: string })
    }
    const held = facts.find((fact) => fact.type === 'ContributionShared' || fact.type === 'ContributionImported')
    if (!held) throw new Refused('not-found')
    const newest = facts.findLast((fact) => newWords.includes(fact.type)) as NewWords | undefined
    return { held: settled(held.data, facts), words: newest?.data.words ?? held.data.words, facts }
  }

  /** Opens the words; the opening is recorded with its reason. */
  async words(sealed: Sealed, access: Omit<Access, 'purpose'>): Promise<Words> {
    const opened = await this.payload(sealed.ref, access)
    return opened === undefined ? { status: 'withdrawn' } : { status: 'open', words: HeldWords.parse(opened) }
  }

  /** Opens the words of several at once, by their references; those that are erased are left out. The one opening is recorded with its reason. */
  async wordsOf(refs: readonly string[], access: Omit<Access, 'purpose'>): Promise<ReadonlyMap<string, HeldWords>> {
    const opened = await this.platform.vault.open(refs, { ...access, purpose: 'narrative' })
    const found = opened.flatMap((one) => {
      const payload = payloadOf(one)
      return payload === undefined ? [] : [[one.ref, HeldWords.parse(payload)] as const]
    })
    return new Map(found)
  }

  /** Opens the attributes: what was said besides the words; nothing when they are erased. */
  async attributes(sealed: Sealed, access: Omit<Access, 'purpose'>): Promise<Attributes | undefined> {
    const opened = await this.payload(sealed.ref, access)
    return opened === undefined ? undefined : Attributes.parse(opened)
  }

  /** What somebody said of themselves and of what got in the way, as far as they did. */
  async said(sealed: Sealed | undefined, access: Omit<Access, 'purpose'>): Promise<Said> {
    return Said.parse((sealed && (await this.attributes(sealed, access))) ?? {})
  }

  /** The payload, or nothing when erased. */
  private async payload(ref: string, access: Omit<Access, 'purpose'>): Promise<unknown> {
    const [opened] = await this.platform.vault.open([ref], { ...access, purpose: 'narrative' })
    return payloadOf(opened)
  }
}
