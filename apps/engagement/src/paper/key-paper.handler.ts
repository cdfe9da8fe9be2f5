import type { AnswerOf } from '@heard/contracts'
import type { keyPaperAnswers } from '@heard/contracts/engagement'
import { type Answered, answered, type Caller, Commands, type InputOf } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandBus, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { GiveAnswersRequest } from '../conversation/give-answers.handler.ts'
import { numberingDecider } from './numbering.decider.ts'
import { paperStream } from './paper.events.ts'

type Given = AnswerOf<typeof keyPaperAnswers>

export class KeyPaperAnswers extends Command<Answered<Given>> {
  constructor(
    readonly input: InputOf<typeof keyPaperAnswers>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** What came on paper goes the way of answers on the web, and gets a number afterwards: a retry that finds the answers there gives the same one. */
@CommandHandler(KeyPaperAnswers)
export class KeyPaperAnswersHandler implements ICommandHandler<KeyPaperAnswers> {
  constructor(
    @Inject(CommandBus) private readonly bus: CommandBus,
    @Inject(Commands) private readonly commands: Commands,
  ) {}

  async execute({ input: { params, body }, caller }: KeyPaperAnswers): Promise<Answered<Given>> {
    const { answers, ...told } = body
    const { body: given } = await this.bus.execute(new GiveAnswersRequest(params, told, { mode: 'paper', answers }, caller))
    const command = { type: 'NumberForm' as const, ...params, contribution: given.contribution }
    const { accepted, position } = await this.commands.run(numberingDecider, paperStream(params), command, caller)
    const keyed = accepted.find(({ type }) => type === 'PaperFormKeyed')
    if (keyed?.type !== 'PaperFormKeyed') throw new TypeError('a form was keyed without a number')
    return answered({ ...given, form: keyed.data.form, again: accepted.length > 1 }, position)
  }
}
