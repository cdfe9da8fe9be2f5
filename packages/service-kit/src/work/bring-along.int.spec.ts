import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { makeDatabase, withoutPostgres } from '@heard/sql/testing'
import { expect, it } from 'vitest'
import { noMails } from '../outbox/mail-store.ts'
import { keptLog } from '../testing.ts'
import { aloneWork, openWork } from './work.ts'

const holding = { lease: 'policies/engagement', token: 1n, signal: new AbortController().signal }
const mail = { id: 'mail-1', recipient: 'follow-1', cause: 'moved/1', at: 1000 }

it('goes on in a database where it was in files, once', async ({ skip }) => {
  if (withoutPostgres) skip(withoutPostgres)
  const [folder, database] = [mkdtempSync(join(tmpdir(), 'heard-bring-along-')), await makeDatabase()]
  const setting = { dataDirectory: folder, database: { url: database.url } }
  try {
    const before = aloneWork(folder)
    const progress = before.progress('engagement', holding)
    await progress.move('end-follow', 2n ** 40n)
    await progress.close()
    await before.mails.begin(mail)
    await before.mails.settle(mail.id, 'waiting')
    await before.mails.refuse('follow-2')
    await before.close()
    for (let start = 0; start < 2; start += 1) {
      const work = await openWork(setting, { log: keptLog().log })
      expect(await work.progress('engagement', holding).load('end-follow')).toStrictEqual({ cursor: 2n ** 40n, deadLetter: undefined })
      expect(await work.mails.due(1000, 9)).toStrictEqual([{ id: mail.id, recipient: mail.recipient, attempts: 0 }])
      expect([await work.mails.begin({ ...mail, id: 'mail-2', recipient: 'follow-2' }), await work.mails.counts()]).toStrictEqual([
        false,
        { ...noMails, waiting: 1 },
      ])
      await work.close()
    }
    expect(['outbox', 'engagement'].map((name) => existsSync(join(folder, 'policies', `${name}.sqlite`)))).toStrictEqual([false, false])
  } finally {
    await database.drop()
    rmSync(folder, { recursive: true })
  }
})
