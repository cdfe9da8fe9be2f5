import type { LocalText } from '@heard/contracts'
import { type EntryList, Translated } from '@heard/contracts/engagement'
import { Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import type { StoryRules } from '../story/share-story/share-story.decide.ts'
import { entriesOf, noticeRow, type ProgrammeRows, readProgramme, versionOf } from './programme.rows.ts'
import { inLanguage } from './programme.view.ts'

type Known = { readonly freshness: string; readonly rules: StoryRules }

const ids = (rows: ProgrammeRows, list: EntryList): readonly string[] => entriesOf(rows, list).map(({ entry }) => entry.id)

const rulesOf = (rows: ProgrammeRows): StoryRules => ({
  open: rows.status === 'open',
  stages: ids(rows, 'stage'),
  communities: [...ids(rows, 'community'), ...ids(rows, 'audience')],
  notices: rows.notices.map(({ purpose, version, required, words }) => ({ purpose, version, required, hashes: Object.values(words) })),
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

  private look(programme: string): Known {
    const today = new Date(this.platform.clock.now()).toISOString().slice(0, 10)
    const freshness = `${versionOf(this.model, programme)}/${today}`
    const known = this.known.get(programme)
    if (known?.freshness === freshness) return known
    const rows = readProgramme(this.model, programme, today)
    if (!rows) throw new Refused('not-found')
    const looked = { freshness, rules: rulesOf(rows) }
    this.known.set(programme, looked)
    return looked
  }
}
