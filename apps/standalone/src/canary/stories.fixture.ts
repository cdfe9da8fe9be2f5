import { randomBytes } from 'node:crypto'
import {
  changeConsent,
  consentRecords,
  correctWords,
  downloadMine,
  dropDraft,
  keepDraft,
  MomentField,
  myContribution,
  openingsOfMine,
  recallDraft,
  type ShareStory,
  shareStory,
} from '@heard/contracts/engagement'
import { plainStory, programme } from '../story.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

export type Told = { readonly contribution: string; readonly receipt: string; readonly story: ShareStory }

const params = { programme }

/** Shares a story over the API. What somebody takes out later, and what is quoted, is marked apart. */
export const tell = async (walk: Walk, agrees: boolean, changes: Partial<ShareStory> = {}, key = newKey()): Promise<Told> => {
  const plain = await plainStory(walk.platform.call, changes)
  const story = { ...plain, consents: plain.consents.map((choice) => ({ ...choice, given: agrees || choice.given })) }
  const told = await walk.ask(shareStory, { params, body: story }, { key })
  walk.secret(`receipt ${walk.secrets.size}`, told.receipt)
  return { ...told, story }
}

/** Every optional box on, and every word that can be said. */
export const fullStory = (walk: Walk): Partial<ShareStory> => ({
  about: 'relative',
  stages: ['diagnosis', 'treatment'],
  barriers: ['waiting'],
  community: 'south-asian',
  words: {
    ...Object.fromEntries(MomentField.options.map((field) => [field, walk.mark(`words: ${field}`)])),
    happened: `Dr ${walk.mark('redacted: happened')} never rang. I felt ${walk.mark('quoted: happened')} by everybody. ${walk.mark('words: happened')}`,
    worked: walk.mark('words: worked'),
    gotInTheWay: walk.mark('words: gotInTheWay'),
    wouldHaveHelped: walk.mark('words: wouldHaveHelped'),
  },
})

/** Stories over the API: all boxes on and sent twice, all boxes off, put right, consents changed, and everything that the receipt shows. */
export const walkStories = async (walk: Walk): Promise<{ full: Told; bare: Told }> => {
  const key = newKey()
  const changes = fullStory(walk)
  const full = await tell(walk, true, changes, key)
  const again = await tell(walk, true, changes, key)
  if (again.receipt !== full.receipt) throw new Error('a story that was sent twice has two receipts')
  const bare = await tell(walk, false, { words: { happened: walk.mark('words: bare') } })

  const corrected = Object.fromEntries(Object.keys(bare.story.words).map((name) => [name, walk.mark(`words: corrected ${name}`)]))
  const everyAnswer = { worked: walk.mark('words: added'), gotInTheWay: walk.mark('words: added'), wouldHaveHelped: walk.mark('words: added') }
  await walk.ask(correctWords, { body: { receipt: bare.receipt, words: { happened: '', ...corrected, ...everyAnswer } } }, { key: newKey() })
  for (const choice of full.story.consents.filter(({ purpose }) => purpose === 'share-partner')) {
    for (const given of [false, true]) await walk.ask(changeConsent, { body: { receipt: full.receipt, choice: { ...choice, given } } })
  }
  return { full, bare }
}

/** Everything that somebody sees with a receipt. */
export const lookWithReceipt = async (walk: Walk, { receipt }: Pick<Told, 'receipt'>): Promise<void> => {
  for (const route of [myContribution, openingsOfMine, downloadMine, consentRecords]) await walk.ask(route, { body: { receipt } })
}

/** Drafts over the API: kept and recalled, dropped, and left lying. */
export const walkDrafts = async (walk: Walk): Promise<void> => {
  const [left, dropped] = [1, 2].map((number) => walk.secret(`key of draft ${number}`, randomBytes(32).toString('base64url'))) as [string, string]
  for (const key of [left, dropped]) {
    await walk.ask(keepDraft, { body: { key, content: { happened: walk.mark('draft: happened'), nested: { deep: [walk.mark('draft: deep')] } } } })
    await walk.ask(recallDraft, { body: { key } })
  }
  await walk.ask(dropDraft, { body: { key: dropped } })
}
