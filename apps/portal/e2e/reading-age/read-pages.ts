import { setRecruiting } from '@heard/contracts/champions'
import { agreeReferrals, findSupport, listProgrammes } from '@heard/contracts/engagement'
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

/** Applying to become a champion, to the receipt and what it opens; with everything that may be asked, and as somebody who is too young. */
const applyAsChampions = async (walk: Walk, { call, as }: Acting): Promise<void> => {
  await call(setRecruiting, { params, body: { references: true, twoDecide: false } }, { headers: await as('coordinator') })
  const start = `${luton}/champion`
  await tell(walk, start)
  await new Robot(walk).walk(start, { age: '16-17' })
  await new Robot(walk).walk(start, { age: 'younger' })
  for (const end of ['return', 'stopped', 'finished']) await new Robot(walk).open(`${start}/${end}`)
}

/** Every resident page of a platform in English, as people meet them. */
export const readPages = async (url: string): Promise<Read> => {
  const acting = actingAt(url)
  await accountInLuton(acting)
  await gatheringsInLuton(acting)
  const asking = await serviceThatTakesRequests(acting)
  const read: Read = new Map()
  const walk: Walk = { url, read, names: await namesAt(acting) }
  const anybody = new Robot(walk)
  for (const start of ['/', luton, '/programmes/elft-big-conversation']) await anybody.follow(start)
  const ends = ['my-contribution/finished', 'my-contribution/erased', 'follow/confirm', 'follow/stop', 'my-call', 'my-request', 'search']
  for (const page of [...ends.map((end) => `/${end}`), asking, `${luton}/follow`]) await anybody.open(page)
  for (const start of [`${luton}/share`, conversation]) {
    await tellOfThemselves(await tell(walk, start))
    await leave(walk, start)
  }
  for (const form of ['data-rights', 'complain', 'gatherings/ask', 'call-me']) await new Robot(walk).walk(`${luton}/${form}`)
  await applyAsChampions(walk, acting)
  await tell(walk, `${luton}/contact`)
  return read
}
