import { dropView, listSavedViews, saveView } from '@heard/contracts/identity'
import { Controller, Inject } from '@nestjs/common'
import { type Caller, From } from '../caller.ts'
import { type AnswerOf, Implements, Input, type InputOf } from '../implements.ts'
import { Platform } from '../platform.ts'
import { Refused } from '../problems.ts'

/** The ways in which people look at their own work. */
@Controller()
export class SavedViewController {
  constructor(@Inject(Platform) private readonly platform: Platform) {}

  @Implements(listSavedViews)
  async list(@From() caller: Caller): Promise<AnswerOf<typeof listSavedViews>> {
    return { views: [...(await this.platform.accounts.savedViews(caller.actor))] }
  }

  @Implements(saveView)
  async save(@Input() { body }: InputOf<typeof saveView>, @From() caller: Caller): Promise<void> {
    const outcome = await this.platform.accounts.saveView(caller.actor, body)
    if (outcome !== 'saved') throw new Refused(outcome)
  }

  @Implements(dropView)
  async drop(@Input() { body }: InputOf<typeof dropView>, @From() caller: Caller): Promise<void> {
    await this.platform.accounts.dropView(caller.actor, body.name)
  }
}
