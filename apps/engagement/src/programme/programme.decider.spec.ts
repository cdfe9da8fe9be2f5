import type { NextStatus, ProgrammeDefinition } from '@heard/contracts/engagement'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { programmeDecider } from './programme.decider.ts'
import type { ProgrammeFact } from './programme.events.ts'
import { loading, published, sample, sha256 } from './programme.samples.ts'

const { given } = specify(programmeDecider)
const programme = 'small'
const running = '2022-06-01'
const afterwards = '2023-01-01'

const defined: ProgrammeFact = {
  type: 'ProgrammeDefined',
  data: {
    programme,
    kind: 'listening',
    period: { from: '2022-01-01', to: '2022-12-31' },
    minimumAge: 16,
    languages: ['en', 'ur'],
    uncheckedLanguages: ['ur'],
    content: published('programme', { name: { en: 'Small', ur: 'چھوٹا' }, summary: { en: 'A small programme' } }),
  },
}
const community = (name: string): ProgrammeFact => ({
  type: 'EntryAdded',
  data: {
    programme,
    entry: { list: 'community', id: 'south-asian' },
    order: 0,
    content: published('community/south-asian', { hint: { en: 'For example' }, name: { en: name, ur: 'جنوبی ایشیائی' } }),
  },
})
const organisation = (id: string, order: number, successor?: string): ProgrammeFact => ({
  type: 'EntryAdded',
  data: {
    programme,
    entry: { list: 'organisation', id, role: 'stakeholder', ...(successor === undefined ? {} : { successor }) },
    order,
    content: published(`organisation/${id}`, { name: { en: id.toUpperCase() } }),
  },
})
const notice = (noticeVersion: number, en: string): ProgrammeFact => ({
  type: 'NoticePublished',
  data: {
    programme,
    purpose: 'analysis',
    noticeVersion,
    required: true,
    words: { en: sha256(en), ur: sha256('آپ پڑھ سکتے ہیں') },
    content: published('notice/analysis', { en, ur: 'آپ پڑھ سکتے ہیں' }),
  },
})
const opened: ProgrammeFact = { type: 'ProgrammeOpened', data: { programme, edition: '2022' } }
const reporting: ProgrammeFact = { type: 'ReportingStarted', data: { programme, edition: '2022' } }
const closed: ProgrammeFact = { type: 'ProgrammeClosed', data: { programme } }
const archived: ProgrammeFact = { type: 'ProgrammeArchived', data: { programme } }

/** Everything that the first load of the sample records, its status aside. */
const first: readonly ProgrammeFact[] = [
  defined,
  community('South Asian'),
  {
    type: 'EntryAdded',
    data: {
      programme,
      entry: { list: 'stage', id: 'diagnosis' },
      order: 0,
      content: published('stage/diagnosis', {
        name: { en: 'Diagnosis' },
        needsAddressing: { en: 'What needs to change?' },
        worksWell: { en: 'What works well?' },
      }),
    },
  },
  organisation('ccg', 0, 'icb'),
  organisation('icb', 1),
  {
    type: 'EntryAdded',
    data: {
      programme,
      entry: {
        list: 'purpose',
        id: 'analysis',
        lawfulBasis: 'consent',
        specialCondition: 'explicit-consent',
        categories: ['narrative'],
        retention: { after: 'programme-closed', length: 12, unit: 'months' },
        readers: ['analyst'],
      },
      order: 0,
      content: published('purpose/analysis', { name: { en: 'To learn' } }),
    },
  },
  {
    type: 'EntryAdded',
    data: {
      programme,
      entry: { list: 'support', id: 'samaritans', urgent: true },
      order: 0,
      content: published('support/samaritans', { name: { en: 'Samaritans' }, phone: '116 123', what: { en: 'Talk' } }),
    },
  },
  notice(1, 'You may read it'),
  { type: 'EditionOpened', data: { programme, edition: '2022', opens: '2022-01-01', closes: '2022-12-31' } },
]
const changed = (change: Partial<ProgrammeDefinition>) => loading({ ...sample, ...change }, running)
const [ccg, icb] = sample.organisations
const [asked] = sample.notices

