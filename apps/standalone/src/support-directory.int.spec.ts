import type { BodyOf, QueryOf } from '@heard/contracts'
import {
  findSupport,
  listInformation,
  listPieces,
  type PieceContent,
  rewritePiece,
  showPiece,
  showSupport,
  stepPiece,
  writePiece,
} from '@heard/contracts/engagement'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startTestHeard, type TestHeard } from './testing.ts'

const programme = 'luton-cancer'
const params = { programme }
const DAY_MS = 86_400_000

const walking: PieceContent = {
  about: { kind: 'service', needs: ['being-active', 'carers'], place: 'blmk', spoken: ['en', 'pl'], interpreters: false },
  unchecked: ['ur'],
  owner: 'connector',
  reviewBy: '2026-12-10',
  words: { name: { en: 'Walking together', ur: 'ساتھ چلنا' }, what: { en: 'We walk on Mondays.' }, phone: '01582 000000' },
}

describe('the support directory', () => {
  const clock = { time: Date.parse('2026-11-29T09:00:00Z'), now: () => clock.time }
  let platform: TestHeard
  beforeAll(async () => {
    platform = await startTestHeard({ clock })
  })
  afterAll(() => platform.close())

  const headers = async (as?: string): Promise<Headers> => {
    const { positions, store } = platform.heard.platform
    const made = new Headers(as === undefined ? {} : await platform.as(as))
    made.set('heard-after', positions.seal(await store.head()))
    return made
  }
  const names = async (query: Partial<QueryOf<typeof findSupport>> = {}): Promise<readonly string[]> => {
    const found = await platform.call(findSupport, { params, query }, { headers: await headers() })
    if (!found.ok) throw new Error(found.problem.title)
    return found.body.services.map(({ name }) => name.text)
  }
  const connector = async (piece: string, body: BodyOf<typeof stepPiece>) =>
    (await platform.call(stepPiece, { params: { ...params, piece }, body }, { headers: await headers('connector') })).status

  it('begins with the services of the programme, the nearest first, and once', async () => {
    const all = ['Move More', 'Total Wellbeing Luton', 'Macmillan Support Line', 'Samaritans']
    expect(await names()).toStrictEqual(all)
    expect(await names({ need: 'being-active' })).toStrictEqual(['Move More', 'Total Wellbeing Luton'])
    expect(await names({ place: 'blmk' })).toStrictEqual(['Macmillan Support Line', 'Samaritans'])
    expect(await names({ spoken: 'pl' })).toStrictEqual(['Macmillan Support Line'])
    platform = await platform.restart()
    expect(await names()).toStrictEqual(all)
  })

  it('shows what staff write once it is published, in the language asked for, and hides it when nobody has checked it', async () => {
    const asConnector = { headers: await headers('connector') }
    const written = await platform.call(writePiece, { params, body: walking }, asConnector)
    if (!written.ok) throw new Error(written.problem.title)
    const { piece } = written.body
    expect(await names({ need: 'carers' })).toStrictEqual(['Macmillan Support Line'])
    expect(await connector(piece, { step: 'publish' })).toBe(200)
    expect(await names({ need: 'carers', place: 'luton' })).toStrictEqual(['Walking together', 'Macmillan Support Line'])
    const inUrdu = await platform.call(showSupport, { params: { ...params, piece }, query: { language: 'ur' } }, { headers: await headers() })
    expect(inUrdu.ok && inUrdu.body).toStrictEqual({
      service: piece,
      name: { language: 'ur', text: 'ساتھ چلنا' },
      what: { language: 'en', text: 'We walk on Mondays.' },
      phone: '01582 000000',
      needs: ['being-active', 'carers'],
      place: 'blmk',
      spoken: ['en', 'pl'],
      interpreters: false,
      checkedOn: '2026-11-29',
    })

    const changed = { ...walking, words: { ...walking.words, what: { en: 'We walk on Tuesdays.' } }, base: 1 }
    const asked = { params: { ...params, piece }, body: changed }
    expect((await platform.call(rewritePiece, asked, { headers: await headers('publisher') })).status).toBe(201)
    expect((await platform.call(rewritePiece, asked, asConnector)).status).toBe(409)
    const shown = await platform.call(showPiece, { params: { ...params, piece } }, { headers: await headers('auditor') })
    expect(shown.ok && [shown.body.published, shown.body.newest, shown.body.versions.map(({ pieceVersion }) => pieceVersion)]).toStrictEqual([
      1,
      2,
      [2, 1],
    ])

    clock.time += 20 * DAY_MS
    const due = await platform.call(listPieces, { params }, { headers: await headers('connector') })
    expect(due.ok && due.body.pieces.map(({ review }) => review)).toStrictEqual(['due', 'fresh', 'fresh', 'fresh', 'fresh'])
    expect(await names({ place: 'blmk' })).toContain('Walking together')
    clock.time += 20 * DAY_MS
    expect(await names({ place: 'blmk' })).not.toContain('Walking together')
    expect((await platform.call(showSupport, { params: { ...params, piece } })).status).toBe(404)
    expect(await connector(piece, { step: 'publish' })).toBe(409)
    expect(await connector(piece, { step: 'confirm', reviewBy: '2027-06-01' })).toBe(200)
    expect(await names({ place: 'blmk' })).toContain('Walking together')
    expect(await connector(piece, { step: 'retire' })).toBe(200)
    expect(await names({ place: 'blmk' })).not.toContain('Walking together')
  })

  it('tells the public what was published, a message on its days alone', async () => {
    const today = new Date(clock.time).toISOString().slice(0, 10)
    const later = new Date(clock.time + 5 * DAY_MS).toISOString().slice(0, 10)
    const words = { title: { en: 'Screening week' }, text: { en: 'Go **now**.', ur: 'ابھی جائیں۔' }, link: 'https://www.nhs.uk' }
    const message: PieceContent = { about: { kind: 'awareness', from: later, until: later }, unchecked: ['ur'], owner: 'publisher', words }
    const post = async (body: PieceContent) => platform.call(writePiece, { params, body }, { headers: await headers('publisher') })
    const written = await post(message)
    if (!written.ok) throw new Error(written.problem.title)
    const { piece } = written.body
    await connector(piece, { step: 'publish' })
    const items = async (language = 'en') => {
      const listed = await platform.call(listInformation, { params, query: { language } }, { headers: await headers() })
      return listed.ok ? listed.body.items : listed.status
    }
    expect(await items()).toStrictEqual([])
    clock.time += 5 * DAY_MS
    expect(await items()).toStrictEqual([
      {
        piece,
        kind: 'awareness',
        title: { language: 'en', text: 'Screening week' },
        text: { language: 'en', text: 'Go **now**.' },
        unchecked: false,
        link: 'https://www.nhs.uk',
      },
    ])
    clock.time += DAY_MS
    expect(await items()).toStrictEqual([])
    const wrong: readonly PieceContent[] = [
      { ...message, about: { kind: 'awareness', from: later, until: today } },
      { ...message, about: { kind: 'video' }, words: { title: words.title, text: words.text } },
      { ...message, about: { kind: 'question' }, words: walking.words },
    ]
    const refused = await Promise.all(wrong.map(post))
    expect(refused.map((answer) => (answer.ok ? [] : answer.problem.errors?.map(({ field }) => field)))).toStrictEqual([
      ['about.until'],
      ['words.link'],
      ['words'],
    ])
  })
})
