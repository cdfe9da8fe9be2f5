import { createHash, randomUUID } from 'node:crypto'
import {
  activityReport,
  beginChampionWork,
  correctActivity,
  endChampionWork,
  linkApplication,
  listChampions,
  listChampionWork,
  logActivity,
  myVolunteering,
  stepChampion,
  stepMyVolunteering,
  takeBackActivity,
} from '@heard/contracts/champions'
import { myHeard, namedNotice, passOnHeard } from '@heard/contracts/engagement'
import { plainStory, programme } from '../story.fixture.ts'
import type { Walk } from './walk.fixture.ts'

const params = { programme }
const as = 'coordinator'
const own = { as: 'champion' }

type Applied = { readonly application: string; readonly receipt: string }
type PassedOn = { readonly contribution: string; readonly receipt: string }

/** What a resident told a champion, who passes it on with all that tells who they are. */
const passesOn = async (walk: Walk): Promise<PassedOn> => {
  const { consents } = await plainStory(walk.platform.call)
  const contribution = randomUUID()
  const named = createHash('sha256').update(namedNotice.words.en).digest('hex')
  const heard = walk.mark('words: passed on by a champion')
  const body = { note: contribution, heard, stages: [], language: 'en', consents, named, oldEnough: true as const }
  const { receipt = '' } = await walk.ask(passOnHeard, { params, body }, own)
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
  await walk.ask(endChampionWork, { params: { ...params, work } }, { as })
  return passesOn(walk)
}
