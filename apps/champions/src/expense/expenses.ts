import type { ExpenseClaim } from '@heard/contracts/champions'
import { type CommandSource, Commands, Platform } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type Access, ApplicationReader } from '../application/application.reader.ts'
import { type ExpenseCommand, type ExpenseFact, expenseDecider } from './expense.decider.ts'
import { claimsIn, type DatedExpense, refsIn } from './expense-view.ts'

const expenseStream = (programme: string, application: string): string => `expense-${programme}.${application}`

/** What champions claim. */
@Injectable()
export class Expenses {
  constructor(
    @Inject(Platform) private readonly platform: Pick<Platform, 'store'>,
    @Inject(Commands) private readonly commands: Commands,
    @Inject(ApplicationReader) private readonly reader: ApplicationReader,
  ) {}

  async facts(programme: string, application: string): Promise<readonly DatedExpense[]> {
    const facts: DatedExpense[] = []
    for await (const fact of this.platform.store.readStream<ExpenseFact>(expenseStream(programme, application))) {
      facts.push({ ...fact, at: fact.metadata.at, actor: fact.metadata.actor })
    }
    return facts
  }

  /** Opens what is sealed in these facts, which is recorded where there is any. */
  async claims(facts: readonly DatedExpense[], access: Access): Promise<ExpenseClaim[]> {
    return claimsIn(facts, await this.reader.payloads(refsIn(facts), access))
  }

  async run(command: ExpenseCommand, source: CommandSource): Promise<bigint> {
    return (await this.commands.run(expenseDecider, expenseStream(command.programme, command.application), command, source)).position
  }
}
