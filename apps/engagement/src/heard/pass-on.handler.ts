import { type AnswerOf, given } from '@heard/contracts'
import { namedNotice, type passOnHeard } from '@heard/contracts/engagement'
import { tellsWho } from '@heard/privacy'
import { Answered, agreedWords, type Caller, type InputOf, mayActOn, Platform, Refused, Submissions } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { contributionStream } from '../story/contribution.events.ts'
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
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(Submissions) private readonly submissions: Submissions,
    @Inject(HeardNotes) private readonly notes: HeardNotes,
  ) {}

  async execute({ input: { params, body }, caller }: PassOn): Promise<Answered<PassedOn>> {
    const { programme } = params
    const { note, heard: happened, about, stages, community, language, consents, named, oldEnough } = body
    const { application, community: own } = this.notes.assigned(programme, caller.actor)
    if (!mayActOn(caller, 'heard.pass-on', programme, own)) throw new Refused('role-elsewhere')
    const submitted = { ...caller, command: this.platform.vault.fingerprint('command', JSON.stringify(['champion-note', application, note])) }
    if (await this.isForgotten(programme, note, submitted)) throw new Refused('already-kept')
    if (named === undefined && tellsWho(happened)) throw new Refused('tells-who')
    const told: Told = {
      about,
      stages,
      ...given({ community }),
      barriers: [],
      words: { happened },
      files: [],
      language,
      mode: 'champion',
      consents,
      oldEnough,
    }
    const heard = { application, ...given({ named: named === undefined ? undefined : agreedWords(namedNotice, named) }) }
    const shared = await this.bus.execute(new ShareStoryRequest(programme, told, submitted, undefined, note, heard))
    return new Answered({ note, receipt: shared.body.receipt }, shared.about)
  }

  /** Whether something stands under an id that this champion did not send, or too long ago to tell whether it was the same. */
  private async isForgotten(programme: string, note: string, caller: Caller): Promise<boolean> {
    const kept = await this.submissions.recordedUpTo(contributionStream(programme, note))
    return kept !== undefined && (await this.submissions.earlier(caller)) === undefined
  }
}
