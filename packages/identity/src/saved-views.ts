import { mostSavedViews, SavedView } from '@heard/contracts/identity'
import type { AccountsDatabase, Sql } from './store/sql.ts'

/** What somebody keeps to look at their work by; it goes with their account. */
export type SavedViews = {
  savedViews(account: string): Promise<readonly SavedView[]>
  saveView(account: string, view: SavedView): Promise<'saved' | 'too-many-views'>
  dropView(account: string, name: string): Promise<void>
}

const viewsOf = async (tables: Sql, account: string): Promise<SavedView[]> =>
  (await tables.all('SELECT name, search FROM saved_view WHERE account = ? ORDER BY name', account)).map((row) => SavedView.parse({ ...row }))

const save = 'INSERT INTO saved_view (account, name, search) VALUES (?, ?, ?) ON CONFLICT (account, name) DO UPDATE SET search = excluded.search'

/** Saved filters, beside the accounts. */
export const createSavedViews = (database: AccountsDatabase): SavedViews => ({
  savedViews: (account) => viewsOf(database, account),
  saveView: (account, { name, search }) =>
    database.transaction(async (tables) => {
      const kept = await viewsOf(tables, account)
      if (kept.length >= mostSavedViews && !kept.some((view) => view.name === name)) return 'too-many-views'
      await tables.run(save, account, name, search)
      return 'saved'
    }),
  dropView: async (account, name) => {
    await database.run('DELETE FROM saved_view WHERE account = ? AND name = ?', account, name)
  },
})
