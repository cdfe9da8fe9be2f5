import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { FileKeys, SqliteVault, type Vault } from '@heard/vault'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { readConfiguration } from '../configuration.ts'
import { silentTelemetry } from '../telemetry/telemetry.ts'
import { TestMailServer } from '../testing.ts'
import { aloneWork } from '../work/work.ts'
import type { Mail } from './mail.ts'
import type { BegunMail } from './mail-store.ts'
import { Outbox, type Post, pauseAfter } from './outbox.ts'
import { SqliteMails } from './sqlite-mails.ts'

const mail: Mail = {
  to: 'canary-address@heard.example',
  subject: 'canary subject',
  text: 'canary text\n',
  language: 'ur',
  unsubscribe: 'https://heard.example/follow/stop?token=canary-token',
}
const canaries = ['canary-address', 'canary subject', 'canary text', 'canary-token']
const post = { recipient: 'follow-1', cause: 'moved/1', mail }

/** Says of itself what is in its hand, as a place does that several processes share. */
class HandledMails extends SqliteMails {
  private inHand: string | undefined

  override async take(taken: Pick<BegunMail, 'id' | 'recipient'>): Promise<boolean> {
    this.inHand = taken.recipient
    return super.take(taken)
  }

  override async putDown(): Promise<void> {
    this.inHand = undefined
  }

  override async isInHand(recipient?: string): Promise<boolean> {
    return this.inHand === recipient
  }
}

