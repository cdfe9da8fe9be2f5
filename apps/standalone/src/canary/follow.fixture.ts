import { createHash } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { confirmFollow, deidentifyContribution, follow, myContribution, subscribe, subscribeWords, unfollow } from '@heard/contracts/engagement'
import { TellFollowers } from '@heard/engagement'
import { programme } from '../story.fixture.ts'
import { type Told, tell } from './stories.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

/** The hash of what somebody reads who subscribes. */
export const noticeHash = (language: keyof typeof subscribeWords): string => createHash('sha256').update(subscribeWords[language]).digest('hex')

/** The text of a mail, whose long lines are broken for the way (RFC 2045, quoted-printable). */
export const textIn = (message: string): string => message.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
const tokenIn = (message: string, page: string): string => new RegExp(`${page}\\?token=([\\w.-]+)`).exec(textIn(message))?.[1] ?? ''

/** The newest mail to an address, once so many have come. */
export const mailTo = async (walk: Walk, address: string, many = 1): Promise<string> => {
  for (;;) {
    const found = walk.mails.taken.filter((message) => message.toLowerCase().includes(address.toLowerCase()))
    const newest = found.at(-1)
    if (newest !== undefined && found.length >= many) return newest
    await pause(5)
  }
}

const asks = async (walk: Walk, { receipt }: Told, name: string, kind = 'address'): Promise<string> => {
  const email = `${walk.mark(`${kind}: ${name}`)}@canary.example`
  await walk.ask(follow, { body: { receipt, email, language: 'en' } }, { key: newKey() })
  return email
}

/** Follows by e-mail, a programme too: confirmed and told of a step, stopped by the link, never confirmed, put off by the mail server, and refused by it for good. */
export const walkFollowing = async (walk: Walk): Promise<readonly Told[]> => {
  const people: Told[] = []
  for (let person = 0; person < 4; person += 1) people.push(await tell(walk, true, { words: { happened: walk.mark('words: of a follower') } }))
  const [told, stops, waits, refused] = people as [Told, Told, Told, Told]

  const [confirms, ends] = [await asks(walk, told, 'told'), await asks(walk, stops, 'stops', 'ended-address')]
  const [first, second] = [await mailTo(walk, confirms), await mailTo(walk, ends)]
  await walk.ask(confirmFollow, { body: { token: walk.secret('token that confirms', tokenIn(first, '/follow/confirm')) } })
  await walk.ask(confirmFollow, { body: { token: tokenIn(second, '/follow/confirm') } })
  await walk.ask(unfollow, { body: { token: tokenIn(second, '/follow/stop') } })
  const params = { programme, contribution: told.contribution }
  await walk.ask(deidentifyContribution, { params, body: { spans: [] } }, { as: 'analyst' })
  await walk.caughtUp()
  const before = walk.mails.taken.length
  await walk.platform.heard.commands.execute(new TellFollowers())
  while (walk.mails.taken.length === before) await pause(5)

  const subscriber = `${walk.mark('ended-address: subscribes')}@canary.example`
  const subscription = { email: subscriber, language: 'en', pace: 'weekly', noticeHash: noticeHash('en') } as const
  await walk.ask(subscribe, { params: { programme }, body: subscription }, { key: newKey() })
  await walk.ask(unfollow, { body: { token: tokenIn(await mailTo(walk, subscriber), '/follow/stop') } })

  for (const [person, answer] of [
    [waits, 451],
    [refused, 550],
  ] as const) {
    walk.mails.answer = answer
    const attempts = walk.mails.attempts
    await asks(walk, person, `answered ${answer}`)
    while (walk.mails.attempts === attempts) await pause(5)
  }
  await walk.ask(myContribution, { body: { receipt: waits.receipt } })
  return people
}
