import { createHash } from 'node:crypto'
import { type Called, httpClient, type Route } from '@heard/contracts'
import { acceptOffer, applyAsChampion, linkApplication, stepApplication, stepChampion, volunteeringNotice } from '@heard/contracts/champions'
import { signIn } from '@heard/contracts/identity'
import { programme } from './staff.ts'

const params = { programme }

const done = <R extends Route>(called: Called<R>): Extract<Called<R>, { ok: true }> => {
  if (!called.ok) throw new Error(called.problem.title)
  return called as Extract<Called<R>, { ok: true }>
}

/** Calls as whoever has this role, seeing what was recorded before. */
const sessionOf = async (url: string, role: string) => {
  const call = httpClient(url, fetch)
  const session = done(await call(signIn, { body: { email: `${role}@heard.example`, password: 'heard-development' } }))
  const cookie = session.headers
    .getSetCookie()
    .map((each) => each.split(';')[0])
    .join('; ')
  return (after: Headers) => ({ headers: new Headers({ cookie, 'heard-after': after.get('heard-position') ?? '' }) })
}

/** Somebody who applied and said yes; the code of their receipt, and by which signs the team knows them. */
export const becomesChampion = async (url: string) => {
  const call = httpClient(url, fetch)
  const noticeHash = createHash('sha256').update(volunteeringNotice.words.en).digest('hex')
  const details = { name: 'Ama', contact: '07700 900123', community: 'south-asian' }
  const applied = done(await call(applyAsChampion, { params, body: { details, sixteenOrOver: true, contactAgreed: true, noticeHash } }))
  const { application, receipt } = applied.body
  const staff = await sessionOf(url, 'coordinator')
  done(await call(stepApplication, { params: { ...params, application }, body: { step: 'offer' } }, staff(applied.headers)))
  const accepted = done(await call(acceptOffer, { body: { receipt } }))
  return { application, receipt, reference: application.slice(-8).toUpperCase(), headers: accepted.headers }
}

/** A champion whose account is connected, and who belongs to the community that it is for. */
export const belongingChampion = async (url: string) => {
  const call = httpClient(url, fetch)
  const one = await becomesChampion(url)
  const own = await sessionOf(url, 'champion')
  const linked = done(await call(linkApplication, { params, body: { receipt: one.receipt } }, own(one.headers)))
  const staff = await sessionOf(url, 'coordinator')
  const step = { step: 'assign' as const, community: 'black-african-and-black-caribbean' }
  done(await call(stepChampion, { params: { ...params, application: one.application }, body: step }, staff(linked.headers)))
  return one
}
