import {
  auditOverview,
  endAssurance,
  exploreRecord,
  exportEvidence,
  listAssurance,
  markVisit,
  recordAssurance,
  reviseAssurance,
  showEvidence,
} from '@heard/contracts/reporting'
import type { RecordedFact } from '@heard/event-sourcing'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { programme, startReporting } from '../reporting.fixture.ts'

const person = '00000000-0000-7000-8000-0000000000aa'
const clock = { now: () => Date.parse('2026-03-02T09:00:00.000Z') }
const here = { programme }

describe('the auditor’s workspace', () => {
  let platform: Awaited<ReturnType<typeof startReporting>>
  beforeAll(async () => {
    platform = await startReporting(clock)
    await platform.told.shared(person, 'Nobody told me')
  })
  afterAll(() => platform.close())

  const recorded = async (...types: string[]): Promise<RecordedFact[]> => {
    const facts: RecordedFact[] = []
    for await (const fact of platform.platform.store.readAll({ types })) facts.push(fact)
    return facts
  }
  const looks = async () => (await recorded('EvidenceViewed')).map(({ data }) => data)

  it('lists the 34 questions with how each stands', async () => {
    const { answer } = await platform.send('auditor', auditOverview, {})
    expect(answer.questions).toHaveLength(34)
    const states = new Map(answer.questions.map(({ number, state }) => [number, state]))
    expect([4, 24].map((number) => states.get(number))).toStrictEqual(['evidence', 'nothing'])
    expect(answer.lastVisit).toBeUndefined()
  })

  it('records a look once for each view and filter on a day', async () => {
    const before = (await looks()).length
    for (const query of [{}, {}, here, here]) await platform.send('auditor', showEvidence, { question: 4 }, { query })
    await platform.send('auditor', exploreRecord, { explorer: 'consents' }, { query: here })
    expect((await looks()).slice(before)).toStrictEqual([
      { view: 'question', question: 4 },
      { view: 'question', question: 4, programme },
      { view: 'consents', programme },
    ])
    const [first] = await recorded('EvidenceViewed')
    expect(first?.stream).toBe(`audit-${first?.metadata.actor}.2026-03-02`)
  })

  it.each(['analyst', 'publisher', 'coordinator', 'icb', 'nobody'] as const)('is closed to %s', async (who) => {
    const before = (await looks()).length
    const door = who === 'nobody' ? 401 : 403
    const answers = [
      await platform.send(who, auditOverview, {}),
      await platform.send(who, showEvidence, { question: 1 }),
      await platform.send(who, exportEvidence, { question: 1 }),
      await platform.send(who, exploreRecord, { explorer: 'openings' }),
      await platform.send(who, markVisit, {}, { body: { position: 1 } }),
      await platform.send(who, listAssurance, here),
    ]
    expect(answers.map(({ status }) => status)).toStrictEqual(answers.map(() => door))
    expect((await looks()).length).toBe(before)
  })

  it('keeps an auditor of one programme to it', async () => {
    const ask = async (query: object) => (await platform.send('localAuditor', showEvidence, { question: 4 }, { query })).status
    expect([await ask(here), await ask({ programme: 'elsewhere' }), await ask({})]).toStrictEqual([200, 403, 403])
  })

  it('lets data protection look, and neither mark a visit nor an auditor record anything else', async () => {
    const { status } = await platform.send('dataProtection', showEvidence, { question: 1 })
    const visit = await platform.send('dataProtection', markVisit, {}, { body: { position: 1 } })
    const body = { kind: 'dpia', state: 'in-place', on: '2026-03-01', text: 'Assessed', language: 'en', everywhere: false } as const
    const entry = await platform.send('auditor', recordAssurance, here, { body })
    expect([status, visit.status, entry.status]).toStrictEqual([200, 403, 403])
  })

  it('refuses a range that runs backwards, and a question that there is not', async () => {
    const backwards = await platform.send('auditor', showEvidence, { question: 4 }, { query: { from: '2026-03-02', to: '2026-03-01' } })
    const unknown = await platform.send('auditor', showEvidence, { question: 35 })
    expect([backwards.problem.type, unknown.status]).toStrictEqual(['/problems/range-backwards', 400])
  })

  it('never shows the person behind a contribution', async () => {
    for (const question of Array.from({ length: 34 }, (_, index) => index + 1)) {
      const { answer, status } = await platform.send('auditor', showEvidence, { question })
      expect([status, JSON.stringify(answer).includes(person)]).toStrictEqual([200, false])
    }
  })

  it('hands evidence out as a file, and records that', async () => {
    const { answer } = await platform.send('auditor', exportEvidence, { question: 27 }, { query: { ...here, sample: 1, seed: 3 } })
    expect([answer.name, answer.rows]).toStrictEqual(['question-27-luton-2026-03-02.csv', 5])
    expect(answer.csv.split('\r\n')[0]).toBe('Question 27,Is a contribution anonymous by default?')
    expect((await looks()).at(-1)).toStrictEqual({ view: 'question', question: 27, programme, sample: 1, seed: 3 })
    expect((await recorded('ExportMade')).map(({ data }) => data)).toStrictEqual([{ what: 'evidence', format: 'csv' }])
  })

  it('shows what is new since the visit that was marked', async () => {
    const fresh = async (): Promise<unknown> => {
      const { answer } = await platform.send('auditor', auditOverview, {})
      return [answer.questions.find(({ number }) => number === 27)?.fresh, answer.lastVisit?.position]
    }
    expect(await fresh()).toStrictEqual([1, undefined])
    const { position } = (await platform.send('auditor', auditOverview, {})).answer
    expect((await platform.send('auditor', markVisit, {}, { body: { position } })).status).toBe(201)
    expect(await fresh()).toStrictEqual([0, position])
    await platform.told.shared(person, 'Once more')
    expect(await fresh()).toStrictEqual([1, position])
    const [back, ahead] = [position - 1, 1_000_000]
    const refused = [back, ahead].map((to) => platform.send('auditor', markVisit, {}, { body: { position: to } }))
    expect((await Promise.all(refused)).map(({ problem }) => problem.type)).toStrictEqual([
      '/problems/behind-your-last-visit',
      '/problems/ahead-of-the-record',
    ])
  })
})

