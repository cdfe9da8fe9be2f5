import { createHash, randomUUID } from 'node:crypto'
import type { BodyOf } from '@heard/contracts'
import {
  activityReport,
  askSupport,
  beginBoard,
  beginCampaign,
  beginChampionWork,
  beginTraining,
  campaignDesk,
  campaignResults,
  championsTasks,
  claimExpense,
  correctActivity,
  correctExpense,
  endChampionWork,
  expensesDesk,
  linkApplication,
  listBoards,
  listCampaigns,
  listChampions,
  listChampionWork,
  listTraining,
  logActivity,
  myBoards,
  myCare,
  myCertificate,
  myExpenses,
  myVolunteering,
  publicBoards,
  reportBoard,
  setExpenses,
  setSupportContacts,
  showCampaign,
  showChampionCare,
  showExpense,
  stepBoard,
  stepCampaign,
  stepChampion,
  stepChampionCare,
  stepExpense,
  stepMyVolunteering,
  stepTraining,
  takeBackActivity,
  takeBackExpense,
} from '@heard/contracts/champions'
import { myHeard, namedNotice, passOnHeard } from '@heard/contracts/engagement'
import { plainStory, programme } from '../story.fixture.ts'
import type { Walk } from './walk.fixture.ts'

const params = { programme }
const as = 'coordinator'
const own = { as: 'champion' }

type Applied = { readonly application: string; readonly receipt: string }
type PassedOn = { readonly contribution: string; readonly receipt: string }

/** What champions learn, whom they turn to, a one-to-one that moves and is noted, and somebody who asks for support. */
const walkCare = async (walk: Walk, application: string): Promise<void> => {
  const staff = { as }
  const text = (name: string) => walk.mark(`wording: ${name}`)
  const secret = (name: string) => walk.mark(`application: ${name}`)
  const startsAt = new Date(walk.clock.time + 3_600_000).toISOString()
  const link = `https://learn.example/${text('link of a training')}`
  const content = { name: text('training'), about: text('about a training'), required: true, months: 12, link }
  const { module } = await walk.ask(beginTraining, { params, body: content }, staff)
  const about = { params: { ...params, module } }
  await walk.ask(stepTraining, { ...about, body: { step: 'plan', startsAt, minutes: 60, place: text('place of a session') } }, staff)
  await walk.ask(
    stepTraining,
    { ...about, body: { step: 'change', ...content, name: text('training, changed'), about: text('about, changed') } },
    staff,
  )
  const contacts = [{ who: text('whom champions turn to'), how: text('how they are reached') }]
  await walk.ask(setSupportContacts, { params, body: { contacts } }, staff)
  const ask = randomUUID()
  await walk.ask(askSupport, { params, body: { ask, words: secret('what a champion asked for') } }, own)
  const one = { params: { ...params, application } }
  const on = new Date(walk.clock.time).toISOString().slice(0, 10)
  const place = () => secret('place of a one-to-one')
  const first = [
    { step: 'learned', module, on },
    { step: 'arrange', startsAt, minutes: 30, place: place() },
    { step: 'answer', ask, words: secret('answer to a champion') },
  ] as const
  for (const body of first) await walk.ask(stepChampionCare, { ...one, body }, staff)
  await walk.caughtUp()
  const [meeting] = (await walk.ask(showChampionCare, one, staff)).meetings
  if (!meeting) throw new Error('no one-to-one is arranged')
  await walk.ask(stepChampionCare, { ...one, body: { step: 'arrange', meeting: meeting.meeting, startsAt, minutes: 45, place: place() } }, staff)
  walk.clock.time += 7_200_000
  await walk.ask(stepChampionCare, { ...one, body: { step: 'held', meeting: meeting.meeting, note: secret('note of a one-to-one') } }, staff)
  await walk.caughtUp()
  await walk.ask(listTraining, { params }, staff)
  await walk.ask(myCare, { params }, own)
  await walk.ask(myCertificate, about, own)
}

