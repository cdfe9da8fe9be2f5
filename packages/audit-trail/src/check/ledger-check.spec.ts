import { createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { canonicalJson } from '@heard/event-sourcing'
import { portable, utf8 } from '@heard/transparency-log/verify'
import { describe, expect, it } from 'vitest'
import { bindingOf, LedgerCheck, type LedgerChecked, type LedgerDoubt, readWordingFile } from './index.ts'

const secret = new Uint8Array(32).fill(7)
const wording = (said: string): string => canonicalJson({ language: 'en', said })
const bound = (said: string): string => bindingOf(portable.sha256, secret, wording(said))
const fileOf = (said: string): string => `${JSON.stringify({ secret: Buffer.from(secret).toString('base64url'), wording: wording(said) })}\n`

const id = (n: number): string => `019f0000-0000-7000-8000-${String(n).padStart(12, '0')}`
const recommendation = id(900)
const commitment = id(901)
const acting = { organisation: 'council', by: 'council' }
const asked = { programme: 'luton', recommendation, organisation: 'council' }
const promised = { programme: 'luton', commitment }

type Said = readonly [type: string, data: Readonly<Record<string, string | number | readonly string[]>>]
const published: Said = ['recommendation.published', { ...asked, askedOn: '2026-01-01', dueBy: '2026-02-01', text: bound('ask') }]
const silence: Said = ['silence.recorded', { ...asked, since: '2026-02-01' }]
const answer: Said = ['response.given', { ...asked, ...acting, answer: 'accepted', text: bound('yes') }]
const amended: Said = ['response.amended', { ...asked, ...acting, answer: 'accepted', text: bound('yes, all'), why: bound('asked again') }]
const withdrawn: Said = ['recommendation.withdrawn', { ...asked, reason: bound('wrong address') }]
const promise: Said = [
  'commitment.made',
  { ...promised, ...acting, recommendation, madeOn: '2026-02-02', due: '2026-09-01', measure: bound('nine in ten'), text: bound('we ring') },
]
const change: Said = ['commitment.amended', { ...promised, ...acting, due: '2026-10-01', reason: bound('late') }]
const progress: Said = ['progress.reported', { ...promised, ...acting, on: '2026-03-01', state: 'under-way', note: bound('half') }]
const claim: Said = ['outcome.claimed', { ...promised, ...acting, on: '2026-08-01', text: bound('done') }]
const releasedVerdicts = (number: number, about = 1): Said => [
  'verdicts.released',
  { ...promised, claim: about, from: 'residents', number, on: '2026-08-24', rule: 'r', counts: 'a'.repeat(64) },
]
const verdict: Said = ['verdict.recorded', { ...promised, from: 'residents', verdict: 'limited', on: '2026-08-20' }]
const digest = 'ab'.repeat(32)
const tables = (number: number): Said => ['tables.released', { programme: 'luton', release: id(902), number, rule: 'rule/1', hash: digest }]
const results = (number: number): Said => [
  'results.released',
  { programme: 'luton', conversation: id(904), release: id(905), number, rule: 'rule/1', hash: digest },
]
const report = (edition: number): Said => [
  'report.published',
  { programme: 'luton', report: id(903), edition, on: '2026-11-01', recommendations: [recommendation], counts: digest },
]
const anchor = (day: string): Said => ['private-log.anchored', { day, checkpoint: digest }]
const taken = (said: string): Said => ['wording.withdrawn', { programme: 'luton', binding: bound(said), reason: 'personal-data' }]

const at = '2026-11-28T10:00:00.000Z'
const entryOf = ([type, data]: Said, n: number, when = at): string => canonicalJson({ v: 1, type, fact: id(n), at: when, data })
const texts = ['ask', 'yes', 'yes, all', 'asked again', 'wrong address', 'nine in ten', 'we ring', 'late', 'half', 'done']
const allFiles: ReadonlyMap<string, string> = new Map(texts.map((said) => [bound(said), fileOf(said)]))

const checkBytes = async (entries: readonly Uint8Array[], files = allFiles): Promise<LedgerChecked> => {
  const check = new LedgerCheck(portable.sha256)
  for (const [index, entry] of entries.entries()) check.entry(BigInt(index), entry)
  return check.finish(async (binding) => files.get(binding))
}
const checkTexts = (entries: readonly string[], files = allFiles) => checkBytes(entries.map(utf8), files)
const check = (story: readonly Said[], files = allFiles) =>
  checkTexts(
    story.map((said, n) => entryOf(said, n)),
    files,
  )
const kinds = ({ doubts }: LedgerChecked) => doubts.map(({ type, index }) => [type, Number(index)] satisfies [LedgerDoubt['type'], number])
const without = (said: string) => new Map([...allFiles].filter(([binding]) => binding !== bound(said)))

const whole = [published, silence, answer, amended, promise, change, progress, claim, verdict, tables(1), report(1), tables(2), report(2)]

describe('a ledger of somebody who is honest', () => {
  it('raises no doubt', async () => {
    expect(await check([anchor('2026-11-27'), ...whole, anchor('2026-11-28'), withdrawn])).toStrictEqual({
      entries: 16n,
      wording: { published: 10, withdrawn: 0 },
      doubts: [],
      furtherDoubts: 0,
    })
  })

  it('may withdraw words; that is said of them, and is no doubt', async () => {
    const { wording: count, doubts } = await check([...whole, taken('half')], without('half'))
    expect([count, doubts]).toStrictEqual([{ published: 8, withdrawn: 1 }, []])
  })

  it('may have times that cross by a few minutes', async () => {
    expect(kinds(await checkTexts([entryOf(published, 0), entryOf(answer, 1, '2026-11-28T09:55:00.000Z')]))).toStrictEqual([])
  })

  it('may hold text of the length of a binding that is none', async () => {
    const rule = 'r'.repeat(43)
    expect(await check([['tables.released', { ...tables(1)[1], rule }]])).toMatchObject({ doubts: [], wording: { published: 0 } })
  })

  it('may be empty', async () => {
    expect(await check([])).toStrictEqual({ entries: 0n, wording: { published: 0, withdrawn: 0 }, doubts: [], furtherDoubts: 0 })
  })
})

describe('the form of an entry', () => {
  const good = entryOf(published, 0)
  it.each<[string, Uint8Array, LedgerDoubt['type'][]]>([
    ['no UTF-8', Uint8Array.of(0xff, 0xfe), ['entry-not-canonical']],
    ['no JSON', utf8('{'), ['entry-not-canonical']],
    ['nothing', utf8(''), ['entry-not-canonical']],
    ['spaces', utf8(good.replace(':', ': ')), ['entry-not-canonical']],
    ['keys in another order', utf8(JSON.stringify({ v: 1, ...JSON.parse(good) })), ['entry-not-canonical']],
    ['a key that comes twice', utf8(good.replace('{', '{"at":"x",')), ['entry-not-canonical']],
    ['a field that is not in the schema', utf8(canonicalJson({ ...JSON.parse(good), zeal: 1 })), ['entry-not-in-schema']],
    ['another version', utf8(canonicalJson({ ...JSON.parse(good), v: 2 })), ['entry-not-in-schema']],
    ['an unknown type', utf8(canonicalJson({ ...JSON.parse(good), type: 'toString' })), ['entry-not-in-schema']],
    ['null', utf8('null'), ['entry-not-in-schema']],
  ])('is doubted: %s', async (_, bytes, expected) => {
    expect((await checkBytes([bytes])).doubts.map(({ type }) => type)).toStrictEqual(expected)
  })

  it('is named with what to do', async () => {
    expect((await checkBytes([utf8('{ }')])).doubts[0]).toStrictEqual({
      type: 'entry-not-canonical',
      index: 0n,
      message: 'Entry 0 is not canonical JSON (RFC 8785). Keep the entry and ask the operator which program wrote it.',
    })
  })

  it('is counted, not kept, from the hundred and first doubt on', async () => {
    const { doubts, furtherDoubts } = await checkTexts(Array.from({ length: 130 }, () => '{'))
    expect([doubts.length, furtherDoubts]).toStrictEqual([100, 30])
  })
})

describe('the order of entries', () => {
  it.each<[string, readonly Said[], [LedgerDoubt['type'], number][]]>([
    ['an answer to what nobody asked', [answer], [['out-of-order', 0]]],
    ['an answer in another programme', [published, ['response.given', { ...answer[1], programme: 'bedford' }]], [['out-of-order', 1]]],
    ['a second first answer', [published, answer, answer], [['out-of-order', 2]]],
    ['an amendment without an answer', [published, amended], [['out-of-order', 1]]],
    ['an answer after withdrawal', [published, withdrawn, answer], [['out-of-order', 2]]],
    ['silence before it was asked', [silence, published], [['out-of-order', 0]]],
    ['silence after an answer', [published, answer, silence], [['out-of-order', 2]]],
    ['silence twice', [published, silence, silence], [['out-of-order', 2]]],
    ['a withdrawal of what nobody asked', [withdrawn], [['out-of-order', 0]]],
    ['a recommendation published twice', [published, published], [['out-of-order', 1]]],
    ['a promise under an unanswered recommendation', [published, promise], [['out-of-order', 1]]],
    ['a promise made twice', [published, answer, promise, promise], [['out-of-order', 3]]],
    ['an amended promise that nobody made', [change], [['out-of-order', 0]]],
    ['progress on a promise that is made later', [published, answer, progress, promise], [['out-of-order', 2]]],
    ['a claim on a promise that nobody made', [claim], [['out-of-order', 0]]],
    ['a verdict on a promise that nobody made', [verdict], [['out-of-order', 0]]],
    ['released verdicts on a promise that nobody made', [releasedVerdicts(1)], [['out-of-order', 0]]],
    ['released verdicts that skip a number', [published, answer, promise, releasedVerdicts(2)], [['number-skipped', 3]]],
    ['a first report that is the second', [published, report(2)], [['number-skipped', 1]]],
    ['an edition left out', [published, report(1), report(3), report(4)], [['number-skipped', 2]]],
    ['an edition twice', [published, report(1), report(1)], [['number-skipped', 2]]],
    ['a report on what nobody asked', [report(1)], [['out-of-order', 0]]],
    ['a release left out', [tables(1), tables(3)], [['number-skipped', 1]]],
    ['a release of results left out', [tables(1), results(1), results(3)], [['number-skipped', 2]]],
    ['two anchors on a day', [anchor('2026-11-28'), anchor('2026-11-28')], [['anchor-repeated', 1]]],
    ['an anchor for a day before', [anchor('2026-11-28'), anchor('2026-11-27'), anchor('2026-11-29')], [['anchor-repeated', 1]]],
  ])('is doubted: %s', async (_, story, expected) => {
    expect(kinds(await check(story))).toStrictEqual(expected)
  })

  it('numbers released verdicts anew for each claim', async () => {
    const story = [published, answer, promise, releasedVerdicts(1), releasedVerdicts(2), releasedVerdicts(1, 2)]
    expect(kinds(await check(story))).toStrictEqual([])
  })

  it('is doubted when time goes back by more than the tolerance, each time', async () => {
    const late = [entryOf(published, 0), entryOf(answer, 1, '2026-11-28T09:54:59.999Z'), entryOf(amended, 2, '2026-11-28T09:54:59.000Z')]
    expect(kinds(await checkTexts(late))).toStrictEqual([
      ['time-backwards', 1],
      ['time-backwards', 2],
    ])
  })

  it('is doubted when a fact is told twice', async () => {
    const { doubts } = await checkTexts([entryOf(published, 0), entryOf(['programme.closed', { programme: 'luton' }], 0)])
    expect(doubts.map(({ message }) => message)).toStrictEqual([
      `Entry 1 tells the fact ${id(0)} again, which entry 0 told. Compare the two entries, and ask the operator why one thing is told twice.`,
    ])
  })

  it('cannot lose, repeat or swap dependent entries unnoticed', async () => {
    const story = [published, answer, promise, progress]
    const entries = story.map((said, n) => entryOf(said, n))
    for (const [n, entry] of entries.slice(0, -1).entries()) {
      expect((await checkTexts(entries.toSpliced(n, 1))).doubts.length).toBeGreaterThan(0)
      expect((await checkTexts(entries.toSpliced(n, 0, entry))).doubts.length).toBeGreaterThan(0)
      expect((await checkTexts(entries.toSpliced(n, 2, entries[n + 1] ?? '', entry))).doubts.length).toBeGreaterThan(0)
    }
  })
})

describe('the words behind an entry', () => {
  it('are missed when nobody withdrew them', async () => {
    expect((await check([published, answer], without('yes'))).doubts).toStrictEqual([
      {
        type: 'wording-missing',
        index: 1n,
        field: 'text',
        binding: bound('yes'),
        message: `Entry 1 has in its field "text" the binding ${bound('yes')}: the file with its words is not there, and no entry says that they were withdrawn. Ask the operator for the file; without it nobody can see what was said.`,
      },
    ])
  })

  it.each<[string, string]>([
    ['other words', fileOf('no')],
    ['one changed letter', fileOf('yes').replace('yes', 'yeS')],
    ['another secret', fileOf('yes').replace('BwcH', 'BwcI')],
    ['a secret that is no base64url', JSON.stringify({ secret: '*', wording: wording('yes') })],
    ['a field more', JSON.stringify({ ...JSON.parse(fileOf('yes')), note: 'x' })],
    ['no JSON', '<html>'],
    ['nothing', ''],
  ])('are doubted when their file holds %s', async (_, file) => {
    const doubted = await check([published, answer], new Map([...allFiles, [bound('yes'), file]]))
    expect(doubted.doubts.map(({ type, field }) => [type, field])).toStrictEqual([['wording-changed', 'text']])
  })

  it('are doubted when they were withdrawn and are still there', async () => {
    expect(kinds(await check([published, answer, taken('yes')]))).toStrictEqual([['wording-not-withdrawn', 1]])
  })

  it('fail the check when it cannot be known whether they are there', async () => {
    const checking = new LedgerCheck(portable.sha256)
    checking.entry(0n, utf8(entryOf(published, 0)))
    await expect(checking.finish(() => Promise.reject(new Error('the line is dead')))).rejects.toThrow('the line is dead')
  })

  it('are bound as HMAC-SHA-256 says, whatever the length of the secret', () => {
    for (const length of [0, 1, 32, 63, 64, 65, 200]) {
      const key = new Uint8Array(length).fill(3)
      const expected = createHmac('sha256', key).update('heard/binding/v1\0').update('"words"').digest('base64url')
      expect(bindingOf(portable.sha256, key, '"words"')).toBe(expected)
    }
    expect(readWordingFile(portable.sha256, bound('yes'), fileOf('yes'))).toStrictEqual({ wording: wording('yes') })
  })
})

it('needs no Node, so that a browser can check too', () => {
  const sources = readdirSync(new URL('.', import.meta.url)).filter((name) => !name.endsWith('.spec.ts'))
  const imported = sources.flatMap((name) =>
    [...readFileSync(new URL(name, import.meta.url), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from),
  )
  expect([...new Set(imported.filter((from) => !from?.startsWith('./')))].toSorted()).toStrictEqual([
    '@heard/contracts/ledger',
    '@heard/event-sourcing',
    '@heard/transparency-log/verify',
    'zod',
  ])
})
