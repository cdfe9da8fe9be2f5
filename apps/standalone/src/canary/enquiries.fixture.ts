import {
  addToMyEnquiry,
  askConnector,
  downloadMyEnquiry,
  listEnquiries,
  myEnquiry,
  openingsOfMine,
  recordEnquiry,
  showEnquiry,
  stepEnquiry,
  withdrawMyEnquiry,
} from '@heard/contracts/engagement'
import { listMiniEventRequests } from '@heard/contracts/events'
import { agreeing } from '../enquiry.fixture.ts'
import { programme } from '../story.fixture.ts'
import { mailTo } from './follow.fixture.ts'
import { newKey, type Walk } from './walk.fixture.ts'

const params = { programme }
const as = 'connector'

/** An invitation with every field, answered by e-mail and made a gathering; an idea that staff record, which its holder withdraws. Nobody waits any more at the end. */
export const walkEnquiries = async (walk: Walk): Promise<void> => {
  const field = (name: string) => walk.mark(`enquiry: ${name}`)
  const email = `${walk.mark('address: of an enquirer')}@canary.example`
  const contact = { name: field('name'), email, phone: field('phone') }
  const asked = { kind: 'invitation', words: field('words'), contact, language: 'en', ...agreeing(), trapped: true } as const
  const { enquiry, receipt } = await walk.ask(askConnector, { params, body: asked }, { key: newKey() })
  walk.secret('receipt of an enquirer', receipt)
  await walk.ask(addToMyEnquiry, { body: { receipt, words: field('more') } })
  const told = { channel: 'email', words: field('recorded'), contact: { name: field('recorded name'), phone: field('recorded phone') } } as const
  const recording = { kind: 'idea', ...told, language: 'en', ...agreeing(), messageId: field('message id') } as const
  const address = `${walk.mark('address: recorded')}@canary.example`
  const body = { ...recording, contact: { ...told.contact, email: address } }
  const recorded = await walk.ask(recordEnquiry, { params, body }, { as, key: newKey() })
  walk.secret('receipt of a recorded enquirer', recorded.receipt)

  await walk.caughtUp()
  const { colleagues } = await walk.ask(listEnquiries, { params }, { as })
  const one = { ...params, enquiry }
  const details = {
    name: field('d name'),
    contact: field('d contact'),
    group: field('d group'),
    whenAndWhere: field('d when'),
    wishes: field('d wishes'),
  }
  const steps = [
    { step: 'assign', to: colleagues[0]?.account ?? '', note: field('note') },
    { step: 'answer', how: 'email', text: walk.mark('mailed-answer: text') },
    { step: 'hear', channel: 'email', text: field('heard'), messageId: field('message id of a reply') },
    { step: 'gathering', details },
    { step: 'close', outcome: 'gathering-asked-for' },
  ] as const
  for (const step of steps) await walk.ask(stepEnquiry, { params: one, body: step }, { as })
  await walk.refused(stepEnquiry, { params: one, body: { step: 'answer', how: 'page', text: walk.mark('failing: closed') } }, { as })
  await mailTo(walk, email)
  await walk.ask(withdrawMyEnquiry, { body: { receipt: recorded.receipt } })
  await walk.caughtUp()
  await walk.ask(showEnquiry, { params: one }, { as })
  while (!(await walk.ask(listMiniEventRequests, { params }, { as })).requests.some(({ details: made }) => made?.group === details.group))
    await walk.caughtUp()
  for (const route of [myEnquiry, openingsOfMine, downloadMyEnquiry]) await walk.ask(route, { body: { receipt } })
}
