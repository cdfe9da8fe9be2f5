import type { Holding } from '@heard/event-store'
import { expect, it } from 'vitest'
import { type BegunMail, type MailStore, noMails } from './mail-store.ts'

export type OpenMails = () => Promise<{ readonly mails: MailStore; readonly holding: Holding }>

const mail: BegunMail = { id: 'mail-1', recipient: 'follow-1', cause: 'moved/1', at: 1000 }

/** What every place that mails wait in promises. */
export const mailStoreContract = (open: OpenMails): void => {
  const withOne = async () => {
    const opened = await open()
    await opened.mails.begin(mail)
    await opened.mails.settle(mail.id, 'waiting')
    return opened
  }

  it('takes a mail in once, and lets one that was begun and not settled be begun again', async () => {
    const { mails } = await open()
    expect([await mails.begin(mail), await mails.begin(mail), await mails.stateOf(mail.id)]).toStrictEqual([true, true, undefined])
    expect([await mails.settle(mail.id, 'waiting'), await mails.begin(mail), await mails.stateOf(mail.id)]).toStrictEqual([true, false, 'waiting'])
    expect(await mails.counts()).toStrictEqual({ ...noMails, waiting: 1 })
  })

  it('gives what is due, the oldest first, and no more than it was asked for', async () => {
    const { mails } = await open()
    for (const at of [3000, 1000, 2000]) {
      await mails.begin({ ...mail, id: `mail-${at}`, at })
      await mails.settle(`mail-${at}`, 'waiting')
    }
    const idsOf = async (now: number, most: number) => (await mails.due(now, most)).map(({ id }) => id)
    expect([await idsOf(999, 9), await idsOf(2000, 9), await idsOf(9000, 2)]).toStrictEqual([
      [],
      ['mail-1000', 'mail-2000'],
      ['mail-1000', 'mail-2000'],
    ])
  })

  it('notes how a mail went, and how often it was tried', async () => {
    const { mails, holding } = await withOne()
    const [due] = await mails.due(1000, 1)
    if (!due) throw new TypeError('nothing is due')
    expect([due, await mails.take(due, holding)]).toStrictEqual([{ id: mail.id, recipient: mail.recipient, attempts: 0 }, true])
    await mails.again(due, 5000, holding)
    expect(await mails.due(4999, 1)).toStrictEqual([])
    const [later] = await mails.due(5000, 1)
    expect(later?.attempts).toBe(1)
    if (later) await mails.finish(later, 'sent', holding)
    expect([await mails.due(9999, 1), await mails.stateOf(mail.id), await mails.counts()]).toStrictEqual([[], 'sent', { ...noMails, sent: 1 }])
    expect([await mails.take(due, holding), await mails.isInHand(mail.recipient)]).toStrictEqual([false, false])
  })

  it('does not wait again when another process that put it in too settles it late', async () => {
    const { mails, holding } = await open()
    expect([await mails.begin(mail), await mails.begin(mail), await mails.settle(mail.id, 'waiting')]).toStrictEqual([true, true, true])
    const [due] = await mails.due(1000, 1)
    if (due && (await mails.take(due, holding))) await mails.finish(due, 'sent', holding)
    expect([await mails.settle(mail.id, 'waiting'), await mails.stateOf(mail.id), await mails.due(9999, 1)]).toStrictEqual([true, 'sent', []])
  })

  it('counts no mail where there was nowhere to send one', async () => {
    const { mails } = await open()
    await mails.begin(mail)
    await mails.settle(mail.id, 'no-address')
    expect([await mails.stateOf(mail.id), await mails.counts()]).toStrictEqual(['no-address', noMails])
  })

  it('knows the newest mail of a kind to a recipient', async () => {
    const { mails } = await open()
    for (const [cause, at] of [['moved/1', 1000] as const, ['moved/%', 2000] as const, ['confirm', 3000] as const])
      await mails.begin({ ...mail, id: cause, cause, at })
    const newest = [mails.newest(mail.recipient, 'moved/'), mails.newest(mail.recipient, ''), mails.newest(mail.recipient, 'other')]
    expect(await Promise.all(newest)).toStrictEqual([2000, 3000, undefined])
    expect(await mails.newest('follow-2', 'moved/')).toBe(undefined)
  })

  it('forgets a recipient, begins nothing more for it, and settles nothing that was begun before', async () => {
    const { mails } = await withOne()
    await mails.begin({ ...mail, id: 'mail-2', recipient: 'follow-2' })
    expect([await mails.knowsAny(['follow-1', 'follow-3']), await mails.knowsAny(['follow-3']), await mails.knowsAny([])]).toStrictEqual([
      true,
      false,
      false,
    ])
    for (const recipient of ['follow-1', 'follow-2']) {
      await mails.refuse(recipient)
      await mails.refuse(recipient)
    }
    expect([await mails.idsOf('follow-1'), await mails.begin({ ...mail, id: 'mail-3' })]).toStrictEqual([['mail-1'], false])
    await mails.remove('follow-1')
    expect([await mails.settle('mail-2', 'waiting'), await mails.settle('mail-1', 'waiting')]).toStrictEqual([false, false])
    expect([await mails.knowsAny(['follow-1', 'follow-2']), await mails.counts()]).toStrictEqual([false, noMails])
  })
}
