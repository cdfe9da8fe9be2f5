import {
  actOnConcern,
  askForCall,
  cancelCall,
  handOverReading,
  listColleagues,
  listConcerns,
  listReaders,
  myCalls,
  raiseConcern,
  showConcern,
  warnOfContent,
} from '@heard/contracts/engagement'
import { programme } from '../story.fixture.ts'
import type { Told } from './stories.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

const params = { programme }
const coordinator = { as: 'coordinator' }

const walkCalls = async (walk: Walk, receipt: string): Promise<void> => {
  const details = (kind: string) => ({
    name: walk.mark(`${kind}: name`),
    contact: walk.mark(`${kind}: contact`),
    when: walk.mark(`${kind}: when`),
    message: 'no' as const,
  })
  const linked = await walk.ask(askForCall, { params, body: { details: details('ended-call'), receipt } }, { key: newKey() })
  const alone = await walk.ask(askForCall, { params, body: { details: details('call'), young: true } }, { key: newKey() })
  walk.secret('receipt: of a call', alone.receipt ?? '')
  await walk.caughtUp()
  await walk.ask(myCalls, { body: { receipt } })
  await walk.ask(myCalls, { body: { receipt: alone.receipt ?? '' } })
  await walk.ask(cancelCall, { body: { receipt, concern: linked.concern } })
  await walk.refused(cancelCall, { body: { receipt, concern: alone.concern } })
}

/** Calls that are asked for, one cancelled; a concern of staff with every act; a contribution that is hard to read, handed over. */
export const walkSafeguarding = async (walk: Walk, { receipt, contribution }: Told): Promise<void> => {
  await walkCalls(walk, receipt)
  const note = () => walk.mark('concern: note')
  const body = { source: 'phone' as const, urgency: 'today' as const, words: walk.mark('concern: words'), contact: walk.mark('call: by phone') }
  const { concern } = await walk.ask(raiseConcern, { params, body }, coordinator)
  const { colleagues } = await walk.ask(listColleagues, { params }, coordinator)
  const to = colleagues.find(({ own }) => !own)?.account ?? ''
  const on = new Date(walk.clock.time + 86_400_000).toISOString().slice(0, 10)
  const acts = [
    { act: 'triage', urgency: 'immediate' },
    { act: 'take' },
    { act: 'release' },
    { act: 'take' },
    { act: 'step', step: 'immediate-danger', note: note() },
    { act: 'hand-over', to: 'council-adults', ground: 'consent', note: note() },
    { act: 'support', support: 'samaritans', answer: 'taken-up' },
    { act: 'plan-call', on },
    { act: 'call', outcome: 'no-answer', next: on, note: note() },
    { act: 'close', outcome: 'support-taken-up', note: note() },
    { act: 'reopen', note: note() },
    { act: 'assign', to },
    { act: 'close', outcome: 'safe' },
  ] as const
  for (const act of acts) await walk.ask(actOnConcern, { params: { ...params, concern }, body: act }, coordinator)
  const late = { act: 'step', step: 'refer', note: walk.mark('failing: concern closed') } as const
  await walk.refused(actOnConcern, { params: { ...params, concern }, body: late }, coordinator)
  await walk.caughtUp()
  await walk.ask(listConcerns, { params }, coordinator)
  await walk.ask(showConcern, { params: { ...params, concern } }, coordinator)
  const of = { ...params, contribution }
  const readers = await walk.ask(listReaders, { params }, coordinator)
  await walk.ask(warnOfContent, { params: of, body: { hard: true } }, coordinator)
  await walk.ask(warnOfContent, { params: of, body: { hard: false } }, coordinator)
  const reader = readers.colleagues.find(({ own }) => !own)?.account ?? ''
  await walk.ask(handOverReading, { params: of, body: { act: 'hand-over', to: reader } }, coordinator)
  await walk.ask(handOverReading, { params: of, body: { act: 'done' } }, coordinator)
}
