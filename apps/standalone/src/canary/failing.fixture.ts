import { shareStory } from '@heard/contracts/engagement'
import { requestMiniEvent } from '@heard/contracts/events'
import { vi } from 'vitest'
import { plainStory, programme } from '../story.fixture.ts'
import { Browser } from './pages.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

const stories = `/api/v1/engagement/programmes/${programme}/stories`
const json = 'application/json'

/** Bodies that are no good, of every kind, each with the status that it meets. */
const broken = (mark: (name: string, kind?: string) => string): readonly (readonly [number, string, string, string])[] => [
  [400, stories, json, `{"words": {"happened": "${mark('broken json')}"`],
  [400, stories, json, JSON.stringify({ about: mark('enumeration'), words: mark('shape'), [mark('unknown field', 'name-of-field')]: 1 })],
  [413, stories, json, JSON.stringify({ words: { happened: mark('too long') + 'x'.repeat(2_000_000) } })],
  [415, stories, 'application/xml', `<story>${mark('xml')}</story>`],
  [400, '/api/v1/engagement/my-contribution', json, JSON.stringify({ receipt: mark('receipt') })],
  [401, '/api/v1/identity/sign-in', json, JSON.stringify({ email: 'nobody@heard.example', password: mark('password') })],
  [404, '/api/v1/nothing', json, JSON.stringify({ text: mark('nowhere') })],
  [404, `/api/v1/nothing/${mark('address')}?q=${mark('query')}`, json, '{}'],
  [401, `/api/v1/engagement/programmes/${programme}/cases/breaches`, json, JSON.stringify({ what: mark('not signed in') })],
  [405, `/programmes/${programme}/share/old-enough/${mark('page', 'address-of-page')}`, 'application/x-www-form-urlencoded', `x=${mark('form')}`],
]

/** Requests that fail; answers what was not as it should be. */
export const walkBrokenRequests = async (walk: Walk): Promise<readonly string[]> => {
  const wrong: string[] = []
  for (const [status, path, type, body] of broken((name, kind = 'failing') => walk.mark(`${kind}: ${name}`))) {
    const answer = await walk.platform.heard.fetch(path, { method: 'POST', headers: { 'content-type': type }, body })
    walk.saw('refusal', 'nobody', await answer.text())
    if (answer.status !== status) wrong.push(`${path.replaceAll(/[a-p]+qx\w+/g, '…')} ${answer.status} instead of ${status}`)
  }
  return wrong
}

/** What an error of a store says when it repeats what it was given: the message, a cause, and properties. */
const tellTale = (...given: readonly unknown[]): Error =>
  Object.assign(new Error(`cannot write ${JSON.stringify(given)}`, { cause: new Error(JSON.stringify(given)) }), {
    given,
    detail: JSON.stringify(given),
  })

/** The store breaks in the middle of requests over the API and of forms on pages, with errors that repeat what was sent. */
export const walkInternalErrors = async (walk: Walk): Promise<readonly string[]> => {
  const { vault, store } = walk.platform.heard.platform
  const params = { programme }
  const story = await plainStory(walk.platform.call, { words: { happened: walk.mark('failing: in the vault') } })
  const details = () => ({ name: walk.mark('failing: name'), contact: walk.mark('failing: contact'), group: 'a', whenAndWhere: 'b' })
  const seal = vi.spyOn(vault, 'seal').mockImplementation((requests) => Promise.reject(tellTale(requests)))
  const codes = [await walk.refused(shareStory, { params, body: story }, { key: newKey() })]
  const group = { group: walk.mark('failing: group'), whenAndWhere: 'Mondays', name: 'a', contact: 'b', contactAgreed: 'yes' }
  await new Browser(walk, 'a group on pages').submit(`/programmes/${programme}/gatherings/ask`, group, 500)
  seal.mockRestore()
  const append = vi.spyOn(store, 'append').mockImplementation((request) => Promise.reject(tellTale(request, details())))
  codes.push(await walk.refused(requestMiniEvent, { params, body: { details: details(), contactAgreed: true } }))
  append.mockRestore()
  const recall = vi.spyOn(vault, 'recall').mockImplementation(() => Promise.reject(tellTale(walk.mark('failing: draft'))))
  const answer = await walk.platform.heard.fetch(`/programmes/${programme}/share/happened`, {
    method: 'GET',
    headers: { cookie: `__Host-draft=${'a'.repeat(43)}` },
  })
  walk.saw('refusal', 'nobody', await answer.text())
  recall.mockRestore()
  return [...codes, String(answer.status)]
}
