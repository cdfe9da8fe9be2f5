import { ExpensesWords } from '@heard/contracts/champions'
import { fold } from '@heard/event-sourcing'
import { type Caller, Commands, Platform, ProgrammeOutline } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { PublishedWords } from '../wording/published-words.ts'
import { type ExpensesRuleFact, type ExpensesRuleState, expensesRuleDecider } from './expenses-rule.decider.ts'

const ruleStream = (programme: string): string => `expenses-${programme}`

type Rule = { readonly allowed: boolean; readonly words: ExpensesWords | undefined }

/** Whether a programme pays expenses, for what, and how. */
@Injectable()
export class ExpensesRule {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ProgrammeOutline) private readonly programmes: ProgrammeOutline,
    @Inject(PublishedWords) private readonly published: PublishedWords,
  ) {}

  async of(programme: string): Promise<Rule> {
    const { allowed, words } = await this.state(programme)
    return { allowed, words: ExpensesWords.safeParse((await this.published.payloads([words])).get(words ?? '')).data }
  }

  async set(programme: string, words: ExpensesWords | undefined, caller: Caller): Promise<bigint> {
    const sealed = words === undefined ? undefined : await this.published.seal(programme, 'expenses.words', words, caller)
    const command = { type: 'Set' as const, programme, known: this.programmes.exists(programme), words: sealed }
    return (await this.commands.run(expensesRuleDecider, ruleStream(programme), command, caller)).position
  }

  private async state(programme: string): Promise<ExpensesRuleState> {
    const facts: ExpensesRuleFact[] = []
    for await (const fact of this.platform.store.readStream<ExpensesRuleFact>(ruleStream(programme))) facts.push(fact)
    return fold(expensesRuleDecider, facts)
  }
}
