import { type AnswerOf, type BodyOf, endOfDay, given, type Task } from '@heard/contracts'
import type { expensesDesk, setExpenses, showExpense, stepExpense } from '@heard/contracts/champions'
import { type Answered, answered, type Caller, mayActOn, ReadModel, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { applicationOf, referenceOf } from '../application/applications.query.ts'
import { Applications } from '../application/applications.ts'
import { Links } from '../link/links.ts'
import type { ExpenseCommand } from './expense.decider.ts'
import { type DatedExpense, expenseDue } from './expense-view.ts'
import { openClaims, settledClaims } from './expenses.query.ts'
import { Expenses } from './expenses.ts'
import { ExpensesRule } from './expenses-rule.ts'

const SETTLED_SHOWN = 50

type One = { readonly programme: string; readonly application: string; readonly claim: string }

/** What staff do with what champions claim. */
@Injectable()
export class ExpenseDesk {
  constructor(
    @Inject(ReadModel) private readonly model: ReadModel,
    @Inject(Applications) private readonly applications: Applications,
    @Inject(Expenses) private readonly expenses: Expenses,
    @Inject(ExpensesRule) private readonly rule: ExpensesRule,
    @Inject(Links) private readonly links: Links,
  ) {}

  async list(programme: string, { actor }: Caller): Promise<AnswerOf<typeof expensesDesk>> {
    const { allowed, words } = await this.rule.of(programme)
    const linked = (await this.links.of(programme)).get(actor)
    const rows = [...openClaims(this.model, programme), ...settledClaims(this.model, programme, SETTLED_SHOWN)]
    return {
      allowed,
      ...given({ words }),
      claims: rows.map(({ application, claim, state, at, account }) => ({
        application,
        reference: referenceOf(application),
        claim,
        state,
        since: at,
        ...given({ due: expenseDue(state, at) }),
        own: account === actor || application === linked,
      })),
    }
  }

  async set(programme: string, { words }: BodyOf<typeof setExpenses>, caller: Caller): Promise<Answered<AnswerOf<typeof setExpenses>>> {
    return answered({ allowed: words !== undefined }, await this.rule.set(programme, words, caller))
  }

  async show(one: One, { actor }: Caller): Promise<AnswerOf<typeof showExpense>> {
    const facts = await this.factsOf(one)
    const [claim] = await this.expenses.claims(facts, { actor, reason: 'application' })
    const last = facts.findLast((fact) => fact.type === 'ExpenseClaimed' || fact.type === 'ExpenseCorrected')
    if (!claim || !last) throw new Refused('unknown-claim')
    return { reference: referenceOf(one.application), own: await this.isOwn(one, facts, actor), ref: last.data.content.ref, ...claim }
  }

  async step(one: One, step: BodyOf<typeof stepExpense>, caller: Caller): Promise<Answered<AnswerOf<typeof stepExpense>>> {
    const { person } = await this.applications.read(one.programme, one.application)
    if (applicationOf(this.model, one.programme, one.application)?.erased) throw new Refused('unknown-application')
    const own = await this.isOwn(one, await this.factsOf(one), caller.actor)
    return answered({ claim: one.claim }, await this.expenses.run(await this.command({ ...one, own }, person, step, caller), caller))
  }

  /** What waits for a colleague of whoever claimed it. */
  tasks(programme: string, caller: Caller): Task[] {
    if (!mayActOn(caller, 'expense.decide', programme)) return []
    return openClaims(this.model, programme).flatMap(({ claim, state, at, account }): Task[] => {
      if (account === caller.actor) return []
      const due = expenseDue(state, at)
      const kind = state === 'waiting' ? 'expense' : 'expense-payment'
      return [{ kind, id: claim, programme, since: at, ...given({ due: due && endOfDay(due) }), urgent: false }]
    })
  }

  private async command(
    one: One & { readonly own: boolean },
    person: string,
    step: BodyOf<typeof stepExpense>,
    caller: Caller,
  ): Promise<ExpenseCommand> {
    switch (step.step) {
      case 'approve':
        return { ...one, type: 'Approve', seen: step.ref }
      case 'refuse':
        return { ...one, type: 'Refuse', seen: step.ref, reason: await this.applications.seal(person, 'expense.reason', step.reason, caller) }
      case 'pay':
        return { ...one, type: 'Pay' }
    }
  }

  private async factsOf({ programme, application, claim }: One): Promise<readonly DatedExpense[]> {
    return (await this.expenses.facts(programme, application)).filter(({ data }) => data.claim === claim)
  }

  /** Also of an account that was connected only when it was claimed. */
  private async isOwn({ programme, application }: One, facts: readonly DatedExpense[], actor: string): Promise<boolean> {
    const claimed = facts.some((fact) => fact.type === 'ExpenseClaimed' && fact.actor === actor)
    return claimed || (await this.links.of(programme)).get(actor) === application
  }
}
