import { type AnswerOf, given } from '@heard/contracts'
import { type HeardBy, namedNotice, type passOnHeard } from '@heard/contracts/engagement'
import { tellsWho } from '@heard/privacy'
import { Answered, agreedWords, answered, type Caller, type InputOf, mayActOn, Platform, Refused, Submissions } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { type ContributionFact, contributionStream } from '../story/contribution.events.ts'
import { ShareStoryRequest, type Told } from '../story/share-story/share-story.handler.ts'
import { HeardNotes } from './heard-notes.ts'

type PassedOn = AnswerOf<typeof passOnHeard>

export class PassOn extends Command<Answered<PassedOn>> {
  constructor(
    readonly input: InputOf<typeof passOnHeard>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** What a champion passes on goes the way of stories, with what the resident agreed to and a receipt for them. The id that was chosen is that of the contribution. */
@CommandHandler(PassOn)
export class PassOnHandler implements ICommandHandler<PassOn> {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>,
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(HeardNotes) private readonly notes: HeardNotes,
  ) {}

  async execute({ input: { params, body }, caller }: PassOn): Promise<Answered<PassedOn>> {
    const { programme } = params
    const { note, heard: happened, stages, language, consents, named, oldEnough } = body
    const { application, community } = this.notes.assigned(programme, caller.actor)
    if (!mayActOn(caller, 'heard.pass-on', programme, community)) throw new Refused('role-elsewhere')
    const command = this.platform.vault.fingerprint('command', JSON.stringify(['champion-note', application, note]))
    const kept = await this.kept(programme, note)
    if (kept && kept.application !== application) throw new Refused('already-kept')
    if (kept) return this.again(note, { ...caller, command })
    if (named === undefined && tellsWho(happened)) throw new Refused('tells-who')
    const told: Told = {
      about: 'myself',
      stages,
      community,
      barriers: [],
      words: { happened },
      files: [],
      language,
      mode: 'champion',
      consents,
      oldEnough,
    }
    const heard = { application, ...given({ named: named === undefined ? undefined : agreedWords(namedNotice, named) }) }
    const shared = await this.bus.execute(new ShareStoryRequest(programme, told, { ...caller, command }, undefined, note, heard))
    return new Answered({ note, receipt: shared.body.receipt }, shared.about)
  }

  /** Who passed on what stands under an id; nobody's application where something else stands there. */
  private async kept(programme: string, note: string): Promise<Pick<HeardBy, 'application'> | undefined> {
    for await (const { type, data } of this.platform.store.readStream<ContributionFact>(contributionStream(programme, note)))
      if (type === 'ContributionShared') return data.heard ?? { application: '' }
    return undefined
  }

  private async again(note: string, caller: Caller): Promise<Answered<PassedOn>> {
    const earlier = await this.submissions.earlier(caller)
    return answered({ note, ...given({ receipt: earlier?.receipt }) }, await this.platform.store.head())
  }
}
