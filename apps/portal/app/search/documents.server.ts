import type { Call, LocalText } from '@heard/contracts'
import { findSupport, listInformation, listProgrammes, type ProgrammeView } from '@heard/contracts/engagement'
import { listGatherings } from '@heard/contracts/events'
import { publicReport, type Wording } from '@heard/contracts/reporting'
import { plainWords } from '../services/read-markdown.server.ts'
import type { Document } from './found.ts'

const joined = (...texts: readonly (LocalText | undefined)[]): string => texts.flatMap((each) => each?.text ?? []).join(' ')
const open = (wording: Wording): LocalText | undefined => (wording.status === 'open' ? { language: wording.language, text: wording.text } : undefined)

const programmeDocument = ({ id, name, summary, stages, communities }: ProgrammeView): Document => ({
  href: `/programmes/${id}`,
  part: 'programme',
  title: name,
  text: joined(summary, ...[...stages, ...communities].flatMap((each) => [each.name, each.hint])),
})

const support = async (call: Call, programme: string, language: string): Promise<Document[]> => {
  const found = await call(findSupport, { params: { programme }, query: { language } })
  return (found.ok ? found.body.services : []).map(({ service, name, what, who }) => ({
    href: `/programmes/${programme}/support/${service}`,
    part: 'support',
    title: name,
    text: joined(what, who),
  }))
}

const information = async (call: Call, programme: string, language: string): Promise<Document[]> => {
  const found = await call(listInformation, { params: { programme }, query: { language } })
  return (found.ok ? found.body.items : []).map(({ piece, title, text }) => ({
    href: `/programmes/${programme}/information#${piece}`,
    part: 'information',
    title,
    text: plainWords(text.text),
  }))
}

const gatherings = async (call: Call, programme: string): Promise<Document[]> => {
  const found = await call(listGatherings, { params: { programme } })
  return (found.ok ? found.body.gatherings : []).map(({ gathering, title, place, about }) => ({
    href: `/programmes/${programme}/gatherings/${gathering}`,
    part: 'gathering',
    title,
    text: joined(place, about),
  }))
}

const promised = async (call: Call, programme: string): Promise<Document[]> => {
  const found = await call(publicReport, { params: { programme } })
  if (!found.ok) return []
  const recommendations = found.body.recommendations.flatMap(({ id, title, text }): Document[] => {
    const titled = open(title)
    return titled ? [{ href: `/programmes/${programme}/recommendations/${id}`, part: 'recommendation', title: titled, text: joined(open(text)) }] : []
  })
  const commitments = found.body.commitments.flatMap(({ id, measure, text }): Document[] => {
    const titled = open(measure)
    return titled ? [{ href: `/programmes/${programme}/commitments/${id}`, part: 'commitment', title: titled, text: joined(open(text)) }] : []
  })
  return [...recommendations, ...commitments]
}

/** Everything that anybody may read, in a language where there is one: asked for by the routes that pages are made of, so that what was taken down is not found. */
export const publicDocuments = async (call: Call, language: string): Promise<readonly Document[]> => {
  const listed = await call(listProgrammes, { query: { language } })
  const programmes = listed.ok ? listed.body.programmes : []
  const each = await Promise.all(
    programmes.map(({ id }) => Promise.all([support(call, id, language), information(call, id, language), gatherings(call, id), promised(call, id)])),
  )
  return [...programmes.map(programmeDocument), ...each.flat(2)]
}
