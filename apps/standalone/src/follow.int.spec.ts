import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { healthDetail } from '@heard/contracts'
import {
  changeConsent,
  confirmFollow,
  deidentifyContribution,
  downloadMine,
  eraseMyContribution,
  follow,
  myContribution,
  openingsOfMine,
  shareStory,
  unfollow,
} from '@heard/contracts/engagement'
import { TellFollowers } from '@heard/engagement'
import { TestMailServer } from '@heard/service-kit/testing'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const DAY_MS = 86_400_000
const email = 'canary-follower@heard.example'

/** The text of a mail, whose long lines are broken for the way (RFC 2045, quoted-printable). */
const textIn = (message: string): string => message.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=')
const tokenIn = (message: string, page: string): string => new RegExp(`${page}\\?token=([\\w.-]+)`).exec(textIn(message))?.[1] ?? ''

describe('following a contribution by e-mail', () => {
  let folder: string
  let server: TestMailServer
  let platform: TestHeard
  let now: number
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heard-follow-'))
    now = Date.parse('2026-11-23T10:00:00Z')
    server = new TestMailServer()
    platform = await startTestHeard({ folder, clock: { now: () => (now += 1) }, environment: { HEARD_SMTP_URL: await server.start() } })
  })
  afterEach(async () => {
    await platform.heard.close()
    await server.close()
    rmSync(folder, { recursive: true, force: true })
  })

  const told = async () => {
    const story = await plainStory(platform.call, { words: { happened: 'canary words of the story' } })
    const consents = story.consents.map((choice) => ({ ...choice, given: ['analysis', 'contact'].includes(choice.purpose) }))
    const shared = await platform.call(shareStory, { params: { programme }, body: { ...story, consents } })
    if (!shared.ok) throw new Error(shared.problem.title)
    return { ...shared.body, consents }
  }
  const caughtUp = async (): Promise<Headers> => {
    const { store, positions } = platform.heard.platform
    return new Headers({ 'heard-after': positions.seal(await store.head()) })
  }
  const standing = async (receipt: string) => {
    const answer = await platform.call(myContribution, { body: { receipt } }, { headers: await caughtUp() })
    return answer.ok ? answer.body.follow : answer.problem.type
  }
  const mails = async (count: number): Promise<readonly string[]> => {
    while (server.taken.length < count) await pause(5)
    return server.taken
  }
  const move = async (contribution: string) => {
    const headers = await platform.as('analyst')
    await platform.call(deidentifyContribution, { params: { programme, contribution }, body: { spans: [] } }, { headers })
    await platform.call(myContribution, { body: { receipt: '0'.repeat(26) } }, { headers: await caughtUp() })
  }
  const tell = async () => {
    await platform.call(myContribution, { body: { receipt: '0'.repeat(26) } }, { headers: await caughtUp() })
    await platform.heard.commands.execute(new TellFollowers())
  }
  const following = async () => {
    const mine = await told()
    const asked = await platform.call(follow, { body: { receipt: mine.receipt, email, language: 'en' } })
    if (!asked.ok) throw new Error(asked.problem.title)
    const [first = ''] = await mails(1)
    return { ...mine, confirm: tokenIn(first, '/follow/confirm'), stop: tokenIn(first, '/follow/stop') }
  }
  const inClear = (): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .filter((entry) => readFileSync(join(entry.parentPath, entry.name)).includes('canary-follower'))
      .map(({ name }) => name)

  it('writes only after the address was confirmed, once for what moved, and nothing of the story', async () => {
    const { receipt, contribution, confirm } = await following()
    expect(await standing(receipt)).toBe('asked')
    await move(contribution)
    await tell()
    const confirmed = await platform.call(confirmFollow, { body: { token: confirm } })
    expect([confirmed.ok && confirmed.body.follow, await standing(receipt)]).toEqual(['confirmed', 'confirmed'])
    const again = await platform.call(confirmFollow, { body: { token: confirm } })
    expect(again.ok ? undefined : again.problem.type).toBe('/problems/unknown-link')
    await tell()
    await move(contribution)
    await tell()
    await tell()
    const sent = (await mails(2)).map(textIn)
    expect(sent).toHaveLength(2)
    expect(sent[1]).toContain('Subject: Heard: something has moved')
    expect(sent[1]).toContain('/my-contribution')
    for (const message of sent) {
      for (const secret of ['canary words', receipt, contribution, programme, 'ancer']) expect(message).not.toContain(secret)
    }
    await move(contribution)
    await tell()
    now += DAY_MS
    await tell()
    await mails(3)
    const openings = await platform.call(openingsOfMine, { body: { receipt } }, { headers: await caughtUp() })
    const contact = openings.ok ? openings.body.openings.filter(({ purpose }) => purpose === 'contact') : []
    expect(contact.map(({ reason, by }) => [reason, by])).toEqual([
      ['mail', ['platform']],
      ['mail', ['platform']],
    ])
    const download = await platform.call(downloadMine, { body: { receipt } })
    expect(download.ok && download.body.follow).toEqual({ state: 'confirmed', email })
    expect([inClear(), server.taken.length]).toEqual([[], 3])
    const detail = await platform.call(healthDetail, {}, { headers: await platform.as('administrator') })
    expect(detail.ok && detail.body.mail).toEqual({ says: 'sending', waiting: 0, sent: 3, givenUp: 0, notSent: 0 })
  })

  it('stops by the link of a mail, and by no other', async () => {
    const { receipt, contribution, confirm, stop } = await following()
    await platform.call(confirmFollow, { body: { token: confirm } })
    const forged = await platform.call(unfollow, { body: { token: `${stop.slice(0, -1)}${stop.endsWith('A') ? 'B' : 'A'}` } })
    expect(forged.ok ? undefined : forged.problem.type).toBe('/problems/unknown-link')
    const stopped = await platform.call(unfollow, { body: { token: stop } })
    expect([stopped.ok && stopped.body.follow, await standing(receipt)]).toEqual(['none', 'none'])
    await move(contribution)
    await tell()
    expect(server.taken).toHaveLength(1)
  })

  it.each(['the consent to contact is taken back', 'the contribution is erased', 'nobody confirms within seven days'])(
    'ends when %s',
    async (what) => {
      const { receipt, contribution, consents, confirm } = await following()
      if (what.startsWith('nobody')) {
        now += 8 * DAY_MS
        await tell()
      } else await platform.call(confirmFollow, { body: { token: confirm } })
      const contact = consents.find(({ purpose }) => purpose === 'contact')
      if (what.startsWith('the consent') && contact) await platform.call(changeConsent, { body: { receipt, choice: { ...contact, given: false } } })
      if (what.startsWith('the contribution')) await platform.call(eraseMyContribution, { body: { receipt } })
      while ((await standing(receipt)) !== 'none') await pause(5)
      await move(contribution)
      await tell()
      expect(server.taken).toHaveLength(1)
    },
  )

  it('needs the consent to contact', async () => {
    const story = await plainStory(platform.call)
    const shared = await platform.call(shareStory, { params: { programme }, body: story })
    const asked = shared.ok ? await platform.call(follow, { body: { receipt: shared.body.receipt, email, language: 'en' } }) : shared
    expect(asked.ok ? undefined : asked.problem.type).toBe('/problems/contact-not-agreed')
  })
})

it('says that there is no mail server, and keeps no address then', async () => {
  const platform = await startTestHeard()
  const asked = await platform.call(follow, { body: { receipt: '0'.repeat(26), email, language: 'en' } })
  const detail = await platform.call(healthDetail, {}, { headers: await platform.as('administrator') })
  expect([asked.ok ? undefined : asked.problem.type, detail.ok && detail.body.mail.says]).toEqual([
    '/problems/no-mail-server',
    'not sent: no mail server configured',
  ])
  await platform.close()
})
