import { beginCampaign, listApplications, setRecruiting, stepApplication } from '@heard/contracts/champions'
import { agreeReferrals, findSupport, giveAnswers, listProgrammes, moveConversation, showProgramme } from '@heard/contracts/engagement'
import { announceGathering, evaluationLink, publishHeard } from '@heard/contracts/events'
import { askDraftCheck, conversationResults, isDraft, listRecommendations, releaseConversationResults } from '@heard/contracts/reporting'
import { type Acting, accountInLuton, actingAt, dayFromNow, gatheringsInLuton } from '../accountable.fixture.ts'
import { theFirst } from './form.ts'
import { type Read, Robot, type Walk } from './robot.ts'

const luton = '/programmes/luton-cancer'
const params = { programme: 'luton-cancer' }
const conversation = '/programmes/elft-big-conversation/conversations/0b16c0de-0000-4000-8000-000000000009'

/** Names of programmes and organisations, the longest first. */
const namesAt = async ({ call }: Acting): Promise<readonly string[]> => {
  const listed = await call(listProgrammes)
  const programmes = listed.ok ? listed.body.programmes : []
  return programmes
    .flatMap(({ name, organisations }) => [name.text, ...organisations.map((one) => one.name.text)])
    .toSorted((a, b) => b.length - a.length)
}

/** The page by which somebody asks a service to get in touch, once it takes such requests. */
const serviceThatTakesRequests = async ({ call, as }: Acting): Promise<string> => {
  const found = await call(findSupport, { params })
  const piece = (found.ok && found.body.services[0]?.service) || ''
  const words = { partner: 'A partner', email: 'requests@partner.example', agreedBy: 'The manager' }
  const body = { on: dayFromNow(0), fields: ['about' as const], words }
  await call(agreeReferrals, { params: { ...params, piece }, body }, { headers: await as('coordinator') })
  return `${luton}/support/${piece}/ask`
}

/** Releases what a dozen people answered. */
const releaseResults = async ({ call, as }: Acting): Promise<void> => {
  const programme = 'elft-big-conversation'
  const of = { params: { programme, conversation: conversation.slice(-36) } }
  const shown = await call(showProgramme, { params: { programme } })
  const notices = shown.ok ? shown.body.notices : []
  const consents = notices.map(({ purpose, version, hash, wording, required }) => ({
    purpose,
    given: required,
    noticeVersion: version,
    noticeHash: hash,
    language: wording.language,
  }))
  const answers = { '0b16c0de-0000-4000-8000-000000000003': { options: ['0b16c0de-0000-4000-8000-000000000031'] } }
  const body = { questionnaire: 1, answers, language: 'en', consents, oldEnough: true as const }
  for (let sent = 0; sent < 32; sent += 1) await call(giveAnswers, { ...of, body })
  await call(moveConversation, { ...of, body: { step: { step: 'pause', reason: 'other' } } }, { headers: await as('coordinator') })
  const results = await call(conversationResults, of, { headers: await as('publisher') })
  await call(releaseConversationResults, { ...of, body: { seen: results.ok ? results.body.hash : '' } }, { headers: await as('publisher') })
}

/** Sharing and taking part, to the receipt, and all that a receipt opens. */
const tell = async (walk: Walk, start: string): Promise<Robot> => {
  const robot = new Robot(walk)
  const check = await robot.walk(start)
  for (const beside of ['files', 'save', 'later']) await robot.open(`${start}/${beside}`)
  const mine = await robot.send(await robot.send(await robot.open(check.path)))
  await robot.follow(mine.path)
  return robot
}

/** The questions about themselves that somebody answers who has a receipt. */
const tellOfThemselves = async (robot: Robot): Promise<void> => {
  await robot.send(await robot.walk('/my-contribution/equality', { choice: theFirst }))
  await robot.open('/my-contribution/equality/delete')
}

/** A journey that somebody ends: by being too young, by not agreeing, by stopping, or for a while. */
const leave = async (walk: Walk, start: string): Promise<void> => {
  await new Robot(walk).walk(start, { 'old-enough': 'no' })
  await new Robot(walk).walk(start, { agree: 'no' })
  for (const end of ['return', 'stopped', 'finished']) await new Robot(walk).open(`${start}/${end}`)
}

/** Registering for a gathering with one place: one who gets it, one who waits, and what their codes show. */
const comeTo = async (walk: Walk, gathering: string): Promise<void> => {
  for (const name of ['Ada', 'Bea']) {
    const robot = new Robot(walk)
    await robot.open(gathering)
    const check = await robot.send(await robot.open(`${gathering}/register`), { name, phone: '01582 000000', people: '1' })
    const done = await robot.send(check, { agree: 'yes' }, 1)
    const mine = await robot.send(done)
    if (name === 'Bea') await robot.send(mine, {}, 1)
  }
}

/** A workshop that is over and told of, one that nobody told of in time, and what somebody says who was there. */
const afterGatherings = async (walk: Walk, { call, as }: Acting): Promise<void> => {
  const headers = { headers: await as('connector') }
  const over = async (days: number): Promise<string> => {
    const day = dayFromNow(-days)
    const words = { language: 'en', title: 'We listen', place: 'Library', about: 'Come and talk.' }
    const times = { startsAt: `${day}T10:00:00.000Z`, endsAt: `${day}T12:00:00.000Z` }
    const announced = await call(announceGathering, { params, body: { kind: 'workshop', ...times, communities: [], access: [], words } }, headers)
    return (announced.ok && announced.body.gathering) || ''
  }
  const [told, late] = [await over(2), await over(60)]
  const of = { params: { ...params, gathering: told } }
  const robot = new Robot(walk)
  for (const gathering of [told, late]) for (const page of ['', '/heard']) await robot.open(`${luton}/gatherings/${gathering}${page}`)
  await call(publishHeard, { ...of, body: { language: 'en', summary: 'People wait too long.' } }, headers)
  await robot.open(`${luton}/gatherings/${told}/heard`)
  const listed = await call(evaluationLink, of, headers)
  const link = listed.ok ? listed.body.link : ''
  await robot.send(await robot.open(`${luton}/gatherings/${told}/tell-us?link=${link}`), { overall: 'good' })
}

