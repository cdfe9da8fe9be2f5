import { setRecruiting } from '@heard/contracts/champions'
import { applying } from '../champion.fixture.ts'
import { programme } from '../story.fixture.ts'
import { Browser } from './pages.fixture.ts'
import type { Walk } from './walk.fixture.ts'

const share = `/programmes/${programme}/share`
const consents = ['analysis', 'anonymous-quotation', 'named-quotation', 'contact', 'share-partner']

const fillIn = async (walk: Walk, browser: Browser, kind: 'words' | 'draft'): Promise<void> => {
  await browser.submit(share, {})
  walk.secret(`key of the draft of ${browser.who}`, browser.cookie('__Host-draft'))
  const words = (name: string, id: string) => ({ [id]: walk.mark(`${kind}: ${name} on pages`) })
  const answers: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['old-enough', { 'old-enough': 'yes' }],
    ['about', { about: 'myself' }],
    ['stages', { stages: 'diagnosis' }],
    ['community', { community: 'eastern-european' }],
    ['ward', { ward: 'high-town' }],
    ['happened', { ...words('happened', 'happened'), 'written-in': 'en' }],
    ['worked', words('worked', 'worked')],
    ['got-in-the-way', words('gotInTheWay', 'got-in-the-way')],
    ['would-have-helped', words('wouldHaveHelped', 'would-have-helped')],
    ...consents.map((purpose) => [`consent-${purpose}`, { agree: 'yes' }] as const),
  ]
  for (const [question, fields] of answers) await browser.submit(`${share}/${question}`, fields)
  await browser.open(`${share}/check`)
}

/** Shares a story page by page; answers the code of the receipt. */
const shareByPages = async (walk: Walk, browser: Browser): Promise<string> => {
  await fillIn(walk, browser, 'words')
  await browser.submit(`${share}/check`, {})
  const receipt = /\/r\/([0-9A-Z]{26})/.exec(await browser.open(`${share}/done`))?.[1]
  if (receipt === undefined) throw new Error('the last page shows no receipt')
  return walk.secret(`receipt of ${browser.who}`, receipt)
}

/** Somebody who shares, looks, corrects, changes a consent, asks to be told by e-mail, complains and asks for a right: all on pages. */
export const walkPagesOfAResident = async (walk: Walk): Promise<{ receipt: string; browser: Browser }> => {
  const browser = new Browser(walk, 'a resident on pages')
  const receipt = await shareByPages(walk, browser)
  await browser.submit('/my-contribution', { code: receipt })
  const correction = ['happened', 'worked', 'gotInTheWay', 'wouldHaveHelped'].map((name) => [name, walk.mark(`words: ${name} put right on pages`)])
  await browser.submit('/my-contribution/correct', Object.fromEntries(correction))
  for (const agree of ['no', 'yes']) await browser.submit('/my-contribution/consent/contact', { agree })
  await browser.submit('/my-contribution/follow', { email: `${walk.mark('address: on pages')}@canary.example` })
  await browser.submit('/my-contribution/follow', { email: walk.mark('failing: no address') }, 400)
  for (const page of ['', '/correct', '/seen', '/everything', '/everything.json', '/consent-record', '/consent-record.jsonld', '/follow']) {
    await browser.open(`/my-contribution${page}`)
  }
  const about = `/programmes/${programme}`
  await browser.submit(`${about}/complain`, { words: walk.mark('case: complaint'), contact: walk.mark('case: contact'), receipt: '' })
  await browser.submit(
    `${about}/complain`,
    { words: walk.mark('failing: complaint not sent'), contact: '', receipt: walk.mark('failing: no receipt') },
    400,
  )
  await browser.submit(`${about}/data-rights`, { right: 'access', words: walk.mark('case: right'), contact: '', receipt })
  return { receipt, browser }
}

/** Somebody who stops in the middle, and somebody who leaves without a word. */
export const walkPagesHalfWay = async (walk: Walk): Promise<void> => {
  const stops = new Browser(walk, 'a resident who stops')
  await fillIn(walk, stops, 'draft')
  await stops.submit(`${share}/stop`, {})
  await fillIn(walk, new Browser(walk, 'a resident who leaves'), 'draft')
}

/** Somebody of 16 or 17 who applies to become a champion, question by question, and looks at it with the receipt. */
const applyByPages = async (walk: Walk): Promise<void> => {
  await walk.ask(setRecruiting, { params: { programme }, body: { references: true, twoDecide: false } }, { as: 'coordinator' })
  const browser = new Browser(walk, 'a volunteer on pages')
  const champion = `/programmes/${programme}/champion`
  const word = (name: string) => ({ [name]: walk.mark(`application: ${name} on pages`) })
  await browser.submit(champion, {})
  walk.secret(`key of the draft of ${browser.who}`, browser.cookie('__Host-champion'))
  const answers: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['age', { age: '16-17' }],
    ['adult', word('adult')],
    ['community', { community: 'south-asian' }],
    ['about', word('about')],
    ['involvement', { involvement: 'listening' }],
    ['languages', word('languages')],
    ['availability', { availability: 'weekend', ...word('times') }],
    ['references', word('references')],
  ]
  for (const [question, fields] of answers) await browser.submit(`${champion}/${question}`, fields)
  const name = word('name')
  await browser.submit(`${champion}/reach`, name, 400)
  await browser.submit(`${champion}/reach`, { ...name, ...word('contact') })
  await browser.submit(`${champion}/check`, { notice: applying().noticeHash }, 400)
  await browser.submit(`${champion}/check`, { notice: applying().noticeHash, agreed: 'yes' })
  const receipt = /\/r\/([0-9A-Z]{26})/.exec(await browser.open(`${champion}/done`))?.[1]
  if (receipt === undefined) throw new Error('the last page shows no receipt')
  await browser.submit('/my-contribution', { code: walk.secret(`receipt of ${browser.who}`, receipt) })
  for (const page of ['', '/seen', '/application.json', '/take-back']) await browser.open(`/my-contribution${page}`)
}

/** A volunteer and a group, on pages. */
export const walkPagesOfVolunteers = async (walk: Walk): Promise<void> => {
  await applyByPages(walk)
  const browser = new Browser(walk, 'a group that invites on pages')
  const typed = ['group', 'whenAndWhere', 'wishes', 'name', 'contact'].map((name) => [name, walk.mark(`mini-event: ${name} on pages`)] as const)
  const request = Object.fromEntries(typed)
  await browser.submit(`/programmes/${programme}/gatherings/ask`, request, 400)
  await browser.submit(`/programmes/${programme}/gatherings/ask`, { ...request, contactAgreed: 'yes' })
}
