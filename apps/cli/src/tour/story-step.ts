import { deidentifyContribution, proposeIdentifiers, shareStory, showProgramme } from '@heard/contracts/engagement'
import { showContribution } from '@heard/contracts/reporting'
import { Failed } from '../failures.ts'
import { exampleStory, quoted, readAlong } from './example-story.ts'
import type { Walk } from './walk.ts'

/** A stretch of the de-identified text, and which version of it. */
export type Quote = { readonly field: 'gotInTheWay'; readonly from: number; readonly to: number; readonly textVersion: number }
export type StoryStep = { readonly contribution: string; readonly receipt: string; readonly quote: Quote }

/** A resident tells a story, and an analyst takes out what tells who it is. */
export const storyStep = async ({ api, did }: Walk, programme: string): Promise<StoryStep> => {
  const { notices } = await api.public(showProgramme, { params: { programme } })
  const { contribution, receipt } = await api.public(shareStory, { params: { programme }, body: exampleStory(notices) })
  did('Shared one story by hand, anonymously, agreeing to be read and to be quoted without a name; its receipt is kept below')

  const { ask } = await api.as('analyst')
  const params = { programme, contribution }
  const { words, proposed } = await ask(proposeIdentifiers, { params })
  const spans = readAlong(words.happened ?? '', proposed)
  await ask(deidentifyContribution, { params, body: { spans } })
  did(
    `Took out ${spans.length} parts that tell who it is: ${proposed.length} that the detector saw, ${spans.length - proposed.length} that a reader marked`,
  )

  const { words: text } = await ask(showContribution, { params })
  if (text.status !== 'open') throw new Failed(`The de-identified story cannot be opened (${text.status})`)
  const from = text.words[quoted.field]?.indexOf(quoted.text) ?? -1
  if (from < 0) throw new Failed('The sentence to quote is not in the de-identified story')
  return { contribution, receipt, quote: { field: quoted.field, from, to: from + quoted.text.length, textVersion: text.textVersion } }
}
