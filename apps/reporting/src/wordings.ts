import type { Sealed } from '@heard/contracts'
import type { FieldFor, PartOf } from '@heard/contracts/engagement'
import { type NamedLink, type WithdrawnBecause, type Wording, WordingPayload } from '@heard/contracts/reporting'
import { type CommandSource, Commands, Platform, ReadModel } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { Words } from './accountability/words.ts'
import { sealedWordings } from './wording/sealed-wordings.ts'

type WordingField = FieldFor<'publication'>

type WithdrawalRow = { readonly ref: string; readonly day: string; readonly because: WithdrawnBecause }
const WITHDRAWN = 'SELECT ref, day, because FROM withdrawals WHERE ref IN (SELECT value FROM json_each(?))'

const tampered: Wording = { status: 'tampered' }

/** Published wording: sealed with the programme as its subject, read without a record. */
@Injectable()
export class Wordings {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  /** Seals texts by field; a field without text is left out. */
  async seal<About extends string, Field extends PartOf<About, WordingField>>(
    programme: string,
    about: About,
    texts: Readonly<Record<Field, string | undefined>>,
    language: string,
    source: CommandSource,
  ): Promise<Partial<Record<Field, Sealed>>> {
    const fields = (Object.keys(texts) as Field[]).filter((field) => texts[field] !== undefined)
    const requests = fields.map((field) => ({
      subject: programme,
      purpose: 'publication' as const,
      field: `${about}.${field}` as WordingField,
      payload: { language, text: texts[field] ?? '' },
    }))
    const sealed = await this.commands.seal(requests, source)
    return Object.fromEntries(fields.map((field, index) => [field, sealed[index]])) as Partial<Record<Field, Sealed>>
  }

  /** Seals what pages that show something are called, each with its address. */
  sealLinks(
    programme: string,
    field: 'progress.link' | 'outcome.link',
    links: readonly NamedLink[],
    language: string,
    source: CommandSource,
  ): Promise<readonly Sealed[]> {
    const payloads = links.map(({ name, address }) => ({ language, text: name, link: address }))
    return this.commands.seal(
      payloads.map((payload) => ({ subject: programme, purpose: 'publication' as const, field, payload })),
      source,
    )
  }

  /** Reads the wording behind every reference in these values. */
  async wordsIn(...values: readonly unknown[]): Promise<Words> {
    const read = await this.read([...new Set(sealedWordings(values).map(({ ref }) => ref))])
    return ({ ref }) => read.get(ref) ?? tampered
  }

  async read(refs: readonly string[]): Promise<ReadonlyMap<string, Wording>> {
    const withdrawn = this.withdrawn(refs)
    const asked = refs.filter((ref) => !withdrawn.has(ref))
    const opened = asked.length === 0 ? [] : await this.platform.vault.wording(asked)
    return new Map<string, Wording>([
      ...withdrawn,
      ...opened.map((answer): [string, Wording] => {
        if (answer.status === 'erased') return [answer.ref, { status: 'withdrawn' }]
        const payload = answer.status === 'open' ? WordingPayload.safeParse(answer.payload) : undefined
        return [answer.ref, payload?.success ? { status: 'open', ...payload.data } : tampered]
      }),
    ])
  }

  /** Those that were withdrawn one by one: shown no more, even before the vault has followed. */
  private withdrawn(refs: readonly string[]): ReadonlyMap<string, Wording> {
    const rows = this.model.query<WithdrawalRow>(WITHDRAWN, JSON.stringify(refs))
    return new Map(rows.map(({ ref, day: on, because }): [string, Wording] => [ref, { status: 'withdrawn', withdrawal: { on, because } }]))
  }
}

/** What must have been sealed, because its text is required. */
export const needed = (sealed: Sealed | undefined): Sealed => {
  if (!sealed) throw new TypeError('the vault answered without a wording')
  return sealed
}
