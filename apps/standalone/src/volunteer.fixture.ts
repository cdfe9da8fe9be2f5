import { acceptOffer, applyAsChampion, linkApplication, stepApplication, stepChampion } from '@heard/contracts/champions'
import { applying } from './champion.fixture.ts'
import { programme } from './story.fixture.ts'
import type { TestHeard } from './testing.ts'

const params = { programme }
/** The community that the development account of a champion is bound to. */
export const ownCommunity = 'black-african-and-black-caribbean'

type Answer<T> = { readonly ok: true; readonly body: T } | { readonly ok: false; readonly problem: { readonly title: string } }

export const ok = <T>(answer: Answer<T>): T => {
  if (!answer.ok) throw new Error(answer.problem.title)
  return answer.body
}
export const codeOf = (answer: { readonly ok: boolean; readonly problem?: { readonly type: string } }) =>
  answer.problem?.type.replace('/problems/', '')

/** How somebody becomes a champion, and is one, on a platform. */
export const volunteersOf = (platform: () => TestHeard) => {
  /** Headers of a development account, which sees all that is recorded. */
  const as = async (account: string): Promise<{ headers: Headers }> => {
    const { store, positions } = platform().heard.platform
    const headers = new Headers(await platform().as(account))
    headers.set('heard-after', positions.seal(await store.head()))
    return { headers }
  }
  const applies = async () => ok(await platform().call(applyAsChampion, { params, body: applying({ community: 'south-asian' }) }))
  const becomesChampion = async () => {
    const { application, receipt } = await applies()
    ok(await platform().call(stepApplication, { params: { ...params, application }, body: { step: 'offer' } }, await as('coordinator')))
    ok(await platform().call(acceptOffer, { body: { receipt } }))
    return { application, receipt }
  }
  const link = async (receipt: string) => platform().call(linkApplication, { params, body: { receipt } }, await as('champion'))
  const joins = async () => {
    const one = await becomesChampion()
    ok(await link(one.receipt))
    return one
  }
  const assign = async (application: string, community = ownCommunity) =>
    ok(await platform().call(stepChampion, { params: { ...params, application }, body: { step: 'assign', community } }, await as('coordinator')))
  return { as, applies, becomesChampion, link, joins, assign }
}
