import {
  agreeReferrals,
  endReferrals,
  findSupport,
  listReferrals,
  myReferral,
  openReferral,
  publicSignposting,
  recordSignposting,
  referMyself,
  referralForm,
  showAgreement,
  signpostingCounts,
  stepReferral,
  withdrawReferral,
} from '@heard/contracts/engagement'
import { programme } from '../story.fixture.ts'
import { mailTo, textIn } from './follow.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

const params = { programme }
const managing = { as: 'coordinator' }

const asks = async (walk: Walk, piece: string, kind = 'referral'): Promise<{ readonly referral: string; readonly receipt: string }> => {
  const { form } = await walk.ask(referralForm, { params: { ...params, piece } })
  const told = (name: string) => walk.mark(`${kind}: ${name}`)
  const details = { name: told('name'), contact: told('contact'), about: told('about'), language: told('language') }
  const body = { details, consent: true, noticeHash: form?.noticeHash ?? '', language: 'en' } as const
  const asked = await walk.ask(referMyself, { params: { ...params, piece }, body }, { key: newKey() })
  walk.secret('receipt of a request', asked.receipt)
  return asked
}

/** Requests to a service: one that the partner opens, one that staff send again and acknowledge, one that is taken back; then signposting to it. */
export const walkReferrals = async (walk: Walk): Promise<void> => {
  const { services } = await walk.ask(findSupport, { params })
  const piece = services[0]?.service ?? ''
  const one = { ...params, piece }
  const address = `${walk.mark('partner: address')}@canary.example`
  const words = { partner: walk.mark('directory: partner'), email: address, agreedBy: walk.mark('partner: agreed by') }
  const on = new Date(walk.clock.time).toISOString().slice(0, 10)
  await walk.ask(agreeReferrals, { params: one, body: { on, fields: ['about', 'language'], words } }, managing)
  await walk.ask(showAgreement, { params: one }, managing)

  const opened = await asks(walk, piece)
  const token = /request\?token=([\w-]+)/.exec(textIn(await mailTo(walk, address)))?.[1] ?? ''
  await walk.ask(openReferral, { body: { token: walk.secret('token of a partner', token) } })
  await walk.refused(openReferral, { body: { token } })
  await walk.ask(myReferral, { body: { receipt: opened.receipt } })

  const again = await asks(walk, piece)
  for (const step of ['send-again', 'acknowledge'] as const) {
    await walk.ask(stepReferral, { params: { ...params, referral: again.referral }, body: { step } }, managing)
  }
  const back = await asks(walk, piece, 'withdrawn-referral')
  await walk.ask(withdrawReferral, { body: { receipt: back.receipt } })
  await walk.ask(myReferral, { body: { receipt: back.receipt } })
  await mailTo(walk, address, 4)
  await walk.ask(listReferrals, { params }, managing)
  await walk.ask(recordSignposting, { params, body: { services: [piece], channel: 'phone', on } }, managing)
  await walk.ask(signpostingCounts, { params }, managing)
  await walk.ask(publicSignposting, { params })
  await walk.ask(endReferrals, { params: one }, managing)
}