describe('the register of assurance', () => {
  let platform: Awaited<ReturnType<typeof startReporting>>
  beforeAll(async () => {
    platform = await startReporting(clock)
  })
  afterAll(() => platform.close())
  const body = { state: 'in-place', on: '2026-03-01', language: 'en', text: 'Kept by the council' } as const

  it('keeps what was recorded, as evidence in its own words', async () => {
    const made = await platform.send('dataProtection', recordAssurance, here, { body: { ...body, kind: 'processor', everywhere: false } })
    expect(made.status).toBe(201)
    const { entry } = made.answer
    await platform.send('dataProtection', reviseAssurance, { ...here, entry }, { body: { ...body, reviewBy: '2026-06-01', text: 'Kept by the ICB' } })
    const { answer } = await platform.send('auditor', listAssurance, here)
    expect(answer.entries.map(({ by: _by, at: _at, ...rest }) => rest)).toStrictEqual([
      {
        entry,
        programme,
        kind: 'processor',
        state: 'in-place',
        on: '2026-03-01',
        reviewBy: '2026-06-01',
        text: { status: 'open', language: 'en', text: 'Kept by the ICB' },
        overdue: false,
      },
    ])
    const evidence = await platform.send('auditor', showEvidence, { question: 21 })
    expect([evidence.answer.state, evidence.answer.tables[0]?.rows[0]?.cells[1]]).toStrictEqual([
      'evidence',
      { is: 'words', words: { status: 'open', language: 'en', text: 'Kept by the ICB' } },
    ])
    await platform.send('dataProtection', endAssurance, { ...here, entry })
    const ended = await platform.send('auditor', listAssurance, here)
    expect(ended.answer.entries.map((one) => one.ended)).toStrictEqual(['2026-03-02'])
    expect((await platform.send('dataProtection', endAssurance, { ...here, entry })).problem.type).toBe('/problems/entry-ended')
  })

  it('takes entries about the whole installation only from somebody with a role in all programmes', async () => {
    const about = { body: { ...body, kind: 'backup', everywhere: true } } as const
    expect((await platform.send('localDataProtection', recordAssurance, here, about)).status).toBe(403)
    const { answer } = await platform.send('dataProtection', recordAssurance, here, about)
    const listed = await platform.send('auditor', listAssurance, here)
    expect(listed.answer.entries.filter(({ kind }) => kind === 'backup').map((one) => one.programme)).toStrictEqual([undefined])
    expect((await platform.send('localDataProtection', endAssurance, { ...here, entry: answer.entry })).status).toBe(403)
  })

  it('knows no entry that was never recorded', async () => {
    const params = { ...here, entry: person }
    const answers = [
      await platform.send('dataProtection', reviseAssurance, params, { body }),
      await platform.send('dataProtection', endAssurance, params),
    ]
    expect(answers.map(({ problem }) => problem.type)).toStrictEqual(['/problems/unknown-entry', '/problems/unknown-entry'])
  })
})
