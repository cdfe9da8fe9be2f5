import { z } from 'zod'
import { defineRoute } from '../define-route.ts'
import { typedText } from '../values.ts'

const path = '/api/v1/identity/me/saved-views'

/** A way to look at the own work, under a name that its person gave. `search`: the filter as it stands in the address of the page. */
export const SavedView = z
  .strictObject({
    name: typedText(60),
    search: z
      .string()
      .regex(/^[a-z0-9=&*-]*$/, { error: 'Use a filter as the page of the own work has it' })
      .max(200),
  })
  .meta({ id: 'SavedView' })
export type SavedView = z.infer<typeof SavedView>

/** How many somebody may keep. */
export const mostSavedViews = 20

export const listSavedViews = defineRoute({
  id: 'listSavedViews',
  method: 'GET',
  path,
  action: 'own-account.arrange',
  summary: 'The own saved filters, by name',
  answer: z.strictObject({ views: z.array(SavedView) }),
})

export const saveView = defineRoute({
  id: 'saveView',
  method: 'POST',
  path,
  action: 'own-account.arrange',
  summary: 'Keep a filter under a name; one of the same name is replaced',
  body: SavedView,
  status: 204,
  answer: z.undefined(),
  problems: { 'too-many-views': { status: 409, title: 'You keep as many filters as there is room for; remove one first' } },
})

export const dropView = defineRoute({
  id: 'dropView',
  method: 'POST',
  path: `${path}/dropped`,
  action: 'own-account.arrange',
  summary: 'Remove a saved filter; one that is not there is removed already',
  body: SavedView.pick({ name: true }),
  status: 204,
  answer: z.undefined(),
})
