import type { AnswerOf } from '@heard/contracts'
import { type HeldAnswers, questionsIn, type settlePaperForm } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { ConversationReader } from '../conversation/conversation.reader.ts'
import { wordsAndChoices } from '../conversation/words-and-choices.ts'
import { contributionDecider } from '../story/contribution.decider.ts'
import { contributionStream } from '../story/contribution.events.ts'
import { sealOfPerson } from '../story/new-words.ts'
import { wordsRow } from '../story/words-row.ts'
import { settledAnswers } from './compare.ts'
import { type FirstAnswers, Keyings } from './keyings.ts'
import { type PaperForm, paperFormStream } from './paper.events.ts'
import { PaperReader } from './paper.reader.ts'
import { type PaperFormState, paperFormDecider } from './paper-form.decider.ts'

type Done = AnswerOf<typeof settlePaperForm>
type Choices = InputOf<typeof settlePaperForm>['body']['choices']

export class SettlePaperForm extends Command<Answered<Done>> {
  constructor(
    readonly input: InputOf<typeof settlePaperForm>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** The answers are put right first, and the form is settled then: sent again after a crash, it goes on where it stopped. */
@CommandHandler(SettlePaperForm)
export class SettlePaperFormHandler implements ICommandHandler<SettlePaperForm> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(PaperReader) private readonly paper: PaperReader,
    @Inject(Keyings) private readonly keyings: Keyings,
    @Inject(ConversationReader) private readonly conversations: ConversationReader,
  ) {}

  async execute({ input: { params, body }, caller }: SettlePaperForm): Promise<Answered<Done>> {
    const of = { ...params, form: body.form }
    await this.paper.keyed(of)
    const state = await this.paper.stateOf(of)
    const command = { type: 'Settle' as const, of, choices: body.choices }
    const decision = paperFormDecider.decide(command, state)
    if (!state.settled && 'refused' in decision) throw new Refused(decision.refused)
    if (!state.settled && body.choices.some(({ kept }) => kept === 'second')) await this.putRight(of, state, body.choices, caller)
    const { position } = await this.commands.run(paperFormDecider, paperFormStream(of), command, caller)
    return answered({ form: body.form }, position)
  }

  private async putRight({ programme, conversation }: PaperForm, { second }: PaperFormState, choices: Choices, caller: Caller): Promise<void> {
    if (!second?.content) throw new Refused('nothing-to-settle')
    const { contribution } = second
    const first = await this.keyings.first(programme, contribution, caller.actor)
    const answers = settledAnswers(choices, first.answers, await this.keyings.second(second.content.ref, caller.actor))
    const asked = await this.conversations.readUpTo(programme, conversation, first.held.answers.questionnaire)
    const { words, held } = wordsAndChoices(questionsIn(asked.content.sections), answers)
    const command = {
      type: 'SettleAnswers' as const,
      programme,
      contribution,
      words: await sealOfPerson(this.commands, wordsRow(first.held.person, words), caller),
      attributes: await this.attributes(first, held, caller),
      basedOn: first.held.words.ref,
    }
    await this.commands.run(contributionDecider, contributionStream(programme, contribution), command, caller)
  }

  private attributes({ held, attributes }: FirstAnswers, answers: HeldAnswers, caller: Caller) {
    const payload = { ...attributes, answers }
    return sealOfPerson(this.commands, { subject: held.person, purpose: 'narrative', field: 'contribution.attributes', payload }, caller)
  }
}
