import { type AnswerOf, given } from '@heard/contracts'
import type { claimExpense, correctExpense, ExpenseContent, myExpenses } from '@heard/contracts/champions'
import { type Answered, answered, type Caller } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { Applications } from '../application/applications.ts'
import { OwnApplication } from '../champion/my-volunteering.ts'
import { expenseDue, yearsOf } from './expense-view.ts'
import { Expenses } from './expenses.ts'
import { ExpensesRule } from './expenses-rule.ts'

/** A champion looks at what is theirs: as the holder of their receipt does. */
const own = { actor: 'resident', reason: 'receipt' } as const

type Mine = AnswerOf<typeof myExpenses>
type Claimed = AnswerOf<typeof claimExpense>
type Changed = AnswerOf<typeof correctExpense>

/** What champions do with their own claims. */
@Injectable()
export class MyExpenses {
  constructor(
    @Inject(OwnApplication) private readonly mine: OwnApplication,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Expenses) private readonly expenses: Expenses,
    @Inject(ExpensesRule) private readonly rule: ExpensesRule,
  ) {}

  async show(programme: string, caller: Caller): Promise<Mine> {
    const found = await this.mine.find(programme, caller)
    if (!found) return {}
    const claims = await this.expenses.claims(await this.expenses.facts(programme, found.application), own)
    const { allowed, words } = await this.rule.of(programme)
    return { mine: { ...given({ words: allowed ? words : undefined }), claims, years: yearsOf(claims) } }
  }

  /** Whether there is anything to see for this champion. Opens nothing. */
  async concern(programme: string, application: string): Promise<boolean> {
    return (await this.rule.of(programme)).allowed || (await this.expenses.facts(programme, application)).length > 0
  }

  async claim(programme: string, claim: string, told: ExpenseContent, caller: Caller): Promise<Answered<Claimed>> {
    const { application, person } = await this.mine.get(programme, caller)
    const { allowed } = await this.rule.of(programme)
    const content = await this.seal(person, told, caller)
    const day = { on: told.on, today: caller.at.slice(0, 10) }
    const position = await this.expenses.run({ type: 'Claim', programme, application, claim, allowed, content, ...day }, caller)
    return answered({ claim, due: expenseDue('waiting', caller.at) ?? '' }, position)
  }

  async correct(programme: string, claim: string, told: ExpenseContent, caller: Caller): Promise<Answered<Changed>> {
    const { application, person } = await this.mine.get(programme, caller)
    const content = await this.seal(person, told, caller)
    const day = { on: told.on, today: caller.at.slice(0, 10) }
    return answered({ claim }, await this.expenses.run({ type: 'Correct', programme, application, claim, content, ...day }, caller))
  }

  async takeBack(programme: string, claim: string, caller: Caller): Promise<Answered<Changed>> {
    const { application } = await this.mine.get(programme, caller)
    return answered({ claim }, await this.expenses.run({ type: 'TakeBack', programme, application, claim }, caller))
  }

  private seal(person: string, { kind, on, pence, note }: ExpenseContent, caller: Caller) {
    return this.applications.seal(person, 'expense.content', { kind, on, pence, ...given({ note }) }, caller)
  }
}
