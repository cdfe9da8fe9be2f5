import {
  claimExpense,
  correctExpense,
  expensesDesk,
  myExpenses,
  setExpenses,
  showExpense,
  stepExpense,
  takeBackExpense,
} from '@heard/contracts/champions'
import { type Caller, From, Implements, Input, type InputOf } from '@heard/service-kit'
import { Controller, Inject } from '@nestjs/common'
import { ExpenseDesk } from './expense-desk.ts'
import { MyExpenses } from './my-expenses.ts'

@Controller()
export class ExpenseController {
  constructor(
    @Inject(MyExpenses) private readonly mine: MyExpenses,
    @Inject(ExpenseDesk) private readonly desk: ExpenseDesk,
  ) {}

  @Implements(myExpenses)
  own(@Input() { params }: InputOf<typeof myExpenses>, @From() caller: Caller) {
    return this.mine.show(params.programme, caller)
  }

  @Implements(claimExpense)
  claim(@Input() { params, body: { claim, ...content } }: InputOf<typeof claimExpense>, @From() caller: Caller) {
    return this.mine.claim(params.programme, claim, content, caller)
  }

  @Implements(correctExpense)
  correct(@Input() { params, body }: InputOf<typeof correctExpense>, @From() caller: Caller) {
    return this.mine.correct(params.programme, params.claim, body, caller)
  }

  @Implements(takeBackExpense)
  takeBack(@Input() { params }: InputOf<typeof takeBackExpense>, @From() caller: Caller) {
    return this.mine.takeBack(params.programme, params.claim, caller)
  }

  @Implements(expensesDesk)
  list(@Input() { params }: InputOf<typeof expensesDesk>, @From() caller: Caller) {
    return this.desk.list(params.programme, caller)
  }

  @Implements(setExpenses)
  set(@Input() { params, body }: InputOf<typeof setExpenses>, @From() caller: Caller) {
    return this.desk.set(params.programme, body, caller)
  }

  @Implements(showExpense)
  show(@Input() { params }: InputOf<typeof showExpense>, @From() caller: Caller) {
    return this.desk.show(params, caller)
  }

  @Implements(stepExpense)
  step(@Input() { params, body }: InputOf<typeof stepExpense>, @From() caller: Caller) {
    return this.desk.step(params, body, caller)
  }
}
