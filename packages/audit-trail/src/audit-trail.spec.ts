import { createHash } from 'node:crypto'
import { describe, expect, it, onTestFinished } from 'vitest'
import { anchorDigest } from './anchor.ts'
import { at, binding, newFact, type TestTrail, testTrail } from './fixture.ts'

const running = (...given: Parameters<typeof testTrail>): TestTrail => {
  const test = testTrail(...given)
  test.trail.start()
  onTestFinished(() => test.trail.stop())
  return test
}

const closed = (id: string, programme = 'luton') => newFact('ProgrammeClosed', { programme }, id)
const story = () => newFact('StoryShared', { programme: 'luton', words: { ref: 'story', binding: binding('s') } })
const ids = ['019f0000-0000-7000-8000-000000000001', '019f0000-0000-7000-8000-000000000002'] as const
const closedEntry = (fact: string) => `{"at":"${at}","data":{"programme":"luton"},"fact":"${fact}","type":"programme.closed","v":1}`

describe('the public ledger', () => {
  it('says what the policy says of a fact, as canonical JSON, and nothing of what is exempt', async () => {
    const { trail, publicLog, append } = running()
    await append('programme-luton', closed(ids[0]), story(), closed(ids[1]))
    await trail.settle()
    expect(publicLog.entries.filter((entry) => entry.includes('programme.closed'))).toStrictEqual([closedEntry(ids[0]), closedEntry(ids[1])])
    expect(publicLog.entries.every((entry) => !entry.includes('story'))).toBe(true)
  })

  it('puts the wording that an entry names beside the log, with its secret, and no other', async () => {
    const { trail, wording, append } = running()
    const recommendation = ids[0]
    const said = { reason: { ref: 'why', binding: binding('w') }, inner: { ref: 'inner', binding: binding('i') } }
    await append('r-1', newFact('ReasonGiven', { programme: 'luton', recommendation, ...said, draft: false }))
    await append(
      'r-2',
      newFact('ReasonGiven', { programme: 'luton', recommendation, ...said, reason: { ref: 'd', binding: binding('d') }, draft: true }),
    )
    await trail.settle()
    const secret = Buffer.alloc(32, 1).toString('base64url')
    expect([...wording]).toStrictEqual([[binding('w'), `{"secret":"${secret}","wording":"\\"words of why\\""}\n`]])
  })

  it('takes wording away when its withdrawal enters, and bears that it is gone from the vault before it was read', async () => {
    const { trail, wording, publicLog, append } = running()
    const reason = (ref: string, letter: string) => ({
      programme: 'luton',
      recommendation: ids[0],
      reason: { ref, binding: binding(letter) },
      draft: false,
    })
    const inner = { ref: 'inner', binding: binding('i') }
    await append('r-1', newFact('ReasonGiven', { ...reason('why', 'w'), inner }), newFact('ReasonGiven', { ...reason('gone', 'g'), inner }))
    await append('w-1', newFact('WordingTaken', { programme: 'luton', binding: binding('w') }))
    await trail.settle()
    expect([...wording.keys()]).toStrictEqual([])
    expect(publicLog.entries.map((entry) => JSON.parse(entry).type).filter((type) => type !== 'private-log.anchored')).toStrictEqual([
      'recommendation.withdrawn',
      'recommendation.withdrawn',
      'wording.withdrawn',
    ])
  })

  it('is the same, byte for byte, when it is built again from the same facts', async () => {
    const first = running()
    await first.append('programme-luton', closed(ids[0]), closed(ids[1]))
    await first.trail.anchor()
    await first.trail.settle()
    const again = running({ store: first.store, anchors: first.anchors })
    await again.trail.settle()
    expect(again.publicLog.entries).toStrictEqual(first.publicLog.entries)
    expect(again.privateLog.entries).toStrictEqual(first.privateLog.entries)
  })
})

describe('the private log', () => {
  it('has one leaf for each fact, in the order of the store, as it was recorded', async () => {
    const { trail, privateLog, append, store } = running()
    await append('programme-luton', closed(ids[0]))
    await append('story-1', story())
    await trail.anchor()
    await trail.settle()
    const leaves = privateLog.entries.map((entry) => JSON.parse(entry))
    expect(leaves.slice(0, 1)).toStrictEqual([
      {
        data: { programme: 'luton' },
        id: ids[0],
        metadata: { actor: 'system', at },
        position: '1',
        revision: '0',
        stream: 'programme-luton',
        type: 'ProgrammeClosed',
        version: 1,
      },
    ])
    expect(leaves.map(({ position }) => position)).toStrictEqual(Array.from({ length: Number(await store.head()) }, (_, n) => String(n + 1)))
  })
})