describe('loading a programme', () => {
  it('records the whole definition the first time, and opens it while its edition runs', () => {
    given()
      .when(loading(sample, running))
      .then(...first, opened)
  })

  it('records nothing the second time', () => {
    given(...first, opened)
      .when(loading(sample, running))
      .then()
  })

  it('waits for new wording to be sealed', () => {
    given(...first, opened)
      .when({ ...changed({ name: { en: 'Bigger' } }), sealed: new Map() })
      .thenRefused('wording-not-sealed')
  })

  it('does not mind in what order a file has its languages', () => {
    given(...first, opened)
      .when(changed({ name: { ur: 'چھوٹا', en: 'Small' } }))
      .then()
  })

  it('keeps the id of an entry that is renamed', () => {
    given(...first, opened)
      .when(changed({ communities: [{ id: 'south-asian', name: { en: 'South Asia', ur: 'جنوبی ایشیائی' }, hint: { en: 'For example' } }] }))
      .then({ ...community('South Asia'), type: 'EntryChanged' } as ProgrammeFact)
  })

  it('removes what the file has no more, and adds it again when it returns', () => {
    const removed: ProgrammeFact = { type: 'EntryRemoved', data: { programme, list: 'community', id: 'south-asian' } }
    given(...first, opened)
      .when(changed({ communities: [] }))
      .then(removed)
    given(...first, opened, removed)
      .when(changed({ communities: [] }))
      .then()
    given(...first, opened, removed)
      .when(changed({}))
      .then(community('South Asian'))
  })

  it('records that an organisation has no successor any more', () => {
    given(...first, opened)
      .when(changed({ organisations: [ccg && { id: ccg.id, name: ccg.name, role: ccg.role }, icb].filter((each) => each !== undefined) }))
      .then({ ...organisation('ccg', 0), type: 'EntryChanged' } as ProgrammeFact)
  })

  it('publishes a new version of a notice whose words change, and never uses a version twice', () => {
    const rewritten = changed({ notices: asked ? [{ ...asked, wording: { ...asked.wording, en: 'You may read all of it' } }] : [] })
    const withdrawn: ProgrammeFact = { type: 'NoticeWithdrawn', data: { programme, purpose: 'analysis' } }
    given(...first, opened)
      .when(rewritten)
      .then(notice(2, 'You may read all of it'))
    given(...first, opened)
      .when(changed({ notices: [] }))
      .then(withdrawn)
    given(...first, opened, withdrawn)
      .when(changed({}))
      .then(notice(2, 'You may read it'))
  })

  it('records new days of an edition', () => {
    given(...first, opened)
      .when(changed({ editions: [{ id: '2022', opens: '2022-01-01', closes: '2022-06-30' }] }))
      .then({ type: 'EditionOpened', data: { programme, edition: '2022', opens: '2022-01-01', closes: '2022-06-30' } })
  })

  it('starts reporting once the edition is over', () => {
    given()
      .when(loading(sample, afterwards))
      .then(...first, reporting)
    given(...first, opened)
      .when(loading(sample, afterwards))
      .then(reporting)
    given(...first, reporting)
      .when(loading(sample, afterwards))
      .then()
  })

  it('stays in reporting when that was started early', () => {
    given(...first, opened, reporting)
      .when(loading(sample, running))
      .then()
  })

  it('opens again with a later edition', () => {
    const edition = { id: 'development', opens: afterwards, closes: '2023-12-31' }
    given(...first, reporting)
      .when(loading({ ...sample, editions: [...sample.editions, edition] }, afterwards))
      .then(
        { type: 'EditionOpened', data: { programme, edition: 'development', opens: afterwards, closes: '2023-12-31' } },
        { type: 'ProgrammeOpened', data: { programme, edition: 'development' } },
      )
  })

  it('does not wake a programme that is closed', () => {
    given(...first, reporting, closed)
      .when(loading(sample, running))
      .then()
  })

  it('stays planned until the edition opens', () => {
    given()
      .when(loading(sample, '2021-12-31'))
      .then(...first)
  })
})

describe('moving a programme', () => {
  const to = (next: NextStatus, today = running) => ({ type: 'Move' as const, programme, to: next, today })

  it('takes it from open through reporting to closed and into the archive', () => {
    given(...first)
      .when(to('open'))
      .then(opened)
    given(...first, opened)
      .when(to('reporting'))
      .then(reporting)
    given(...first, reporting)
      .when(to('open'))
      .then(opened)
    given(...first, opened, reporting)
      .when(to('closed'))
      .then(closed)
    given(...first, opened, reporting, closed)
      .when(to('archived'))
      .then(archived)
  })

  it('refuses every other way', () => {
    given(...first)
      .when(to('closed'))
      .thenRefused('wrong-status')
    given(...first)
      .when(to('archived'))
      .thenRefused('wrong-status')
    given(...first, opened)
      .when(to('open'))
      .thenRefused('wrong-status')
    given(...first, opened)
      .when(to('closed'))
      .thenRefused('wrong-status')
    given(...first, reporting)
      .when(to('archived'))
      .thenRefused('wrong-status')
    given(...first, reporting, closed)
      .when(to('open'))
      .thenRefused('wrong-status')
    given(...first, reporting, closed, archived)
      .when(to('reporting'))
      .thenRefused('wrong-status')
  })

  it('opens nothing outside its edition', () => {
    given(...first)
      .when(to('open', afterwards))
      .thenRefused('edition-not-running')
  })

  it('refuses a programme that nobody has defined', () => {
    given().when(to('open')).thenRefused('unknown-programme')
  })
})