/** What a champion claims: put right, then paid; taken back; and refused. */
const walkExpenses = async (walk: Walk, application: string): Promise<void> => {
  const staff = { as }
  const secret = (name: string) => walk.mark(`application: ${name}`)
  const words = { covers: walk.mark('wording: what is paid for'), pays: walk.mark('wording: how it is paid') }
  await walk.ask(setExpenses, { params, body: { words } }, staff)
  const on = new Date(walk.clock.time).toISOString().slice(0, 10)
  const told = () => ({ kind: 'care' as const, on, pence: 450, note: secret('note of an expense') })
  const [paid, gone, refused] = [randomUUID(), randomUUID(), randomUUID()]
  for (const claim of [paid, gone, refused]) await walk.ask(claimExpense, { params, body: { claim, ...told() } }, own)
  await walk.ask(correctExpense, { params: { ...params, claim: paid }, body: told() }, own)
  await walk.ask(takeBackExpense, { params: { ...params, claim: gone } }, own)
  await walk.caughtUp()
  await walk.ask(expensesDesk, { params }, staff)
  await walk.ask(championsTasks, { params }, staff)
  const of = (claim: string) => ({ params: { ...params, application, claim } })
  const read = async (claim: string) => (await walk.ask(showExpense, of(claim), staff)).ref
  const reason = secret('why an expense is not paid')
  await walk.ask(stepExpense, { ...of(paid), body: { step: 'approve', ref: await read(paid) } }, staff)
  await walk.ask(stepExpense, { ...of(paid), body: { step: 'pay' } }, staff)
  await walk.ask(stepExpense, { ...of(refused), body: { step: 'refuse', ref: await read(refused), reason } }, staff)
  await walk.ask(myExpenses, { params }, own)
}

/** A role that is advertised, with a link, seen by everybody. */
const walkCampaign = async (walk: Walk): Promise<void> => {
  const text = (name: string) => walk.mark(`wording: ${name}`)
  const day = new Date(walk.clock.time).toISOString().slice(0, 10)
  const said = () => [{ language: 'en', title: text('title of a campaign'), about: text('what a campaign is about') }]
  const content = () => ({ words: said(), from: day, until: day, communities: ['south-asian'], languages: ['ur'] })
  const { campaign } = await walk.ask(beginCampaign, { params, body: content() }, { as })
  const about = { params: { ...params, campaign } }
  await walk.ask(stepCampaign, { ...about, body: { step: 'change', ...content() } }, { as })
  await walk.ask(stepCampaign, { ...about, body: { step: 'source', name: text('name of a link') } }, { as })
  await walk.caughtUp()
  await walk.ask(listCampaigns, { params })
  await walk.ask(showCampaign, about)
  await walk.ask(campaignDesk, { params }, { as })
  await walk.ask(campaignResults, about, { as })
}