describe('the daily anchor', () => {
  const anchored = ({ publicLog }: TestTrail) =>
    publicLog.entries.map((entry) => JSON.parse(entry)).filter(({ type }) => type === 'private-log.anchored')

  it('enters the digest of the kept checkpoint once a day', async () => {
    const clock = { now: '2026-11-28T23:59:00.000Z' }
    const test = running({ clock })
    await test.append('programme-luton', closed(ids[0]))
    await test.trail.anchor()
    await test.trail.anchor()
    clock.now = '2026-11-29T00:00:30.000Z'
    await test.trail.anchor()
    await test.trail.settle()
    const days = [...test.anchors.kept]
    expect(days.map(([day]) => day)).toStrictEqual(['2026-11-28', '2026-11-29'])
    expect(anchored(test).map(({ data }) => data)).toStrictEqual(days.map(([day, text]) => ({ day, checkpoint: anchorDigest(text) })))
    expect(anchorDigest('checkpoint\n')).toBe(createHash('sha256').update('checkpoint\n').digest('hex'))
  })

  it('anchors the text that was kept when it was interrupted before the fact, not a newer one', async () => {
    const test = testTrail()
    await test.append('programme-luton', closed(ids[0]))
    await test.anchors.keep('2026-11-28', 'kept before the crash')
    test.trail.start()
    onTestFinished(() => test.trail.stop())
    await test.trail.anchor()
    await test.trail.settle()
    expect(anchored(test).map(({ data }) => data.checkpoint)).toStrictEqual([anchorDigest('kept before the crash')])
  })

  it('anchors nothing while nothing is recorded, and says nothing about it', async () => {
    const test = running()
    await test.trail.anchor()
    expect([test.anchors.kept.size, await test.store.head(), test.reports]).toStrictEqual([0, 0n, []])
  })
})

describe('stopping and going on', () => {
  it('neither loses nor repeats an entry when it is killed between reading and publishing', async () => {
    const before = running({ pace: 60_000 })
    await before.append('programme-luton', closed(ids[0]))
    await before.trail.settle()
    await before.append('programme-luton', closed(ids[1]))
    const killed = { publicLog: before.publicLog.restarted(), privateLog: before.privateLog.restarted() }
    const after = running({ store: before.store, anchors: before.anchors, ...killed })
    await after.trail.anchor()
    await after.trail.settle()
    expect(after.publicLog.entries.filter((entry) => entry.includes('programme.closed'))).toStrictEqual([closedEntry(ids[0]), closedEntry(ids[1])])
    const positions = after.privateLog.entries.map((entry) => JSON.parse(entry).position)
    expect(positions).toStrictEqual([...new Set(positions)])
    expect(positions).toHaveLength(Number(await before.store.head()))
  })

  it('stops for good, and says so, when the log itself refuses; the other log goes on', async () => {
    const test = testTrail()
    test.publicLog.failure = Object.assign(new Error('another signer moved the head'), { type: 'head-moved' })
    test.trail.start()
    onTestFinished(() => test.trail.stop())
    await test.append('programme-luton', closed(ids[0]))
    await expect.poll(() => test.reports).toStrictEqual([{ name: 'public ledger', final: true, error: test.publicLog.failure }])
    await test.trail.settle()
    expect(test.trail.status().map(({ name, stopped }) => ({ name, stopped }))).toStrictEqual([
      { name: 'public ledger', stopped: 'another signer moved the head' },
      { name: 'private log', stopped: undefined },
    ])
    expect(test.privateLog.entries.length).toBeGreaterThan(0)
  })

  it('publishes what it read before it ends', async () => {
    const test = testTrail({ pace: 60_000 })
    const position = await test.append('programme-luton', closed(ids[0]))
    test.trail.start()
    await expect.poll(() => test.trail.status().every((log) => log.position >= position)).toBe(true)
    await test.trail.stop()
    expect(test.publicLog.entries.filter((entry) => entry.includes('programme.closed'))).toStrictEqual([closedEntry(ids[0])])
  })
})
