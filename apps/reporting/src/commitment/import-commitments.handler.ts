import type { BroughtCommitment, importCommitments } from '@heard/contracts/reporting'
import { type Answered, type AnswerOf, answered, type Caller, Commands, type InputOf, Platform, Refused } from '@heard/service-kit'
import { Inject } from '@nestjs/common'
import { Command, CommandHandler, type ICommandHandler } from '@nestjs/cqrs'
import { guidOf } from '../codebook/guid.ts'
import { loadState } from '../load-state.ts'
import { ProgrammeTerms } from '../programme-terms.ts'
import { dayOf } from '../today.ts'
import { needed, Wordings } from '../wordings.ts'
import { commitmentDecider } from './commitment.decider.ts'
import { commitmentStream } from './commitment.events.ts'

type Answer = AnswerOf<typeof importCommitments>
type Why = Answer['refused'][number]['why']
type Outcome = 'taken' | 'known' | Why

const whys: readonly string[] = ['unknown-organisation', 'unknown-objective', 'in-the-future', 'due-before-made'] satisfies Why[]
const isWhy = (code: string): code is Why => whys.includes(code)

export class ImportCommitments extends Command<Answered<Answer>> {
  constructor(
    readonly input: InputOf<typeof importCommitments>,
    readonly caller: Caller,
  ) {
    super()
  }
}

/** What an organisation published elsewhere stands as its own promise, said to be brought in; who did so is in the record. */
@CommandHandler(ImportCommitments)
export class ImportCommitmentsHandler implements ICommandHandler<ImportCommitments> {
  constructor(
    @Inject(Platform) private readonly platform: Platform,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(Wordings) private readonly wordings: Wordings,
    @Inject(ProgrammeTerms) private readonly terms: ProgrammeTerms,
  ) {}

  async execute({ input: { params, body }, caller }: ImportCommitments): Promise<Answered<Answer>> {
    const { programme } = params
    this.terms.require(programme)
    const outcomes: (readonly [string, Outcome])[] = []
    for (const one of body.commitments) outcomes.push([one.key, await this.bring(programme, one, body.language, caller)])
    const count = (outcome: Outcome): number => outcomes.filter(([, each]) => each === outcome).length
    const refused = outcomes.flatMap(([key, why]) => (why === 'taken' || why === 'known' ? [] : [{ key, why }]))
    return answered({ taken: count('taken'), known: count('known'), refused }, await this.platform.store.head())
  }

  private async bring(programme: string, one: BroughtCommitment, language: string, caller: Caller): Promise<Outcome> {
    const { key, organisation, objective, madeOn, due, measure, text, source } = one
    const commitment = guidOf(`heard/commitment/${programme}/${key}`)
    const stream = commitmentStream(programme, commitment)
    if (await loadState(this.platform.store, commitmentDecider, stream)) return 'known'
    const sealed = await this.wordings.seal(programme, 'commitment', { measure, text, source }, language, caller)
    const command = {
      type: 'MakeCommitment' as const,
      programme,
      commitment,
      organisation,
      objective,
      madeOn,
      due,
      today: dayOf(caller.at),
      actsFor: { [organisation]: organisation },
      organisations: this.terms.known(programme, 'organisation'),
      objectives: this.terms.offered(programme, 'objective'),
      measure: needed(sealed.measure),
      text: needed(sealed.text),
      source: needed(sealed.source),
    }
    try {
      await this.commands.run(commitmentDecider, stream, command, { ...caller, command: caller.command && `${caller.command}/${key}` })
      return 'taken'
    } catch (error) {
      if (!(error instanceof Refused)) throw error
      if (error.code === 'commitment-exists') return 'known'
      if (isWhy(error.code)) return error.code
      throw error
    }
  }
}
