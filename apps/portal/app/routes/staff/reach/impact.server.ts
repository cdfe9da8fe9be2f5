import type { AnswerOf, Call } from '@heard/contracts'
import { publicEquality } from '@heard/contracts/engagement'
import { AssessedPart, Characteristic, publicReport, publicTables, showAssessment } from '@heard/contracts/reporting'
import { data } from 'react-router'
import { answerOf } from '../../../services/calling.ts'
import { theProgramme } from '../../../services/staff.ts'
import { namesOf } from '../contributions/names.ts'
import { type Assessed, assessedFrom } from './assessment.ts'
import { characteristics } from './characteristics.ts'

/** Everything public that an assessment rests on. */
export type Evidence = {
  readonly release: AnswerOf<typeof publicTables>['release']
  readonly communities: readonly Assessed[]
  readonly equality: AnswerOf<typeof publicEquality>
}
/** Whom a part is about. */
export type Subject = AssessedPart & { readonly name: string }
export type Written = AnswerOf<typeof showAssessment>

/** The evidence, whom a part can be about, and what is written. */
export const readImpact = async (call: Call, id: string) => {
  const of = { params: { programme: id } }
  const [tables, equality, report, written, programme] = await Promise.all([
    call(publicTables, of),
    call(publicEquality, of),
    call(publicReport, of),
    call(showAssessment, of),
    theProgramme(call, id),
  ])
  const released = answerOf(tables)
  const evidence: Evidence = {
    release: released.release,
    communities: assessedFrom(released, answerOf(report).recommendations, programme).filter(({ column }) => column !== 'none-of-these'),
    equality: answerOf(equality),
  }
  const subjects: Subject[] = [
    ...namesOf(programme, []).communities.map((community): Subject => ({ by: 'community', id: community.id, name: community.name })),
    ...Characteristic.options.map((each): Subject => ({ by: 'characteristic', id: each, name: characteristics[each].name })),
  ]
  return { id, name: programme.name.text, organisations: programme.organisations, evidence, subjects, written: answerOf(written) }
}

/** The subject that an address names; 404 for another. */
export const subjectOf = (subjects: readonly Subject[], { by, id }: Readonly<Record<string, string | undefined>>): Subject => {
  const asked = AssessedPart.safeParse({ by, id }).data
  const found = subjects.find((each) => each.by === asked?.by && each.id === asked.id)
  if (!found) throw data(null, { status: 404 })
  return found
}
