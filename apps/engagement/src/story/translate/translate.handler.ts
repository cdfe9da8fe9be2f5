import type { AnswerOf } from '@heard/contracts'
import type { HeldWords, TranslatedWords, translateContribution } from '@heard/contracts/engagement'
import { stillTellsWho } from '@heard/privacy'
import { type Answered, answered, type Caller, Commands, type InputOf, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { contributionDecider } from '../contribution.decider.ts'
import { contributionStream } from '../contribution.events.ts'
import { ContributionReader } from '../contribution.reader.ts'
import { sealOfPerson } from '../new-words.ts'

/** Staff read English together. */
const language = 'en'

export class TranslateRequest extends Command<Answered<AnswerOf<typeof translateContribution>>> {
  constructor(
    readonly input: InputOf<typeof translateContribution>,
    readonly caller: Caller,
  ) {
    super()
  }
}

const check = (translated: TranslatedWords, words: HeldWords): void => {
  const parts = Object.entries(translated)
  if (parts.length === 0 || parts.some(([field]) => !(field in words))) throw new Refused('nothing-to-translate')
  if (parts.some(([, text]) => stillTellsWho(text))) throw new Refused('names-somebody')
}

@CommandHandler(TranslateRequest)
export class TranslateHandler implements ICommandHandler<TranslateRequest> {
  constructor(
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ContributionReader) private readonly reader: ContributionReader,
  ) {}

  async execute({ input: { params, body }, caller }: TranslateRequest): Promise<Answered<AnswerOf<typeof translateContribution>>> {
    const { programme, contribution } = params
    const kept = await this.reader.read(programme, contribution)
    const words = await this.reader.words(kept.words, { actor: caller.actor, reason: 'translate' })
    if (words.status === 'withdrawn') throw new Refused('words-withdrawn')
    check(body.words, words.words)
    const row = { subject: kept.held.person, purpose: 'narrative', field: 'contribution.translation', payload: body.words } as const
    const translation = await sealOfPerson(this.commands, row, caller)
    const command = { type: 'Translate', programme, contribution, language, textVersion: body.textVersion, translation } as const
    const { position } = await this.commands.run(contributionDecider, contributionStream(programme, contribution), command, caller)
    return answered({ contribution }, position)
  }
}
