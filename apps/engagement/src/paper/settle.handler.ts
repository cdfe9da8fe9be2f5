import type { AnswerOf } from '@heard/contracts'
import { type HeldAnswers, questionsIn, type settlePaperForm } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { wordsAndChoices } from '../conversation/words-and-choices.ts'
import { contributionDecider } from '../story/contribution.decider.ts'
import { contributionStream } from '../story/contribution.events.ts'
import { sealOfPerson } from '../story/new-words.ts'
import { wordsRow } from '../story/words-row.ts'
import { type Choices, settledAnswers } from './compare.ts'
import { type BothKeyings, type FirstAnswers, Keyings } from './keyings.ts'
import { paperFormStream } from './paper.events.ts'
import { PaperReader } from './paper.reader.ts'
import { paperFormDecider, toSettle } from './paper-form.decider.ts'

type Done = AnswerOf<typeof settlePaperForm>

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
  ) {}

  async execute({ input: { params, body }, caller }: SettlePaperForm): Promise<Answered<Done>> {
    const of = { ...params, form: body.form }
    const { contribution } = await this.paper.keyed(of)
    const state = await this.paper.stateOf(of)
    const open = toSettle(state)
    const both = typeof open === 'string' ? undefined : await this.keyings.both(open, caller.actor)
    const command = { type: 'Settle' as const, of, differing: both?.differing ?? [], choices: body.choices }
    const decision = paperFormDecider.decide(command, state)
    // Sent again, it is answered with what it did: the commands find it.
    if (!state.settled && 'refused' in decision) throw new Refused(decision.refused)
    if (both) await this.putRight(params.programme, contribution, both, body.choices, caller)
    const { position } = await this.commands.run(paperFormDecider, paperFormStream(of), command, caller)
    return answered({ form: body.form }, position)
  }

  private async putRight(programme: string, contribution: string, both: BothKeyings, choices: Choices, caller: Caller): Promise<void> {
    const { first, second, asked } = both
    const asFirst = choices.every(({ kept }) => kept === 'first')
    if (asFirst && !first.replaced) return
    const answers = settledAnswers(choices, first.answers, second)
    const { words, held } = wordsAndChoices(questionsIn(asked.content.sections), answers)
    const command = {
      type: 'SettleAnswers' as const,
      programme,
      contribution,
      words: await sealOfPerson(this.commands, wordsRow(first.held.person, words), caller),
      attributes: await this.attributes(first, held, caller),
      basedOn: first.held.words.ref,
      asFirst,
    }
    // Sent again with other choices, these count: the form alone says that it was done.
    const source = { ...caller, command: undefined }
    await this.commands.run(contributionDecider, contributionStream(programme, contribution), command, source)
  }

  private attributes({ held, attributes }: FirstAnswers, answers: HeldAnswers, caller: Caller) {
    const payload = { ...attributes, answers }
    return sealOfPerson(this.commands, { subject: held.person, purpose: 'narrative', field: 'contribution.attributes', payload }, caller)
  }
}
