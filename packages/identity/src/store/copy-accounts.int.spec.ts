import { expect, it } from 'vitest'
import { atEachPlace } from '../places.fixture.ts'
import { fillReleased } from '../postgres/released.fixture.ts'
import { copyAccounts } from './copy-accounts.ts'
import { openDatabase } from './place.ts'

const AT = Date.parse('2026-11-30T09:00:00Z')

atEachPlace((at) => {
  const open = () => at().open({ secret: 'x'.repeat(40), origin: 'https://heard.example', profile: 'production', now: () => AT })

  it('accounts are copied into a file and back, with all that is theirs', async () => {
    const { account, cookie } = await fillReleased(await open())
    await at().tables.run('INSERT INTO organisation_person (issuer, subject, account) VALUES (?, ?, ?)', 'https://idp.example', 'asha', account)
    const before = await at().bytes()
    const file = { file: at().elsewhere }
    await copyAccounts(at().place, file)
    await expect(copyAccounts(at().place, file)).rejects.toThrow('There are accounts where the copy was to go')

    const copy = await openDatabase(file)
    for (const table of ['passkey', 'sitting', 'recovery_code', 'link', 'saved_view', 'token_key', 'organisation_person', 'person']) {
      expect([table, (await copy.all(`SELECT * FROM ${table}`)).length]).toStrictEqual([
        table,
        (await at().tables.all(`SELECT * FROM ${table}`)).length,
      ])
    }
    await copy.close()

    for (const table of ['person', 'token_key']) await at().tables.run(`DELETE FROM ${table}`)
    await copyAccounts(file, at().place)
    if ('url' in at().place) expect((await at().bytes()).length).toBe(before.length)
    const again = await open()
    expect((await again.sessionOf(new Headers({ cookie })))?.principal.account).toBe(account)
    expect(await again.ownAccount(account)).toMatchObject({ password: true, app: true, recoveryCodes: 9 })
  })
})
