import type { Sealed } from '@heard/contracts'
import type { RecordedFact } from '@heard/event-sourcing'
import { Platform, type Policy } from '@heard/service-kit'
import { Inject, Injectable } from '@nestjs/common'
import { type AssessmentFact, assessmentStream } from './assessment.events.ts'

type Written = Extract<AssessmentFact, { readonly type: 'AssessmentPartWritten' | 'AssessmentConcluded' }>

const placeOf = ({ data }: Written): string => ('part' in data ? `${data.part.by} ${data.part.id}` : 'conclusion')
const wordsOf = ({ data }: Written): readonly Sealed[] => ('part' in data ? [data.says, data.impact, data.action, data.decides] : [data.conclusion])
const isWritten = (fact: AssessmentFact): fact is Written => fact.type === 'AssessmentPartWritten' || fact.type === 'AssessmentConcluded'

/** Replaced words leave the vault: those of drafts at once, those of versions where they named somebody. */
@Injectable()
export class ForgetReplacedWords implements Policy {
  readonly name = 'forget-replaced-assessments'
  readonly types = ['AssessmentPartWritten', 'AssessmentConcluded']

  constructor(@Inject(Platform) private readonly platform: Pick<Platform, 'store' | 'vault'>) {}

  async handle(fact: RecordedFact): Promise<void> {
    const now = fact as RecordedFact<Written>
    const { programme, forget } = now.data
    const inVersions: Sealed[] = []
    let drafted: readonly Sealed[] = []
    for await (const each of this.platform.store.readStream<AssessmentFact>(assessmentStream(programme))) {
      if (each.position >= now.position) break
      if (each.type === 'AssessmentApproved') {
        inVersions.push(...drafted)
        drafted = []
      } else if (isWritten(each) && placeOf(each) === placeOf(now)) drafted = wordsOf(each)
    }
    await this.platform.vault.withdraw([...drafted, ...(forget ? inVersions : [])].map(({ ref }) => ref))
  }
}
