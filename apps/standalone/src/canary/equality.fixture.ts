import { answerEquality, myEquality, releaseEquality, showProgramme, withdrawEquality } from '@heard/contracts/engagement'
import { EqualityWorker } from '@heard/engagement'
import { programme } from '../story.fixture.ts'
import type { Told } from './stories.fixture.ts'
import type { Walk } from './walk.fixture.ts'

const DAY_MS = 86_400_000
const params = { programme }

/** Answers to the questions about equality: given, deleted, recorded together on the day after, and read with the receipt. Nothing is released of so few. */
export const walkEquality = async (walk: Walk, people: readonly Told[]): Promise<void> => {
  const { equality } = await walk.ask(showProgramme, { params })
  if (!equality) throw new Error('the programme asks no questions about equality')
  const { version, hash, wording } = equality.notice
  const notice = { version, hash, language: wording.language }
  const answer = (receipt: string, text: string) =>
    walk.ask(answerEquality, { body: { receipt, answers: { gender: { choice: 'different', text } }, notice } })

  const [changes, deletes] = people
  for (const [number, { receipt }] of people.entries()) {
    await answer(receipt, walk.mark(receipt === deletes?.receipt ? 'ended-equality: deleted' : `equality: ${number}`))
    await walk.ask(myEquality, { body: { receipt } })
  }
  if (deletes) await walk.ask(withdrawEquality, { body: { receipt: deletes.receipt } })
  walk.clock.time += DAY_MS
  await walk.platform.heard.get(EqualityWorker).look()
  walk.clock.time -= DAY_MS
  if (changes) await walk.ask(myEquality, { body: { receipt: changes.receipt } })
  await walk.try(releaseEquality, { params }, { as: 'publisher' })
}
