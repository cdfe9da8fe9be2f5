import { randomBytes } from 'node:crypto'
import {
  attachFile,
  correctWords,
  deidentifyContribution,
  downloadMine,
  eraseMyContribution,
  fileWords,
  keepDraftFile,
  listFiles,
  myContribution,
  openFile,
  openMyFile,
  recallDraft,
  type ShareStory,
  shareStory,
  transcribeFile,
  translateContribution,
} from '@heard/contracts/engagement'
import { listContributions, showContribution } from '@heard/contracts/reporting'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { recordingOf } from './canary/files.fixture.ts'
import { plainStory, programme } from './story.fixture.ts'
import { startTestHeard, type TestHeard } from './testing.ts'

const newKey = () => randomBytes(32).toString('base64url')
const sent = (text: string, name = 'note.wav') => ({ name, content: recordingOf(text).toString('base64') })

describe('files that tell a story', () => {
  let platform: TestHeard
  let now = Date.parse('2026-11-29T10:00:00Z')
  beforeAll(async () => {
    platform = await startTestHeard({ clock: { now: () => (now += 1) } })
  })
  afterAll(() => platform.close())

  const caughtUp = async (as?: string): Promise<Headers> => {
    const { store, positions } = platform.heard.platform
    const headers = new Headers(as === undefined ? {} : await platform.as(as))
    headers.set('heard-after', positions.seal(await store.head()))
    return headers
  }
  const share = async (changes: Partial<ShareStory>) =>
    platform.call(shareStory, { params: { programme }, body: await plainStory(platform.call, changes) })
  const told = async (changes: Partial<ShareStory>) => {
    const shared = await share(changes)
    if (!shared.ok) throw new Error(shared.problem.title)
    return { ...shared.body, params: { programme, contribution: shared.body.contribution } }
  }
  const kept = async (text: string): Promise<string> => {
    const key = newKey()
    const answer = await platform.call(keepDraftFile, { body: { key, ...sent(text) } })
    expect([answer.status, answer.ok && answer.body]).toStrictEqual([201, { kind: 'wav', size: recordingOf(text).length }])
    return key
  }
  const problemOf = (answer: { readonly ok: boolean; readonly status: number; readonly problem?: { readonly type: string } }) =>
    answer.ok ? answer.status : answer.problem?.type

  it('are sent ahead, belong to the story from then on, and are nobody’s draft any more', async () => {
    const key = await kept('sent ahead')
    const { receipt, params } = await told({ words: {}, files: [key] })
    expect(await platform.call(recallDraft, { body: { key } })).toMatchObject({ body: {} })
    const mine = await platform.call(myContribution, { body: { receipt } }, { headers: await caughtUp() })
    if (!mine.ok) throw new Error(mine.problem.title)
    const [file] = mine.body.files
    expect([mine.body.words, mine.body.files.map(({ kind }) => kind)]).toStrictEqual([{ status: 'open', words: {} }, ['wav']])
    const opened = await platform.call(openMyFile, { body: { receipt, file: file?.file ?? '' } })
    expect(opened).toMatchObject({ body: { kind: 'wav', mediaType: 'audio/wav', content: sent('sent ahead').content } })
    const listed = await platform.call(listFiles, { params }, { headers: await caughtUp('analyst') })
    expect(listed).toMatchObject({ body: { files: [{ ...file, written: false }] } })
  })

  it('are needed where there are no words, and must still be there', async () => {
    expect(await share({ words: {} })).toMatchObject({
      problem: { errors: [{ field: 'words.happened', detail: 'Enter what happened, or send a file that tells it' }] },
    })
    expect(problemOf(await share({ words: {}, files: [newKey()] }))).toBe('/problems/unknown-file')
  })

  it('are what they say they are, and three at most', async () => {
    const page = { key: newKey(), name: 'photo.jpg', content: Buffer.from('<script>alert(1)</script>').toString('base64') }
    expect(problemOf(await platform.call(keepDraftFile, { body: page }))).toBe('/problems/other-kind')
    const { receipt } = await told({ words: { happened: 'I have several recordings of it.' } })
    const attach = async (text: string) => problemOf(await platform.call(attachFile, { body: { receipt, ...sent(text) } }))
    expect([await attach('1'), await attach('2'), await attach('3'), await attach('4')]).toStrictEqual([201, 201, 201, '/problems/too-many-files'])
  })

  it('are written down, and what they say is de-identified, found and translated like other words', async () => {
    const { contribution, receipt, params } = await told({
      words: { happened: 'Czekałam.' },
      language: 'pl',
      barriers: ['waiting', 'language'],
      files: [await kept('voice')],
    })
    const headers = await platform.as('analyst')
    const listed = await platform.call(listFiles, { params }, { headers: await caughtUp('analyst') })
    const file = listed.ok ? (listed.body.files[0]?.file ?? '') : ''
    await platform.call(transcribeFile, { params: { ...params, file }, body: { words: 'Powiedział mi Jan Kowalski w klinice.' } }, { headers })
    const written = await platform.call(fileWords, { params: { ...params, file } }, { headers })
    expect(written).toMatchObject({ body: { file, kind: 'wav', written: true, words: 'Powiedział mi Jan Kowalski w klinice.' } })
    const spans = [{ field: 'file1' as const, from: 14, to: 26, kind: 'name' as const }]
    await platform.call(deidentifyContribution, { params, body: { spans } }, { headers })
    const translate = async (words: Record<string, string>, textVersion = 1) =>
      problemOf(await platform.call(translateContribution, { params, body: { words, textVersion } }, { headers }))
    expect([
      await translate({ worked: 'Nothing' }),
      await translate({ file1: 'Ring 07700 900123' }),
      await translate({ happened: 'I waited.' }, 2),
      await translate({ happened: 'I was kept waiting.', file1: 'Somebody told me at the clinic, 14 Station Road.' }),
    ]).toStrictEqual(['/problems/nothing-to-translate', '/problems/names-somebody', '/problems/text-changed', 200])
    const shown = await platform.call(showContribution, { params }, { headers: await caughtUp('analyst') })
    expect(shown).toMatchObject({
      body: {
        barriers: ['language', 'waiting'],
        words: { words: { happened: 'Czekałam.', file1: 'Powiedział mi [name] w klinice.' } },
        translation: { happened: 'I was kept waiting.', file1: 'Somebody told me at the clinic, 14 Station Road.' },
      },
    })
    const everything = await platform.call(downloadMine, { body: { receipt } }, { headers: await caughtUp() })
    expect(everything).toMatchObject({ body: { translation: { language: 'en', words: { happened: 'I was kept waiting.' } } } })
    const named = await platform.call(downloadMine, { body: { receipt, withoutFiles: true } }, { headers: await caughtUp() })
    const contents = [everything, named].map((one) => one.ok && one.body.files.map(({ content }) => content !== undefined))
    expect(contents).toStrictEqual([[true], [false]])
    const find = async (query: { q?: string; barrier?: 'waiting' | 'cost' }) => {
      const answer = await platform.call(listContributions, { params: { programme }, query }, { headers: await caughtUp('analyst') })
      return answer.ok ? answer.body.contributions.filter((one) => one.contribution === contribution).map(({ extract }) => extract) : []
    }
    expect([
      await find({ q: 'klinice' }),
      await find({ q: 'clinic' }),
      await find({ q: 'Kowalski' }),
      await find({ barrier: 'waiting' }),
      await find({ barrier: 'cost' }),
    ]).toStrictEqual([['Powiedział mi [name] w klinice.'], ['Somebody told me at the clinic, 14 Station Road.'], [], ['I was kept waiting.'], []])
  })

  it('lose nothing when they are written down while their teller puts the words right', async () => {
    const { receipt, params } = await told({ words: { happened: 'Dr Khan was late.' }, files: [await kept('at once')] })
    const listed = await platform.call(listFiles, { params }, { headers: await caughtUp('analyst') })
    const file = listed.ok ? (listed.body.files[0]?.file ?? '') : ''
    const headers = await platform.as('analyst')
    const answers = await Promise.all([
      platform.call(transcribeFile, { params: { ...params, file }, body: { words: 'It says so.' } }, { headers }),
      platform.call(correctWords, { body: { receipt, words: { happened: 'The doctor was late.' } } }),
    ])
    const mine = await platform.call(myContribution, { body: { receipt } }, { headers: await caughtUp() })
    expect([answers.map(({ status }) => status), mine.ok && mine.body.words]).toStrictEqual([
      [200, 200],
      { status: 'open', words: { happened: 'The doctor was late.', file1: 'It says so.' } },
    ])
  })

  it('go with everything else when their teller erases it', async () => {
    const { receipt, params } = await told({ words: { happened: 'It was short.' }, files: [await kept('gone soon')] })
    const mine = await platform.call(downloadMine, { body: { receipt } }, { headers: await caughtUp() })
    const [file] = mine.ok ? mine.body.files : []
    expect(file?.content).toBe(sent('gone soon').content)
    await platform.call(eraseMyContribution, { body: { receipt } })
    await expect
      .poll(async () => problemOf(await platform.call(openMyFile, { body: { receipt, file: file?.file ?? '' } })), { timeout: 10_000 })
      .toBe('/problems/words-withdrawn')
    const headers = await caughtUp('analyst')
    expect(problemOf(await platform.call(openFile, { params: { ...params, file: file?.file ?? '' } }, { headers }))).toBe('/problems/words-withdrawn')
    expect(problemOf(await platform.call(attachFile, { body: { receipt, ...sent('more') } }))).toBe('/problems/words-withdrawn')
  })
})
