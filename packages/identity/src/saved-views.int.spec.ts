import { describe, expect, it } from 'vitest'
import { inviteAccount, removeAccount } from './account-store.ts'
import { atEachPlace } from './places.fixture.ts'
import { createSavedViews } from './saved-views.ts'

atEachPlace((at) => {
  const opened = async () => {
    const database = at().tables
    const made = await inviteAccount(database, { email: 'a@heard.example', name: 'A', grants: [{ role: 'connector', programme: '*' }] })
    if (!made.created) throw new Error(made.why)
    return { database, account: made.account, views: createSavedViews(database) }
  }

  describe('saved filters', () => {
    it('are kept by name, replaced and removed', async () => {
      const { account, views } = await opened()
      await views.saveView(account, { name: 'Mine', search: 'whose=mine' })
      await views.saveView(account, { name: 'All', search: '' })
      await views.saveView(account, { name: 'Mine', search: 'whose=mine&kind=concern' })
      expect(await views.savedViews(account)).toStrictEqual([
        { name: 'All', search: '' },
        { name: 'Mine', search: 'whose=mine&kind=concern' },
      ])
      await views.dropView(account, 'All')
      await views.dropView(account, 'All')
      expect((await views.savedViews(account)).map(({ name }) => name)).toStrictEqual(['Mine'])
    })

    it('are twenty at most', async () => {
      const { account, views } = await opened()
      const outcomes = await Promise.all(Array.from({ length: 21 }, (_, index) => views.saveView(account, { name: `View ${index}`, search: '' })))
      expect(outcomes.filter((outcome) => outcome === 'saved').length).toBe(20)
      expect([outcomes[20], await views.saveView(account, { name: 'View 3', search: 'whose=all' })]).toStrictEqual(['too-many-views', 'saved'])
    })

    it('go with their account', async () => {
      const { database, account, views } = await opened()
      await views.saveView(account, { name: 'Mine', search: '' })
      await removeAccount(database, account, () => {})
      expect(await database.all('SELECT name FROM saved_view')).toStrictEqual([])
    })
  })
})
