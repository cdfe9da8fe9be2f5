import {
  decideQuarantined,
  deidentifyContribution,
  listQuarantined,
  proposeIdentifiers,
  shareStory,
  showProgramme,
} from '@heard/contracts/engagement'
import { showContribution } from '@heard/contracts/reporting'
import { Failed } from '../failures.ts'
import { exampleStory, quoted, readAlong } from './example-story.ts'
import type { Walk } from './walk.ts'

/** A stretch of the de-identified text, and which version of it. */
export type Quote = { readonly field: 'gotInTheWay'; readonly from: number; readonly to: number; readonly textVersion: number }
export type StoryStep = { readonly contribution: string; readonly receipt: string; readonly quote: Quote }

/** Walked a second time within a day, the same words are held back until a coordinator has looked. */
const letIn = async ({ api, did }: Walk, programme: string, contribution: string): Promise<void> => {
  const { ask } = await api.as('coordinator')
  const { quarantined } = await ask(listQuarantined, { params: { programme } })
  if (!quarantined.some((one) => one.contribution === contribution)) return
  await ask(decideQuarantined, { params: { programme, contribution }, body: { decision: 'let-in' } })
  did('Let it in as the coordinator: the same words came before, so that it was held back')
}

/** A resident tells a story, and an analyst takes out what tells who it is. */
export const storyStep = async (walk: Walk, programme: string): Promise<StoryStep> => {
  const { api, did } = walk
  const { notices } = await api.public(showProgramme, { params: { programme } })
  const { contribution, receipt } = await api.public(shareStory, { params: { programme }, body: exampleStory(notices) })
  did('Shared one story by hand, anonymously, agreeing to be read and to be quoted without a name; its receipt is kept below')
  await letIn(walk, programme, contribution)

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
