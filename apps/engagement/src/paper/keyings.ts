import { GivenAnswers, HeldAnswers, questionsIn } from '@heard/contracts/engagement'
import { Platform, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { answersIn } from '../conversation/answers-taken.ts'
import { ConversationReader } from '../conversation/conversation.reader.ts'
import type { ConversationState } from '../conversation/conversation.state.ts'
import type { ContributionFact } from '../story/contribution.events.ts'
import { type Attributes, ContributionReader } from '../story/contribution.reader.ts'
import { compareKeyings, differingIn } from './compare.ts'
import type { SealedKeying } from './paper-form.decider.ts'

/** The purpose that a second keying is sealed for: with it goes its key, without the first keying. */
export const doubleEntry = 'double-entry'

type Shared = Extract<ContributionFact, { type: 'ContributionShared' }>['data']
type Answered = Shared & { readonly answers: NonNullable<Shared['answers']> }
export type FirstAnswers = {
  readonly held: Answered
  readonly answers: GivenAnswers
  /** What the vault holds besides the words: the audience, and what was answered. */
  readonly attributes: Attributes
  readonly audience: string | undefined
  /** Other answers have been put in their place, by a settling that was cut off. */
  readonly replaced: boolean
}

export type BothKeyings = {
  readonly first: FirstAnswers
  readonly second: GivenAnswers
  /** What the form asked. */
  readonly asked: ConversationState
  /** The questions that the two differ in: no fact says which. */
  readonly differing: readonly string[]
}

/** Opens what two people keyed of one form; each opening is recorded. */
@Injectable()
export class Keyings {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'vault'>,
    @Inject(ContributionReader) private readonly contributions: ContributionReader,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
  ) {}

  /** @throws Refused `words-withdrawn`, `second-gone` */
  async both({ programme, conversation, contribution, content }: SealedKeying, actor: string): Promise<BothKeyings> {
    const first = await this.first(programme, contribution, actor)
    const second = await this.second(content.ref, actor)
    const asked = await this.conversations.readUpTo(programme, conversation, first.held.answers.questionnaire)
    const differing = differingIn(compareKeyings(questionsIn(asked.content.sections), first.answers, second))
    return { first, second, asked, differing }
  }

  /** @throws Refused `words-withdrawn` */
  async first(programme: string, contribution: string, actor: string): Promise<FirstAnswers> {
    const { facts } = await this.contributions.read(programme, contribution)
    const held = facts.find((fact) => fact.type === 'ContributionShared')?.data
    if (held?.answers === undefined) throw new Refused('unknown-form')
    const access = { actor, reason: 'review' }
    const opened = await this.contributions.words(held.words, access)
    if (opened.status === 'withdrawn') throw new Refused('words-withdrawn')
    const attributes = (held.attributes && (await this.contributions.attributes(held.attributes, access))) ?? {}
    return {
      held: { ...held, answers: held.answers },
      answers: answersIn(HeldAnswers.parse(attributes.answers), opened.words),
      attributes,
      replaced: facts.some(({ type }) => type === 'AnswersSettled'),
      audience: typeof attributes.community === 'string' ? attributes.community : undefined,
    }
  }

  /** @throws Refused `second-gone` */
  async second(ref: string, actor: string, reason: 'review' | 'receipt' = 'review'): Promise<GivenAnswers> {
    const [opened] = await this.platform.vault.open([ref], { purpose: doubleEntry, actor, reason })
    if (opened?.status === 'open') return GivenAnswers.parse(opened.payload)
    if (opened?.status === 'erased') throw new Refused('second-gone')
    throw new Refused('content-unreadable')
  }
}
