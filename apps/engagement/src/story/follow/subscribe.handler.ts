import type { AnswerOf, BodyOf } from '@heard/contracts'
import type { subscribe } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Outbox, Platform, ReadModel, Refused, uuidv7 } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeDirectory } from '../../programme/programme-directory.ts'
import { FollowBeginnings } from './follow-beginnings.ts'
import { FollowEndings } from './follow-endings.ts'
import { type Following, Follows } from './follows.ts'
import { commitmentTopic, programmeTopic } from './moves.projection.ts'

type Standing = AnswerOf<typeof subscribe>

export class SubscribeRequest extends Command<Answered<Standing>> {
  constructor(
    readonly programme: string,
    readonly body: BodyOf<typeof subscribe>,
    readonly caller: Caller,
  ) {
    super()
  }
}

@CommandHandler(SubscribeRequest)
export class SubscribeHandler implements ICommandHandler<SubscribeRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
    @Inject(Follows) private readonly follows: Follows,
    @Inject(FollowEndings) private readonly endings: FollowEndings,
    @Inject(FollowBeginnings) private readonly beginnings: FollowBeginnings,
  ) {}

  /** Asked again for the same address it begins anew; whether it was asked before, nobody is told. */
  async execute({ programme, body: { email, language, pace, commitment }, caller }: SubscribeRequest): Promise<Answered<Standing>> {
    this.programmes.isAnswering(programme)
    if (!this.outbox.canSend) throw new Refused('no-mail-server')
    const topic = commitment === undefined ? programmeTopic(programme) : this.commitmentIn(programme, commitment)
    const way = this.platform.vault.fingerprint('subscribed', JSON.stringify([topic, email.toLowerCase()]))
    const before = await this.follows.under(way)
    if (before) await this.endings.end(before, 'replaced', { ...caller, command: undefined })
    const newId = (): string => uuidv7(this.platform.clock.now())
    const following: Following = { programme, follow: newId() }
    const subject = newId()
    const token = await this.follows.keep(following, { programme, topic, pace, way, subject, language })
    const position = await this.beginnings.begin({ following, subject, email, language, token }, caller)
    return answered({ follow: 'asked' }, position)
  }

  private commitmentIn(programme: string, commitment: string): string {
    const topic = commitmentTopic(commitment)
    const sql = 'SELECT 1 AS found FROM moves c JOIN moves p ON p.fact = c.fact AND p.topic = ? WHERE c.topic = ? LIMIT 1'
    if (this.model.query(sql, programmeTopic(programme), topic).length === 0) throw new Refused('unknown-commitment')
    return topic
  }
}
