import type { DatabaseSync } from 'node:sqlite'
import { mostSavedViews, SavedView } from '@heard/contracts/identity'

/** What somebody keeps to look at their work by; it goes with their account. */
export type SavedViews = {
  savedViews(account: string): readonly SavedView[]
  saveView(account: string, view: SavedView): 'saved' | 'too-many-views'
  dropView(account: string, name: string): void
}

/** Saved filters in the file of the accounts. */
export const createSavedViews = (database: DatabaseSync): SavedViews => {
  const all = database.prepare('SELECT name, search FROM saved_view WHERE account = ? ORDER BY name')
  const save = database.prepare(
    'INSERT INTO saved_view (account, name, search) VALUES (?1, ?2, ?3) ON CONFLICT (account, name) DO UPDATE SET search = ?3',
  )
  const drop = database.prepare('DELETE FROM saved_view WHERE account = ? AND name = ?')
  const savedViews = (account: string): SavedView[] => all.all(account).map((row) => SavedView.parse({ ...row }))
  return {
    savedViews,
    saveView(account, { name, search }) {
      const kept = savedViews(account)
      if (kept.length >= mostSavedViews && !kept.some((view) => view.name === name)) return 'too-many-views'
      save.run(account, name, search)
      return 'saved'
    },
    dropView(account, name) {
      drop.run(account, name)
    },
  }
}
