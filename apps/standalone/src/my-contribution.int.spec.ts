import type { AnswerOf } from '@heard/contracts'
import {
  changeConsent,
  consentContext,
  consentRecords,
  correctWords,
  deidentifyContribution,
  downloadMine,
  myContribution,
  openingsOfMine,
  proposeIdentifiers,
  type ShareStory,
  shareStory,
} from '@heard/contracts/engagement'
import { listContributions, showContribution } from '@heard/contracts/reporting'
import { ExpireConsents } from '@heard/engagement'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const DAY_MS = 86_400_000

describe('my contribution', () => {
  let platform: TestHeard
  let now = Date.parse('2026-11-23T10:00:00Z')
  const clock = { now: () => (now += 1) }
  beforeAll(async () => {
    platform = await startTestHeard({ clock })
  })
  afterAll(() => platform.close())

  const told = async (changes: Partial<ShareStory> = {}, agreed: readonly string[] = ['analysis', 'contact']) => {
    const story = await plainStory(platform.call, changes)
    const consents = story.consents.map((choice) => ({ ...choice, given: agreed.includes(choice.purpose) }))
    const shared = await platform.call(shareStory, { params: { programme }, body: { ...story, consents } })
    if (!shared.ok) throw new Error(shared.problem.title)
    return { ...shared.body, consents }
  }
  const caughtUp = async (headers = new Headers()): Promise<Headers> => {
    const { store, positions } = platform.heard.platform
    const after = new Headers(headers)
    after.set('heard-after', positions.seal(await store.head()))
    return after
  }
  const mine = async (receipt: string) => {
    const answer = await platform.call(myContribution, { body: { receipt } }, { headers: await caughtUp() })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }
  const deidentify = async (contribution: string) => {
    const headers = await platform.as('analyst')
    const params = { programme, contribution }
    const proposed = await platform.call(proposeIdentifiers, { params }, { headers })
    if (!proposed.ok) throw new Error(proposed.problem.title)
    await platform.call(deidentifyContribution, { params, body: { spans: proposed.body.proposed } }, { headers })
  }
  const textOf = async (contribution: string): Promise<unknown> => {
    const headers = await caughtUp(await platform.as('analyst'))
    const answer = await platform.call(showContribution, { params: { programme, contribution }, query: { text: 'de-identified' } }, { headers })
    return answer.ok ? answer.body.words : answer.problem.type
  }
  const found = async (q: string): Promise<number> => {
    const headers = await caughtUp(await platform.as('analyst'))
    const answer = await platform.call(listContributions, { params: { programme }, query: { q } }, { headers })
    return answer.ok ? answer.body.total : -1
  }

  it('lets the words be put right: the new ones count everywhere, and are de-identified again first', async () => {
    const { receipt, contribution } = await told({ words: { happened: 'I waited zanzibar weeks.' } })
    await deidentify(contribution)
    expect([await found('zanzibar'), await textOf(contribution)]).toEqual([
      1,
      { status: 'open', text: 'de-identified', textVersion: 1, words: { happened: 'I waited zanzibar weeks.' } },
    ])
    const words = { happened: 'I waited quokka weeks.', worked: 'The nurse.' }
    const corrected = await platform.call(correctWords, { body: { receipt, words } })
    expect(corrected.ok && corrected.body).toEqual({ contribution })
    const after = await mine(receipt)
    expect([after.words, after.steps.map(({ what }) => what)]).toEqual([{ status: 'open', words }, ['received', 'de-identified', 'corrected']])
    expect([await found('zanzibar'), await found('quokka'), await textOf(contribution)]).toEqual([0, 0, { status: 'not-de-identified' }])
    await deidentify(contribution)
    expect([await found('zanzibar'), await found('quokka'), await textOf(contribution)]).toEqual([
      0,
      1,
      { status: 'open', text: 'de-identified', textVersion: 2, words },
    ])
  })

  it('refuses to put right what is erased, and what never was', async () => {
    const { receipt, contribution } = await told()
    const body = { receipt, words: { happened: 'Other words.' } }
    let person = ''
    for await (const fact of platform.heard.platform.store.readStream(`contribution-${programme}.${contribution}`)) {
      if ('person' in fact.data) person = String(fact.data.person)
    }
    await platform.heard.platform.vault.erase(person)
    const erased = await platform.call(correctWords, { body })
    const unknown = await platform.call(correctWords, { body: { ...body, receipt: '0'.repeat(26) } })
    expect([erased, unknown].map((answer) => (answer.ok ? 200 : [answer.status, answer.problem.type]))).toEqual([
      [410, '/problems/words-withdrawn'],
      [404, '/problems/unknown-receipt'],
    ])
    expect((await mine(receipt)).words).toEqual({ status: 'withdrawn' })
  })

  it('shows every opening by role, never by name or account', async () => {
    const { receipt, contribution } = await told({ community: 'south-asian' })
    await deidentify(contribution)
    await mine(receipt)
    const { store } = platform.heard.platform
    const recorded = await Array.fromAsync(
      store.readStream<{ type: string; data: { words: { ref: string } } }>(`contribution-${programme}.${contribution}`),
    )
    const held = recorded.find(({ type }) => type === 'ContributionShared')
    await store.append({
      stream: 'opening-gone.2026-11-23',
      expected: 'any',
      facts: [
        {
          id: '01a20600-0000-7000-8000-000000000001',
          type: 'PersonalDataOpened',
          version: 1,
          data: { purpose: 'narrative', reason: 'read', opened: [held?.data.words.ref ?? ''], refused: [], unreadable: [] },
          metadata: { actor: '01a20600-0000-7000-8000-00000000aaaa', at: new Date(clock.now()).toISOString() },
        },
      ],
    })
    const answer = await platform.call(openingsOfMine, { body: { receipt } }, { headers: await caughtUp() })
    const openings = answer.ok ? answer.body.openings : []
    const seen = new Set(openings.map(({ reason, by, purpose }) => `${purpose} ${reason} ${by.join()}`))
    expect([...seen].toSorted()).toEqual([
      'narrative analysis-index platform',
      'narrative de-identify analyst',
      'narrative read former-staff',
      'narrative receipt you',
    ])
    expect(openings.map(({ at }) => at)).toEqual(
      openings
        .map(({ at }) => at)
        .toSorted()
        .toReversed(),
    )
  })

  it('gives everything that is held in one document', async () => {
    const words = { happened: 'Dr Khan rang me.', worked: 'The nurse.' }
    const { receipt, contribution } = await told({ words, community: 'south-asian', stages: [] })
    await deidentify(contribution)
    const answer = await platform.call(downloadMine, { body: { receipt } }, { headers: await caughtUp() })
    if (!answer.ok) throw new Error(answer.problem.title)
    const { consents, openings, steps, madeAt, receivedAt, deidentifications, ...rest } = answer.body
    expect(rest).toEqual({
      format: 'heard/my-contribution/2',
      contribution,
      programme,
      origin: 'story',
      about: 'myself',
      mode: 'web',
      stages: [],
      language: 'en',
      words: { status: 'open', words },
      correctedAt: [],
      files: [],
      attributes: { status: 'open', values: { community: 'south-asian' } },
      published: [],
      follow: { state: 'none' },
    })
    expect(consents.map(({ purpose, history }) => [purpose, history.map(({ what, mode }) => [what, mode])])).toEqual([
      ['analysis', [['given', 'web']]],
      ['anonymous-quotation', [['refused', 'web']]],
      ['named-quotation', [['refused', 'web']]],
      ['contact', [['given', 'web']]],
      ['share-partner', [['refused', 'web']]],
    ])
    expect(deidentifications.map(({ spans }) => spans)).toEqual([[{ field: 'happened', from: 3, to: 7, kind: 'name' }]])
    expect([steps.map(({ what }) => what), openings.length > 0, receivedAt <= madeAt]).toEqual([['received', 'de-identified'], true, true])
  })

  const recordsOf = async (receipt: string): Promise<AnswerOf<typeof consentRecords>> => {
    const answer = await platform.call(consentRecords, { body: { receipt, language: 'en' } }, { headers: await caughtUp() })
    if (!answer.ok) throw new Error(answer.problem.title)
    return answer.body
  }

  it('gives the consent records of ISO/IEC TS 27560 as JSON-LD, one for each purpose with its history', async () => {
    const { receipt, consents } = await told()
    const contact = consents.find(({ purpose }) => purpose === 'contact')
    if (!contact) throw new Error('nothing is asked for contact')
    await platform.call(changeConsent, { body: { receipt, choice: { ...contact, given: false } } })
    const document = await recordsOf(receipt)
    expect(document['@context']).toEqual(consentContext)
    expect(document['@graph'].map((record) => record['dpv:hasConsentStatus']['@id'])).toEqual([
      'dpv:ConsentGiven',
      'dpv:ConsentRefused',
      'dpv:ConsentRefused',
      'dpv:ConsentWithdrawn',
      'dpv:ConsentRefused',
    ])
    const record = document['@graph'][3]
    expect(record?.['dct:hasPart'].map((event) => event['@type'])).toEqual(['dpv:ConsentGiven', 'dpv:ConsentWithdrawn'])
    expect(record?.['dpv:hasDataController']['schema:name']).toEqual({ '@language': 'en', '@value': 'Macmillan Cancer Support' })
    expect(record?.['dpv:hasProcess']['dpv:hasStorageCondition']['dpv:hasDuration']['@value']).toBe('P3M')
    expect(record?.['dct:hasPart'].map((event) => event['dpv:hasNotice']['heard:sha256'])).toEqual([contact.noticeHash, contact.noticeHash])
  })

  it('ends a consent when its months are over, once, and not before; what was renewed or given again starts anew', async () => {
    const { receipt } = await told()
    const standing = async () => {
      const contact = (await mine(receipt)).consents.find(({ purpose }) => purpose === 'contact')
      return [contact?.standing, contact?.given, contact?.until]
    }
    const expire = () => platform.heard.commands.execute(new ExpireConsents())
    const given = new Date(now).toISOString().slice(0, 10)
    const until = `${Number(given.slice(0, 4)) + 2}${given.slice(4)}`
    expect(await standing()).toEqual(['given', true, until])
    now = Date.parse(until) - DAY_MS / 2
    expect([await expire(), await standing()]).toEqual([0, ['given', true, until]])
    now = Date.parse(until) + DAY_MS / 2
    expect(await expire()).toBeGreaterThan(0)
    expect(await standing()).toEqual(['expired', false, undefined])
    await caughtUp()
    expect(await expire()).toBe(0)
    const statuses = (await recordsOf(receipt))['@graph'].map((record) => record['dpv:hasConsentStatus']['@id'])
    expect([statuses[0], statuses[3]]).toEqual(['dpv:ConsentGiven', 'dpv:ConsentExpired'])

    const story = await plainStory(platform.call)
    const choice = story.consents.find(({ purpose }) => purpose === 'contact')
    if (!choice) throw new Error('nothing is asked for contact')
    expect((await platform.call(changeConsent, { body: { receipt, choice: { ...choice, given: true } } })).status).toBe(200)
    expect((await standing()).slice(0, 2)).toEqual(['given', true])
    expect(await expire()).toBe(0)
  })

  it('stops using a contribution at once when the consent that it needs is taken back', async () => {
    const { receipt, contribution, consents } = await told({ words: { happened: 'I waited numbat weeks.' } })
    await deidentify(contribution)
    expect(await found('numbat')).toBe(1)
    const analysis = consents.find(({ purpose }) => purpose === 'analysis')
    if (!analysis) throw new Error('nothing is asked for analysis')
    await platform.call(changeConsent, { body: { receipt, choice: { ...analysis, given: false } } })
    expect([await found('numbat'), await textOf(contribution)]).toEqual([0, { status: 'withdrawn' }])
  })
})
