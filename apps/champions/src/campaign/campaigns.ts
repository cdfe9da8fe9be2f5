import { type AnswerOf, type BodyOf, given, type LocalText } from '@heard/contracts'
import {
  type beginCampaign,
  type CameBy,
  type CampaignDesk,
  type CampaignView,
  CampaignWords,
  type campaignResults,
  type stepCampaign,
} from '@heard/contracts/champions'
import { disclosedCountsRule } from '@heard/privacy'
import { type Answered, answered, type Caller, Commands, ProgrammeOutline, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { PublishedWords } from '../wording/published-words.ts'
import { type CampaignCommand, campaignDecider } from './campaign.decider.ts'
import { type CampaignRow, cameBefore, campaignOf, campaignsIn, sourcesOf, stageOf } from './campaigns.query.ts'
import { resultsOf } from './results.ts'

type One = { readonly programme: string; readonly campaign: string }
type Done = AnswerOf<typeof beginCampaign> & AnswerOf<typeof stepCampaign>
type Content = BodyOf<typeof beginCampaign>
type Said = { readonly language: string; readonly title: string; readonly about: string }

const campaignStream = ({ programme, campaign }: One): string => `campaign-${programme}.${campaign}`
const CODE_LETTERS = 6

const saidFor = (said: readonly Said[], language: string): Said | undefined =>
  said.find((one) => one.language === language) ?? said.find((one) => one.language === 'en') ?? said[0]

/** Roles of champions that are advertised, and who came by them. */
@Injectable()
export class Campaigns {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
    @Inject(PublishedWords) private readonly words: PublishedWords,
  ) {}

  /** Those that one can apply for today. */
  async open(programme: string, language: string, today: string): Promise<CampaignView[]> {
    const rows = campaignsIn(this.model, programme).filter((row) => stageOf(row, today) === 'open')
    const payloads = await this.payloads(rows)
    return rows.map((row) => viewOf(row, payloads, language, today))
  }

  async view({ programme, campaign }: One, language: string, today: string): Promise<CampaignView> {
    const row = this.known(programme, campaign)
    return viewOf(row, await this.payloads([row]), language, today)
  }

  async desk(programme: string, today: string): Promise<CampaignDesk[]> {
    const rows = campaignsIn(this.model, programme)
    const payloads = await this.payloads(rows)
    const named = rows.map(({ campaign }) => sourcesOf(this.model, campaign))
    const names = await this.words.texts(named.flat().map(({ name }) => name))
    return rows.map(({ ended, words, ...row }, index) => ({
      ...row,
      words: saidIn({ words }, payloads),
      stage: stageOf({ ...row, ended }, today),
      sources: (named[index] ?? []).map(({ source, name }) => ({ source, ...given({ name: names.get(name) }) })),
    }))
  }

  async results({ programme, campaign }: One, today: string): Promise<AnswerOf<typeof campaignResults>> {
    this.known(programme, campaign)
    const asOf = `${today.slice(0, 7)}-01`
    const named = sourcesOf(this.model, campaign)
    const names = await this.words.texts(named.map(({ name }) => name))
    const { applied, accepted, by } = resultsOf(cameBefore(this.model, campaign, asOf), [...named.map(({ source }) => source), null])
    const sources = by.map((counts, index) => {
      const source = named[index]
      return { ...given({ source: source?.source, name: source && names.get(source.name) }), ...counts }
    })
    return { rule: disclosedCountsRule, asOf, applied, accepted, sources }
  }

  /** What is known of how somebody came: whoever follows an old or broken link applies all the same. */
  cameBy(programme: string, told: CameBy | undefined): CameBy | undefined {
    if (!told || !campaignOf(this.model, programme, told.campaign)) return undefined
    const source = sourcesOf(this.model, told.campaign).find((each) => each.source === told.source)?.source
    return { campaign: told.campaign, ...given({ source }) }
  }

  async begin(programme: string, content: Content, caller: Caller): Promise<Answered<Done>> {
    return this.run(await this.set({ programme, campaign: caller.newId() }, content, true, caller), caller)
  }

  async step(one: One, step: BodyOf<typeof stepCampaign>, caller: Caller): Promise<Answered<Done>> {
    switch (step.step) {
      case 'change':
        return this.run(await this.set(one, step, false, caller), caller)
      case 'source': {
        const name = await this.words.seal(one.programme, 'campaign.source', step.name, caller)
        return this.run({ ...one, type: 'NameSource', source: caller.newId().slice(-CODE_LETTERS), name }, caller)
      }
      case 'end':
        return this.run({ ...one, type: 'End' }, caller)
    }
  }

  /** @throws Refused `unknown-campaign` */
  private known(programme: string, campaign: string): CampaignRow {
    const row = campaignOf(this.model, programme, campaign)
    if (!row) throw new Refused('unknown-campaign')
    return row
  }

  private payloads(rows: readonly CampaignRow[]): Promise<ReadonlyMap<string, unknown>> {
    return this.words.payloads(rows.flatMap(({ words }) => words.map(({ ref }) => ref)))
  }

  private async set(one: One, { words, from, until, communities, languages }: Content, fresh: boolean, caller: Caller): Promise<CampaignCommand> {
    const sealed: { language: string; words: { ref: string; binding: string } }[] = []
    for (const { language, ...payload } of words) {
      sealed.push({ language, words: await this.words.seal(one.programme, 'campaign.words', payload, caller) })
    }
    const known = communities.every((community) => this.programmes.offers(one.programme, 'community', community))
    return { ...one, type: 'Set', fresh, content: { words: sealed, from, until, communities, languages }, known }
  }

  private async run(command: CampaignCommand, caller: Caller): Promise<Answered<Done>> {
    const { position } = await this.commands.run(campaignDecider, campaignStream(command), command, caller)
    return answered({ campaign: command.campaign }, position)
  }
}

const saidIn = ({ words }: Pick<CampaignRow, 'words'>, payloads: ReadonlyMap<string, unknown>): Said[] =>
  words.flatMap(({ language, ref }) => {
    const said = CampaignWords.omit({ language: true }).safeParse(payloads.get(ref))
    return said.success ? [{ language, ...said.data }] : []
  })

const viewOf = (row: CampaignRow, payloads: ReadonlyMap<string, unknown>, language: string, today: string): CampaignView => {
  const { campaign, from, until, communities, languages } = row
  const said = saidFor(saidIn(row, payloads), language)
  const text = (words: string | undefined): LocalText | undefined =>
    said && words !== undefined ? { language: said.language, text: words } : undefined
  const texts = given({ title: text(said?.title), about: text(said?.about) })
  return { campaign, ...texts, from, until, communities, languages, open: stageOf(row, today) === 'open' }
}
