import { given } from '@heard/contracts'
import type { AuditView, ViewedFilter } from '@heard/contracts/reporting'
import { mayAct } from '@heard/identity'
import { type Caller, Commands, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { dayOf } from '../today.ts'
import { lookStream } from './audit.events.ts'
import type { Asked } from './evidence.ts'
import { lookDecider } from './look.decider.ts'
import type { Scope } from './record/audit-record.ts'

/** How a view is narrowed; what is undefined is not. */
export type Narrowed = { readonly [K in keyof ViewedFilter]: ViewedFilter[K] | undefined } & { readonly question?: number | undefined }
type Drawn = { readonly sample?: number | undefined; readonly seed: number }

/** Who may look at what, and the record of every look. */
@Injectable()
export class Looking {
  constructor(@Inject(Commands) private readonly commands: Commands) {}

  /**
   * What the caller asks, when they may.
   * @throws Refused `everywhere-not-allowed` when no programme is named and their role is for some only; `not-allowed`; `range-backwards`
   */
  asked(scope: Scope, caller: Caller, drawn?: Drawn): Asked {
    const { programme, from, to } = scope
    if (!mayAct(caller.principal, 'evidence.view', { programme }).allowed) {
      throw new Refused(programme === undefined ? 'everywhere-not-allowed' : 'not-allowed')
    }
    if (from !== undefined && to !== undefined && from > to) throw new Refused('range-backwards')
    const sample = drawn?.sample === undefined ? undefined : { size: drawn.sample, seed: drawn.seed }
    return { programme, from, to, today: dayOf(caller.at), now: caller.at, sample }
  }

  /** Records a look; again on the same day it changes nothing. */
  async viewed(view: AuditView, narrowed: Narrowed, caller: Caller): Promise<void> {
    await this.commands.run(lookDecider, lookStream(caller.actor, dayOf(caller.at)), { view, ...given(narrowed) }, caller)
  }
}
