import { DatabaseSync } from 'node:sqlite'
import { describe, expect, it } from 'vitest'
import { inviteAccount, removeAccount } from './account-store.ts'
import { prepareDatabase } from './database.ts'
import { createSavedViews } from './saved-views.ts'

const opened = () => {
  const database = new DatabaseSync(':memory:')
  prepareDatabase(database)
  const made = inviteAccount(database, { email: 'a@heard.example', name: 'A', grants: [{ role: 'connector', programme: '*' }] })
  if (!made.created) throw new Error(made.why)
  return { database, account: made.account, views: createSavedViews(database) }
}

describe('saved filters', () => {
  it('are kept by name, replaced and removed', () => {
    const { account, views } = opened()
    views.saveView(account, { name: 'Mine', search: 'whose=mine' })
    views.saveView(account, { name: 'All', search: '' })
    views.saveView(account, { name: 'Mine', search: 'whose=mine&kind=concern' })
    expect(views.savedViews(account)).toStrictEqual([
      { name: 'All', search: '' },
      { name: 'Mine', search: 'whose=mine&kind=concern' },
    ])
    views.dropView(account, 'All')
    views.dropView(account, 'All')
    expect(views.savedViews(account).map(({ name }) => name)).toStrictEqual(['Mine'])
  })

  it('are twenty at most', () => {
    const { account, views } = opened()
    const outcomes = Array.from({ length: 21 }, (_, index) => views.saveView(account, { name: `View ${index}`, search: '' }))
    expect(outcomes.filter((outcome) => outcome === 'saved').length).toBe(20)
    expect([outcomes[20], views.saveView(account, { name: 'View 3', search: 'whose=all' })]).toStrictEqual(['too-many-views', 'saved'])
  })

  it('go with their account', () => {
    const { database, account, views } = opened()
    views.saveView(account, { name: 'Mine', search: '' })
    removeAccount(database, account, () => {})
    expect(database.prepare('SELECT count(*) AS n FROM saved_view').get()?.n).toBe(0)
  })
})