/** A talk and an offer for whoever applied last. */
const offerPlace = async ({ call, as }: Acting): Promise<void> => {
  const headers = { headers: await as('coordinator') }
  const listed = await call(listApplications, { params }, headers)
  const of = { params: { ...params, application: (listed.ok && listed.body.applications[0]?.application) || '' } }
  const talk = { step: 'talk' as const, startsAt: `${dayFromNow(7)}T10:00:00.000Z`, minutes: 30, place: 'By phone' }
  for (const body of [talk, { step: 'offer' as const, care: 'We are there.' }]) await call(stepApplication, { ...of, body }, headers)
}

/** A role that is advertised, and one that is over. */
const readRoles = async (walk: Walk, { call, as }: Acting): Promise<void> => {
  const headers = { headers: await as('coordinator') }
  const words = [{ language: 'en', title: 'Listeners wanted', about: 'You give two hours a month. We train you.' }]
  const content = { words, from: dayFromNow(-2), communities: ['south-asian'], languages: ['ur'] }
  for (const until of [dayFromNow(10), dayFromNow(-1)]) {
    const begun = await call(beginCampaign, { params, body: { ...content, until } }, headers)
    if (!begun.ok) throw new Error(begun.problem.title)
    await new Robot(walk).open(`${luton}/champion/roles/${begun.body.campaign}`)
  }
}

/** Applying to become a champion, to the receipt, an offer and a yes; with everything that may be asked, and as somebody who is too young. */
const applyAsChampions = async (walk: Walk, acting: Acting): Promise<void> => {
  const settings = { references: true, twoDecide: false }
  await acting.call(setRecruiting, { params, body: settings }, { headers: await acting.as('coordinator') })
  const start = `${luton}/champion`
  await readRoles(walk, acting)
  await new Robot(walk).open(`${luton}/boards`)
  const applied = await tell(walk, start)
  await offerPlace(acting)
  await applied.open('/my-contribution/take-back')
  await applied.send(await applied.open('/my-contribution/say-yes'))
  await new Robot(walk).walk(start, { age: '16-17' })
  await new Robot(walk).walk(start, { age: 'younger' })
  for (const end of ['return', 'stopped', 'finished']) await new Robot(walk).open(`${start}/${end}`)
}

/** What whoever shared something is asked about the promise that came of it. */
const seePromise = async (walk: Walk, receipt: string, commitment: string): Promise<void> => {
  const robot = new Robot(walk)
  await robot.send(await robot.open('/my-contribution'), { code: receipt })
  await robot.open(`/my-contribution/see/${commitment}`)
}

/** The draft that whoever shared something is asked to check. */
const checkDraft = async (walk: Walk, { call, as }: Acting, receipt: string): Promise<void> => {
  const headers = { headers: await as('analyst') }
  const listed = await call(listRecommendations, { params }, headers)
  const recommendation = (listed.ok && listed.body.recommendations.find(isDraft)?.id) || ''
  const asked = await call(askDraftCheck, { params: { ...params, recommendation }, body: { from: ['residents'], until: dayFromNow(14) } }, headers)
  if (!asked.ok) throw new Error(asked.problem.title)
  const robot = new Robot(walk)
  await robot.send(await robot.open('/my-contribution'), { code: receipt })
  await robot.open(`/my-contribution/check/${recommendation}`)
}

/** Every resident page of a platform in English, as people meet them. */
export const readPages = async (url: string): Promise<Read> => {
  const acting = actingAt(url)
  const { receipts, disputed } = await accountInLuton(acting)
  const gathering = await gatheringsInLuton(acting)
  const asking = await serviceThatTakesRequests(acting)
  const read: Read = new Map()
  const walk: Walk = { url, read, names: await namesAt(acting) }
  const anybody = new Robot(walk)
  for (const start of ['/', luton, '/programmes/elft-big-conversation']) await anybody.follow(start)
  const ends = ['my-contribution/finished', 'my-contribution/erased', 'follow/confirm', 'follow/stop', 'my-call', 'my-request', 'my-place', 'search']
  for (const page of [...ends.map((end) => `/${end}`), asking, `${luton}/follow`]) await anybody.open(page)
  for (const start of [`${luton}/share`, conversation]) {
    await tellOfThemselves(await tell(walk, start))
    await leave(walk, start)
  }
  for (const form of ['data-rights', 'complain', 'gatherings/ask', 'call-me']) await new Robot(walk).walk(`${luton}/${form}`)
  await applyAsChampions(walk, acting)
  await seePromise(walk, receipts[0] ?? '', disputed)
  await checkDraft(walk, acting, receipts[0] ?? '')
  await tell(walk, `${luton}/contact`)
  await comeTo(walk, `${luton}/gatherings/${gathering}`)
  await afterGatherings(walk, acting)
  await releaseResults(acting)
  await anybody.open(`${conversation}/results`)
  return read
}
