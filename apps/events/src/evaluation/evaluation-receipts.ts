import type { RetentionFact } from '@heard/contracts/engagement'
import type { EventsFact } from '@heard/contracts/events'
import type { RecordedFact } from '@heard/event-sourcing'
import { derivedUuid, Platform, type Policy, Refused } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { z } from 'zod'

/** `said`: whose words were said last, or the evaluation where there are none. */
const Target = z.strictObject({ programme: z.string(), evaluation: z.string(), said: z.string() })
export type EvaluationTarget = z.infer<typeof Target>

/** The way from the code of a receipt to what was said with it: for as long as that is held, also when the registration is long erased. */
@Injectable()
export class EvaluationReceipts {
  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'vault'>) {}

  /** One evaluation for each code; without the key nobody can tell which. */
  evaluationOf(code: string): string {
    return derivedUuid(this.platform.vault.fingerprint('evaluation', code))
  }

  async keep(code: string, target: EvaluationTarget): Promise<void> {
    const { vault } = this.platform
    const fingerprint = vault.fingerprint('evaluation-receipt', code)
    await vault.linkAll([
      { fingerprint, target },
      { fingerprint: this.wayBack(target.said), target: { receipt: fingerprint } },
    ])
  }

  /** @throws Refused `unknown-evaluation` */
  async find(code: string): Promise<EvaluationTarget> {
    const { vault } = this.platform
    const target = Target.safeParse(await vault.linked(vault.fingerprint('evaluation-receipt', code)))
    if (!target.success) throw new Refused('unknown-evaluation')
    return target.data
  }

  /** The way to what was said there; not to what was said anew meanwhile. Done again it changes nothing. */
  async forget(said: string): Promise<void> {
    const { vault } = this.platform
    const back = this.wayBack(said)
    const fingerprint = (await vault.linked(back))?.receipt
    if (fingerprint === undefined) return
    const target = Target.safeParse(await vault.linked(fingerprint)).data
    await Promise.all([...(target?.said === said ? [vault.unlink(fingerprint)] : []), vault.unlink(back)])
  }

  private wayBack(said: string): string {
    return this.platform.vault.fingerprint('evaluation-receipt-of', said)
  }
}

/** Once what was said is taken back or its time is over, no code leads there. */
@Injectable()
export class ForgetEvaluationReceipt implements Policy {
  readonly name = 'forget-evaluation-receipt'
  readonly types = ['EvaluationWithdrawn', 'RetentionApplied']

  constructor(@Inject(EvaluationReceipts) private readonly receipts: EvaluationReceipts) {}

  async handle(recorded: RecordedFact): Promise<void> {
    const fact = recorded as RecordedFact<EventsFact<'EvaluationWithdrawn'> | Extract<RetentionFact, { type: 'RetentionApplied' }>>
    if (fact.type === 'EvaluationWithdrawn') await this.receipts.forget(fact.data.person ?? fact.data.evaluation)
    else if (fact.data.kind === 'evaluation') await this.receipts.forget(fact.data.item)
  }
}