describe('the outbox', () => {
  let folder: string
  let server: TestMailServer
  let smtpUrl: string
  let vault: Vault
  let now: number
  const open = (environment: Record<string, string> = { HEARD_SMTP_URL: smtpUrl }, over: Vault = vault, work = aloneWork(folder)): Outbox =>
    new Outbox({
      work,
      configuration: readConfiguration({ HEARD_DATA_DIR: folder, ...environment }, '/'),
      vault: over,
      clock: { now: () => now },
      telemetry: silentTelemetry,
    })
  const idOf = ({ recipient, cause }: Pick<Post, 'recipient' | 'cause'>): string => vault.fingerprint('mail', JSON.stringify([recipient, cause]))
  const openVault = () =>
    SqliteVault.open({
      file: join(folder, 'vault.sqlite'),
      keys: new FileKeys({ folder: join(folder, 'keys') }),
      policy: async (rows) => rows.map(() => ({ allowed: true })),
      record: async () => undefined,
      now: () => new Date(now).toISOString(),
    })
  const onDisk = (): string[] =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .flatMap((entry) => canaries.filter((canary) => readFileSync(join(entry.parentPath, entry.name)).includes(canary)))

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'heard-outbox-'))
    now = Date.parse('2026-11-23T10:00:00Z')
    server = new TestMailServer()
    smtpUrl = await server.start()
    vault = await openVault()
  })
  afterEach(async () => {
    await server.close()
    await vault.close()
    rmSync(folder, { recursive: true, force: true })
  })

  it('sends a mail once, however often it is put in', async () => {
    const outbox = open()
    await Promise.all([outbox.put(post), outbox.put(post)])
    await outbox.put(post)
    await outbox.flush()
    expect(server.taken).toHaveLength(1)
    const [message = ''] = server.taken
    expect(message).toContain('To: canary-address@heard.example')
    expect(message).toContain('Subject: canary subject')
    expect(message).toContain('Auto-Submitted: auto-generated')
    expect(message).toContain('List-Unsubscribe: <https://heard.example/follow/stop?token=canary-token>')
    expect(message).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click')
    expect(message).toContain('canary text')
    expect(await outbox.counts()).toEqual({ waiting: 0, sent: 1, refused: 0, 'given-up': 0, 'not-sent': 0 })
    await outbox.onApplicationShutdown()
  })

  it('gives a mail up that is of no use any more', async () => {
    server.answer = 451
    const outbox = open()
    await outbox.put({ ...post, usefulFor: 90_000 })
    await outbox.flush()
    server.answer = undefined
    now += 90_000
    await outbox.flush()
    expect([server.taken.length, server.attempts, await outbox.counts()]).toEqual([
      0,
      1,
      { waiting: 0, sent: 0, refused: 0, 'given-up': 1, 'not-sent': 0 },
    ])
    await outbox.onApplicationShutdown()
  })

  it('tries again after a failure, later each time, across a restart, and with the same Message-ID', async () => {
    server.answer = 451
    const first = open()
    await first.put(post)
    await first.flush()
    await first.flush()
    expect([server.attempts, (await first.counts()).waiting]).toEqual([1, 1])
    await first.onApplicationShutdown()

    const second = open()
    now += pauseAfter(1)
    await second.flush()
    now += pauseAfter(2) - 1
    await second.flush()
    expect(server.attempts).toBe(2)
    server.answer = undefined
    now += 1
    await second.flush()
    expect([server.attempts, server.taken.length, (await second.counts()).sent]).toEqual([3, 1, 1])
    expect(/^Message-ID: <[\w-]{43}@127\.0\.0\.1>/im.test(server.taken[0] ?? '')).toBe(true)
    await second.onApplicationShutdown()
  })

  it('gives up at once when the server will never take it, and after seven days otherwise', async () => {
    const outbox = open()
    server.answer = 550
    await outbox.put(post)
    await outbox.flush()
    expect(await outbox.standing(post.recipient, post.cause)).toBe('refused')
    server.answer = 451
    await outbox.put({ ...post, cause: 'moved/2' })
    await outbox.flush()
    now += 8 * 86_400_000
    await outbox.flush()
    expect(await outbox.counts()).toEqual({ waiting: 0, sent: 0, refused: 1, 'given-up': 1, 'not-sent': 0 })
    expect(server.attempts).toBe(2)
    await outbox.onApplicationShutdown()
  })

  it('puts a mail that somebody wrote below the one it goes on from, with its own address for replies', async () => {
    const outbox = open()
    const { unsubscribe: _unsubscribe, ...plain } = mail
    const before = outbox.messageId(post.recipient, post.cause)
    await outbox.put({ ...post, cause: 'answer/2', mail: { ...plain, byHand: true, replyTo: 'ask+1@heard.example', thread: ['<a@b>', before] } })
    await outbox.flush()
    const headers = (server.taken[0] ?? '').split('\r\n\r\n')[0]?.replaceAll(/\r\n[ \t]+/g, ' ') ?? ''
    const lines = headers.split('\r\n').filter((line) => /^(Reply-To|In-Reply-To|References|Auto-Submitted):/.test(line))
    expect(lines.toSorted()).toStrictEqual([`In-Reply-To: ${before}`, `References: <a@b> ${before}`, 'Reply-To: ask+1@heard.example'])
    expect([await outbox.standing(post.recipient, 'answer/2'), await outbox.standing(post.recipient, 'answer/3')]).toStrictEqual(['sent', undefined])
    await outbox.onApplicationShutdown()
  })

  it('keeps nothing of a mail in clear, while it waits and after it was sent', async () => {
    server.answer = 451
    const outbox = open()
    await outbox.put(post)
    await outbox.flush()
    expect(onDisk()).toEqual([])
    server.answer = undefined
    now += pauseAfter(1)
    await outbox.flush()
    await outbox.onApplicationShutdown()
    expect([server.taken.length, onDisk()]).toEqual([1, []])
  })

  it('forgets a recipient, and sends nothing more to it', async () => {
    server.answer = 451
    const outbox = open()
    await outbox.put(post)
    await outbox.flush()
    expect(await outbox.forget(post.recipient)).toBe(1)
    expect(await outbox.forget(post.recipient)).toBe(0)
    server.answer = undefined
    now += 86_400_000
    await outbox.flush()
    expect([server.taken, await outbox.counts()]).toEqual([[], { waiting: 0, sent: 0, refused: 0, 'given-up': 0, 'not-sent': 0 }])
    await outbox.onApplicationShutdown()
  })

  it('waits for the mail that a server is just being given, and does not try it again', async () => {
    server.answer = 451
    const answering = server.hold()
    const outbox = open()
    await outbox.put(post)
    await answering.reached
    const order: string[] = []
    const forgotten = Promise.all([outbox.forget(post.recipient), outbox.forget(post.recipient)]).then((counts) => {
      order.push('forgotten')
      return counts
    })
    while (await vault.recall('mail', idOf(post), new Date(now).toISOString())) await pause(1)
    order.push('answered')
    answering.release()
    expect([await forgotten, order]).toEqual([
      [1, 0],
      ['answered', 'forgotten'],
    ])
    server.answer = undefined
    now += 86_400_000
    await outbox.flush()
    expect([server.attempts, server.taken, (await outbox.counts()).waiting]).toEqual([1, [], 0])
    await outbox.onApplicationShutdown()
  })

  it('takes in nothing for a recipient that was forgotten, also after a restart, and keeps nothing of it', async () => {
    const first = open()
    await Promise.all([first.put({ ...post, cause: 'moved/2' }), first.forget(post.recipient), first.put({ ...post, cause: 'moved/3' })])
    await first.onApplicationShutdown()
    const second = open()
    await second.put(post)
    await second.flush()
    const kept = ['moved/1', 'moved/2', 'moved/3'].map((cause) => vault.recall('mail', idOf({ ...post, cause }), new Date(now).toISOString()))
    expect([await second.counts(), await Promise.all(kept)]).toEqual([
      { waiting: 0, sent: 0, refused: 0, 'given-up': 0, 'not-sent': 0 },
      [undefined, undefined, undefined],
    ])
    await second.onApplicationShutdown()
  })

  it.each(['seals it', 'notes that it waits'])('finds a mail to forget, or to put in again, that a crash cut off before it %s', async (point) => {
    let keep = 0
    const crash = (): never => {
      throw new Error('crashed')
    }
    const dying: Pick<Vault, 'keep' | 'drop' | 'recall' | 'fingerprint'> = {
      keep: async (record) => {
        keep += 1
        if (point !== 'seals it') await vault.keep(record)
        return crash()
      },
      drop: (kind, key) => vault.drop(kind, key),
      recall: (kind, key, at) => vault.recall(kind, key, at),
      fingerprint: (domain, value) => vault.fingerprint(domain, value),
    }
    const first = open({ HEARD_SMTP_URL: smtpUrl }, { ...vault, ...dying })
    await expect(first.put(post)).rejects.toThrow('crashed')
    await first.flush()
    expect([keep, (await first.counts()).waiting, server.attempts]).toEqual([1, 0, 0])
    await first.onApplicationShutdown()
    const second = open()
    await second.put(post)
    await second.flush()
    expect(server.taken).toHaveLength(1)
    await second.onApplicationShutdown()
    const third = open({ HEARD_SMTP_URL: smtpUrl }, { ...vault, ...dying })
    await expect(third.put({ ...post, recipient: 'follow-2' })).rejects.toThrow('crashed')
    await third.onApplicationShutdown()
    const fourth = open()
    expect(await fourth.forget('follow-2')).toBe(1)
    expect(await vault.recall('mail', idOf({ ...post, recipient: 'follow-2' }), new Date(now).toISOString())).toBe(undefined)
    await fourth.onApplicationShutdown()
  })

  it('remembers who has no address for a cause, also after a restart, and counts no mail for it', async () => {
    const first = open()
    await first.noAddress(post)
    await first.onApplicationShutdown()
    const second = open()
    expect([await second.standing(post.recipient, post.cause), await second.standing(post.recipient, 'other')]).toEqual(['no-address', undefined])
    expect(await second.counts()).toEqual({ waiting: 0, sent: 0, refused: 0, 'given-up': 0, 'not-sent': 0 })
    expect(await second.forget(post.recipient)).toBe(1)
    await second.noAddress(post)
    expect(await second.standing(post.recipient, post.cause)).toBe(undefined)
    await second.onApplicationShutdown()
  })

  it('forgets somebody whose mail was broken off, once the next round begins', async () => {
    const recall = vi.spyOn(vault, 'recall').mockRejectedValue(new Error('no vault'))
    const mails = new HandledMails(join(folder, 'policies', 'outbox.sqlite'))
    const outbox = open(undefined, vault, { ...aloneWork(folder), mails })
    await outbox.put(post)
    await outbox.flush()
    expect([await mails.isInHand(post.recipient), server.taken]).toEqual([true, []])
    recall.mockRestore()
    const forgotten = outbox.forget(post.recipient)
    await expect.poll(() => mails.knowsAny([post.recipient])).toBe(false)
    await outbox.flush()
    expect(await forgotten).toBe(1)
    await outbox.onApplicationShutdown()
  })

  it('sends and keeps nothing without a server, and counts what it did not send', async () => {
    const outbox = open({})
    await outbox.put(post)
    await outbox.flush()
    expect([outbox.canSend, await outbox.counts()]).toEqual([false, { waiting: 0, sent: 0, refused: 0, 'given-up': 0, 'not-sent': 1 }])
    expect(await vault.recall('mail', idOf(post), new Date(now).toISOString())).toBe(undefined)
    await outbox.onApplicationShutdown()
  })
})

it('waits a minute, doubled each time, six hours at most', () => {
  expect([1, 2, 3, 9, 10, 60].map((attempts) => pauseAfter(attempts) / 60_000)).toEqual([1, 2, 4, 256, 360, 360])
})
