import type { AnswerOf, BodyOf } from '@heard/contracts'
import { type FollowConsent, type subscribe, subscribeWords } from '@heard/contracts/engagement'
import { type Answered, agreedWords, answered, type Caller, Outbox, Platform, ReadModel, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ProgrammeDirectory } from '../../programme/programme-directory.ts'
import { commitmentTopic, programmeTopic } from './moves.projection.ts'
import { Subscriptions } from './subscriptions.ts'

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

/** @throws Refused `notice-changed` */
const consentTo = (hash: string): FollowConsent => {
  const { notice, language } = agreedWords({ version: 1, words: subscribeWords }, hash)
  return { purpose: 'contact', notice, language, mode: 'web' }
}

@CommandHandler(SubscribeRequest)
export class SubscribeHandler implements ICommandHandler<SubscribeRequest> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Outbox) private readonly outbox: Outbox,
    @Inject(ProgrammeDirectory) private readonly programmes: ProgrammeDirectory,
    @Inject(Subscriptions) private readonly subscriptions: Subscriptions,
  ) {}

  /** Whether it was asked before, nobody is told. */
  async execute({ programme, body, caller }: SubscribeRequest): Promise<Answered<Standing>> {
    this.programmes.isAnswering(programme)
    if (!this.outbox.canSend) throw new Refused('no-mail-server')
    const { email, language, pace, commitment, noticeHash } = body
    const topic = commitment === undefined ? programmeTopic(programme) : this.commitmentIn(programme, commitment)
    const consent = consentTo(noticeHash)
    const { vault } = this.platform
    const mailbox = vault.fingerprint('subscriber', email.toLowerCase())
    const way = vault.fingerprint('subscribed', JSON.stringify([topic, email.toLowerCase()]))
    const asked = await this.subscriptions.ask({ programme, topic, pace, mailbox, way, email, language, consent }, caller)
    return answered({ follow: 'asked' }, asked ?? (await this.platform.store.head()))
  }

  private commitmentIn(programme: string, commitment: string): string {
    const topic = commitmentTopic(commitment)
    const sql = 'SELECT 1 AS found FROM moves c JOIN moves p ON p.fact = c.fact AND p.topic = ? WHERE c.topic = ? LIMIT 1'
    if (this.model.query(sql, programmeTopic(programme), topic).length === 0) throw new Refused('unknown-commitment')
    return topic
  }
}
