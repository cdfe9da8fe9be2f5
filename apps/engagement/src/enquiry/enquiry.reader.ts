import { EnquiryContact } from '@heard/contracts/engagement'
import { MiniEventDetails } from '@heard/contracts/events'
import { Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'
import { type DatedFact, PURPOSE } from './enquiries.ts'

const Words = z.object({ text: z.string() })
type Access = { readonly actor: string; readonly reason: 'enquiry' | 'receipt' }

/** The texts of an enquiry, by vault reference; those that are erased are missing. */
export type Texts = {
  readonly of: (ref: string | undefined) => string | undefined
  readonly contact: EnquiryContact | undefined
  /** What a gathering is planned from, for the holder of the receipt alone: staff see it with the request. */
  readonly gathering: (ref: string) => MiniEventDetails | undefined
}

const refsOf = (fact: DatedFact, { reason }: Access): readonly string[] => {
  switch (fact.type) {
    case 'EnquiryMade':
      return [fact.data.words.ref, ...(fact.data.contact ? [fact.data.contact.ref] : [])]
    case 'EnquiryContinued':
    case 'EnquiryAnswered':
      return [fact.data.words.ref]
    case 'EnquiryAssigned':
      return fact.data.note ? [fact.data.note.ref] : []
    case 'GatheringWished':
      return reason === 'receipt' ? [fact.data.details.ref] : []
    default:
      return []
  }
}

/** Opens all that is held of an enquiry in one go, which is recorded once. */
@Injectable()
export class EnquiryReader {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault'>) {}

  async open(facts: readonly DatedFact[], access: Access): Promise<Texts> {
    const refs = facts.flatMap((fact) => refsOf(fact, access))
    const opened = refs.length === 0 ? [] : await this.platform.vault.open(refs, { ...access, purpose: PURPOSE })
    const payloads = new Map<string, unknown>(opened.flatMap((row) => (row.status === 'open' ? [[row.ref, row.payload] as const] : [])))
    const made = facts[0]
    const contact = made?.type === 'EnquiryMade' && made.data.contact ? EnquiryContact.safeParse(payloads.get(made.data.contact.ref)).data : undefined
    const of = (ref: string | undefined): string | undefined => {
      const payload = ref === undefined ? undefined : payloads.get(ref)
      return typeof payload === 'string' ? payload : Words.safeParse(payload).data?.text
    }
    return { of, contact, gathering: (ref) => MiniEventDetails.safeParse(payloads.get(ref)).data }
  }
}
