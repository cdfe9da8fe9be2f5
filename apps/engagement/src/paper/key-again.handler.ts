import type { AnswerOf } from '@heard/contracts'
import { type GivenAnswers, type keyPaperAgain, questionsIn } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { accepted } from '../conversation/answers-taken.ts'
import { ConversationReader } from '../conversation/conversation.reader.ts'
import { sealOfPerson } from '../story/new-words.ts'
import { compareKeyings, countedByType, differingIn } from './compare.ts'
import { doubleEntry, Keyings } from './keyings.ts'
import { paperFormStream } from './paper.events.ts'
import { PaperReader } from './paper.reader.ts'
import { againProblem, paperFormDecider } from './paper-form.decider.ts'

type Done = AnswerOf<typeof keyPaperAgain>

export class KeyPaperAgain extends Command<Answered<Done>> {
  constructor(
    readonly input: InputOf<typeof keyPaperAgain>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** Compared at once; only while something differs is the second keying kept, and nothing else of it ever is. */
@CommandHandler(KeyPaperAgain)
export class KeyPaperAgainHandler implements ICommandHandler<KeyPaperAgain> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(PaperReader) private readonly paper: PaperReader,
    @Inject(Keyings) private readonly keyings: Keyings,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
  ) {}

  async execute({ input: { params, body }, caller }: KeyPaperAgain): Promise<Answered<Done>> {
    const of = { ...params, form: body.form }
    const { contribution, first } = await this.paper.keyed(of)
    const state = await this.paper.stateOf(of)
    const problem = againProblem(first, caller.actor, state)
    // Sent again, it is answered with what it did: the commands find it.
    if (problem && problem !== 'already-keyed-again') throw new Refused(problem)
    const { held, answers, audience } = await this.keyings.first(params.programme, contribution, caller.actor)
    const asked = await this.conversations.readUpTo(params.programme, params.conversation, held.answers.questionnaire)
    const second = accepted(asked, audience, body.answers)
    const comparisons = compareKeyings(questionsIn(asked.content.sections), answers, second)
    const differing = differingIn(comparisons).length
    const content = differing === 0 || state.second ? undefined : await this.seal(held.person, second, caller)
    const keyed = { contribution, person: held.person, compared: countedByType(comparisons), content }
    const command = { type: 'KeyAgain' as const, of, first, by: caller.actor, ...keyed }
    const { position } = await this.commands.run(paperFormDecider, paperFormStream(of), command, caller)
    return answered({ form: body.form, differing }, position)
  }

  private seal(person: string, answers: GivenAnswers, caller: Caller) {
    return sealOfPerson(this.commands, { subject: person, purpose: doubleEntry, field: 'paper.second', payload: answers }, caller)
  }
}
