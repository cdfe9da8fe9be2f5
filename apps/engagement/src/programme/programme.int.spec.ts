import { readFileSync } from 'node:fs'
import { forDevelopment, ProgrammeView, parseProgrammeDefinition } from '@heard/contracts/engagement'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { sample, sha256 } from './programme.samples.ts'
import { startEngagement } from './programme-server.fixture.ts'

const real = (id: string) => parseProgrammeDefinition(id, readFileSync(new URL(`../../../../programmes/${id}.json`, import.meta.url), 'utf8'))
const today = '2026-11-22'
const here = '/api/v1/engagement/programmes'

describe('programmes over HTTP', () => {
  let server: Awaited<ReturnType<typeof startEngagement>>
  beforeEach(async () => {
    server = await startEngagement(today)
  })
  afterEach(() => server.close())

  const show = async (id: string, language = 'en') => ProgrammeView.parse((await server.send('GET', `${here}/${id}?language=${language}`)).json)
  const facts = async () => {
    const types: string[] = []
    for await (const { type } of server.platform.store.readAll()) types.push(type)
    return types
  }

  it('shows both real programmes, open in development, in English and in Urdu', async () => {
    await server.load(...['luton-cancer', 'elft-big-conversation'].map((id) => forDevelopment(real(id), today)))
    const { json } = await server.send('GET', `${here}?language=ur`)
    const { programmes } = json as { programmes: ProgrammeView[] }
    expect(programmes.map(({ id, status, edition, opens }) => [id, status, edition, opens])).toStrictEqual([
      ['elft-big-conversation', 'open', 'development', today],
      ['luton-cancer', 'open', 'development', today],
    ])
    const luton = await show('luton-cancer')
    expect(luton.stages.map(({ id }) => id)).toStrictEqual(['prevention', 'diagnosis', 'treatment', 'post-treatment'])
    expect(luton.notices.map(({ purpose, required }) => [purpose, required])).toStrictEqual([
      ['analysis', true],
      ['anonymous-quotation', false],
      ['named-quotation', false],
      ['contact', false],
      ['share-partner', false],
    ])
    expect(luton.organisations.find(({ id }) => id === 'blmk-ccg')?.successor).toBe('blmk-icb')
    const urdu = await show('luton-cancer', 'ur')
    expect(urdu.notices.map(({ hash }) => hash)).toStrictEqual(urdu.notices.map(({ wording }) => sha256(wording.text)))
    expect(urdu.notices.every(({ wording }) => wording.language === 'ur')).toBe(true)
  })

  it('records nothing when the same file is loaded again, on a later day as well', async () => {
    await server.load(forDevelopment(sample, today))
    const before = await facts()
    server.travel('2026-11-30')
    expect(await server.load(forDevelopment(sample, '2026-11-30'))).toStrictEqual([{ programme: 'small', facts: 0 }])
    expect(await facts()).toStrictEqual(before)
  })

  it('keeps every word of a programme out of its facts', async () => {
    await server.load(sample)
    let log = ''
    for await (const fact of server.platform.store.readAll()) log += JSON.stringify({ ...fact, revision: 0, position: 0 })
    for (const word of ['Small', 'چھوٹا', 'South Asian', 'You may read it', 'Samaritans', '116 123']) expect(log).not.toContain(word)
  })

  it('answers 304 until something changes, and then the new words', async () => {
    await server.load(forDevelopment(sample, today))
    const first = await server.send('GET', `${here}/small?language=en`)
    const headers = { 'if-none-match': String(first.headers.etag) }
    expect((await server.send('GET', `${here}/small?language=en`, { headers })).status).toBe(304)
    expect((await server.send('GET', `${here}/small?language=ur`, { headers })).status).toBe(200)
    await server.load(forDevelopment({ ...sample, name: { en: 'Bigger' } }, today))
    const second = await server.send('GET', `${here}/small?language=en`, { headers })
    expect([second.status, (second.json as ProgrammeView).name]).toStrictEqual([200, { language: 'en', text: 'Bigger' }])
  })

  it('knows nothing of a programme that was never loaded', async () => {
    expect((await server.send('GET', `${here}/nowhere`)).status).toBe(404)
    expect(() => server.directory.storyRules('nowhere')).toThrow('not-found')
  })

  it('takes stories while its edition runs, and not a day longer', async () => {
    await server.load({ ...sample, editions: [{ id: 'now', opens: '2026-11-01', closes: today }] })
    expect(server.directory.storyRules('small')).toStrictEqual({
      open: true,
      stages: ['diagnosis'],
      communities: ['south-asian'],
      wards: [],
      notices: [{ purpose: 'analysis', version: 1, required: true, hashes: [sha256('You may read it'), sha256('آپ پڑھ سکتے ہیں')] }],
    })
    server.travel('2026-11-23')
    expect(server.directory.storyRules('small').open).toBe(false)
    expect((await show('small')).status).toBe('reporting')
  })

  it('remembers the words of every version of a notice', async () => {
    await server.load(sample)
    const [notice] = sample.notices
    await server.load({ ...sample, notices: notice ? [{ ...notice, wording: { en: 'You may', ur: 'آپ' } }] : [] })
    expect((await show('small')).notices.map(({ version }) => version)).toStrictEqual([2])
    expect(await server.directory.noticeWording('small', 'analysis', 1, 'ur')).toStrictEqual({ language: 'ur', text: 'آپ پڑھ سکتے ہیں' })
    await expect(server.directory.noticeWording('small', 'analysis', 3, 'ur')).rejects.toThrow('not-found')
  })

  it('is moved by a coordinator, and refuses ways that do not exist', async () => {
    await server.load(forDevelopment(sample, today))
    const move = async (to: string) => {
      const { status, json } = await server.send('POST', `${here}/small/status`, { body: { to } })
      return [status, json]
    }
    expect(await move('archived')).toStrictEqual([
      409,
      { type: '/problems/wrong-status', title: 'The programme cannot go there from where it is', status: 409, instance: 'urn:uuid:req-1' },
    ])
    expect(await move('reporting')).toStrictEqual([200, { status: 'reporting' }])
    expect(await move('closed')).toStrictEqual([200, { status: 'closed' }])
    expect((await server.send('POST', `${here}/nowhere/status`, { body: { to: 'open' } })).status).toBe(404)
  })

  it('no longer shows wording that was erased, within a minute', async () => {
    await server.load(forDevelopment(sample, today))
    await show('small')
    await server.platform.vault.erase('small', ['publication'])
    server.travel('2026-11-22T00:01:00.000Z')
    expect((await server.send('GET', `${here}/small`)).status).toBe(404)
    expect((await server.send('GET', here)).json).toStrictEqual({ programmes: [] })
    expect(await server.directory.noticeWording('small', 'analysis', 1, 'ur')).toStrictEqual({ language: 'ur', text: '' })
  })
})
