import type { LocalText } from '@heard/contracts'
import { type EntryList, EntryWords, type EqualityTopic, equalityPurpose, type ProgrammeEntry, Translated } from '@heard/contracts/engagement'
import { Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { StoryRules } from '../story/share-story/share-story.decide.ts'
import { entriesOf, noticeRow, organisationEntries, type ProgrammeRows, purposeEntry, readProgramme, versionOf } from './programme.rows.ts'
import { inLanguage } from './programme.view.ts'

/** A purpose of the registry in plain words, and the controller. */
export type Processing = {
  readonly purpose: Extract<ProgrammeEntry, { list: 'purpose' }>
  readonly wording: LocalText
  readonly controller: { readonly id: string; readonly name: LocalText }
}

/** What may be asked about equality, and the agreement to it that is in force. */
export type EqualityRules = {
  readonly topics: readonly EqualityTopic[]
  readonly minimumAge: number
  readonly notices: StoryRules['notices']
}

/** Whom a conversation can ask, and the last day of the programme. */
type ConversationRules = { readonly audiences: readonly string[]; readonly closes: string }
type Known = {
  readonly freshness: string
  readonly rules: StoryRules
  readonly equality: EqualityRules
  readonly answers: boolean
  readonly conversation: ConversationRules
}

const ids = (rows: ProgrammeRows, list: EntryList): readonly string[] => entriesOf(rows, list).map(({ entry }) => entry.id)

const agreementsOf = ({ notices }: ProgrammeRows, mayBe: (purpose: string) => boolean): StoryRules['notices'] =>
  notices
    .filter(({ purpose }) => mayBe(purpose))
    .map(({ purpose, version, required, words }) => ({ purpose, version, required, hashes: Object.values(words) }))

const rulesOf = (rows: ProgrammeRows): StoryRules => ({
  open: rows.status === 'open',
  stages: ids(rows, 'stage'),
  communities: [...ids(rows, 'community'), ...ids(rows, 'audience')],
  wards: ids(rows, 'ward'),
  notices: agreementsOf(rows, (purpose) => purpose !== equalityPurpose),
})

const equalityOf = (rows: ProgrammeRows): EqualityRules => ({
  topics: rows.equality,
  minimumAge: rows.minimumAge,
  notices: agreementsOf(rows, (purpose) => purpose === equalityPurpose),
})

/** What other parts of this service ask about programmes, answered from its own read model. */
@Injectable()
export class ProgrammeDirectory {
  private readonly known = new Map<string, Known>()

  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
  ) {}

  /**
   * What a programme allows at this moment.
   * @throws Refused `not-found` for a programme that is not there
   */
  storyRules(programme: string): StoryRules {
    return this.look(programme).rules
  }

  /** @throws Refused `not-found` for a programme that is not there */
  equalityRules(programme: string): EqualityRules {
    return this.look(programme).equality
  }

  /**
   * Whether there is still somebody who answers what people ask.
   * @throws Refused `not-found` for a programme that is not there
   */
  isAnswering(programme: string): boolean {
    return this.look(programme).answers
  }

  /**
   * What a programme allows a conversation.
   * @throws Refused `not-found` for a programme that is not there
   */
  conversationRules(programme: string): ConversationRules {
    return this.look(programme).conversation
  }

  /**
   * The words of a notice that somebody was shown; empty when they were withdrawn since.
   * @throws Refused `not-found` when there never was such a notice
   */
  async noticeWording(programme: string, purpose: string, version: number, language: string): Promise<LocalText> {
    const notice = noticeRow(this.model, programme, purpose, version)
    if (!notice) throw new Refused('not-found')
    const [opened] = await this.platform.vault.wording([notice.ref])
    if (opened?.status === 'erased') return { language, text: '' }
    if (opened?.status !== 'open') throw new Refused('content-unreadable')
    return inLanguage(Translated.parse(opened.payload), language)
  }

  /** How many months an agreement to this version of a notice holds; nothing when it holds until it is withdrawn. */
  consentMonths(programme: string, purpose: string, version: number): number | undefined {
    return noticeRow(this.model, programme, purpose, version)?.months ?? undefined
  }

  /**
   * What the registry says of a purpose, and who answers for it: the first sponsor that nobody took over from, or else the first stakeholder.
   * @throws Refused `not-found` for a programme or purpose that never was
   */
  async processing(programme: string, purpose: string, language: string): Promise<Processing> {
    const entry = purposeEntry(this.model, programme, purpose)
    const organisations = organisationEntries(this.model, programme)
    const controller =
      organisations.find(({ entry: { role, successor } }) => role === 'sponsor' && successor === undefined) ??
      organisations.find(({ entry: { role, successor } }) => role === 'stakeholder' && successor === undefined)
    if (!entry || !controller) throw new Refused('not-found')
    const [wording, name] = await Promise.all([entry, controller].map(({ ref }) => this.nameOf(ref, language)))
    if (!wording || !name) throw new Refused('content-unreadable')
    return { purpose: entry.entry, wording, controller: { id: controller.entry.id, name } }
  }

  private async nameOf(ref: string, language: string): Promise<LocalText> {
    const [opened] = await this.platform.vault.wording([ref])
    return opened?.status === 'open' ? inLanguage(EntryWords.parse(opened.payload).name, language) : { language, text: '' }
  }

  private look(programme: string): Known {
    const today = new Date(this.platform.clock.now()).toISOString().slice(0, 10)
    const freshness = `${versionOf(this.model, programme)}/${today}`
    const known = this.known.get(programme)
    if (known?.freshness === freshness) return known
    const rows = readProgramme(this.model, programme, today)
    if (!rows) throw new Refused('not-found')
    const answers = rows.status !== 'closed' && rows.status !== 'archived'
    const conversation = { audiences: ids(rows, 'audience'), closes: rows.edition.closes }
    const looked = { freshness, rules: rulesOf(rows), equality: equalityOf(rows), answers, conversation }
    this.known.set(programme, looked)
    return looked
  }
}