/** A board with a meeting at which the champion speaks, and what everybody reads of it. */
const walkBoard = async (walk: Walk, application: string): Promise<void> => {
  const text = (name: string) => walk.mark(`wording: ${name}`)
  const startsAt = new Date(walk.clock.time + 3_600_000).toISOString()
  const written = { name: walk.mark('withdrawn-wording: name of a board'), about: walk.mark('withdrawn-wording: about a board') }
  const { board } = await walk.ask(beginBoard, { params, body: written }, { as })
  const about = { params: { ...params, board } }
  const does = (body: BodyOf<typeof stepBoard>) => walk.ask(stepBoard, { ...about, body }, { as })
  await walk.caughtUp()
  // Not taken down: these words are shown as long as they stand, and nowhere after.
  const begun = await walk.platform.call(listBoards, { params }, { headers: await walk.platform.as(as) })
  const ref = begun.ok ? begun.body.boards[0]?.ref : undefined
  await does({ step: 'change', name: text('name of a board, changed'), about: text('about a board, changed'), ref })
  await does({ step: 'represent', application })
  const papers = [{ name: text('name of a paper'), link: `https://board.example/${text('link of a paper')}` }]
  await does({ step: 'meet', startsAt, minutes: 60, place: text('place of a board'), papers })
  walk.clock.time += 7_200_000
  await walk.caughtUp()
  const [shown] = (await walk.ask(myBoards, { params }, own)).boards
  const meeting = shown?.meetings[0]?.meeting ?? ''
  const said = { said: text('what was said at a board'), feedback: text('what came back from a board') }
  await walk.ask(reportBoard, { params: { ...about.params, meeting }, body: said }, own)
  await walk.caughtUp()
  const [read] = (await walk.ask(listBoards, { params }, { as })).boards.flatMap(({ meetings }) => meetings.flatMap(({ reports }) => reports))
  if (read?.ref === undefined) throw new Error('nothing is said at the board')
  await does({ step: 'release', meeting, community: read.community, ref: read.ref })
  await does({ step: 'decide', meeting, text: text('what a board decided') })
  await walk.caughtUp()
  await walk.ask(listBoards, { params }, { as })
  await walk.ask(publicBoards, { params })
}

/** What a resident told a champion, who passes it on with all that tells who they are. */
const passesOn = async (walk: Walk): Promise<PassedOn> => {
  const { consents } = await plainStory(walk.platform.call)
  const contribution = randomUUID()
  const named = createHash('sha256').update(namedNotice.words.en).digest('hex')
  const heard = walk.mark('words: passed on by a champion')
  const body = {
    note: contribution,
    heard,
    about: 'relative' as const,
    community: 'south-asian',
    stages: [],
    language: 'en',
    consents,
    named,
    oldEnough: true as const,
  }
  const { receipt } = await walk.ask(passOnHeard, { params, body }, own)
  walk.secret('receipt of what a champion passed on', receipt)
  await walk.ask(myHeard, { params }, own)
  return { contribution, receipt }
}

/** A champion who connects their account, belongs to a community and to a piece of work, logs what they did, goes on leave and comes back. */
export const walkVolunteering = async (walk: Walk, { application, receipt }: Applied): Promise<PassedOn> => {
  const [community, other] = ['black-african-and-black-caribbean', 'south-asian']
  await walk.ask(linkApplication, { params, body: { receipt } }, own)
  const name = walk.mark('wording: name of a piece of work')
  const { work } = await walk.ask(beginChampionWork, { params, body: { name, communities: [community, other] } }, { as })
  for (const body of [{ step: 'assign', community } as const, { step: 'join', work } as const])
    await walk.ask(stepChampion, { params: { ...params, application }, body }, { as })
  await walk.caughtUp()
  for (const route of [listChampions, listChampionWork]) await walk.ask(route, { params }, { as })
  for (const step of ['leave', 'return'] as const) await walk.ask(stepMyVolunteering, { params, body: { step } }, own)
  const on = new Date(walk.clock.time).toISOString().slice(0, 10)
  const did = { kind: 'awareness' as const, minutes: 30, on, reach: 3 }
  const [kept, gone] = [randomUUID(), randomUUID()]
  for (const activity of [kept, gone]) await walk.ask(logActivity, { params, body: { activity, ...did } }, own)
  await walk.ask(correctActivity, { params: { ...params, activity: kept }, body: { ...did, minutes: 45 } }, own)
  await walk.ask(takeBackActivity, { params: { ...params, activity: gone } }, own)
  await walk.ask(activityReport, { params }, { as })
  await walk.ask(myVolunteering, { params }, own)
  await walkCare(walk, application)
  await walkExpenses(walk, application)
  await walkCampaign(walk)
  await walkBoard(walk, application)
  await walk.ask(endChampionWork, { params: { ...params, work } }, { as })
  return passesOn(walk)
}
