import { expect, it } from 'vitest'
import type { Access, AccessPolicy, OpeningRecord } from '../vault.ts'
import { ACCESS, allowAll, DEADLINE, openAs, type Start, story } from './context.ts'

const equality: Access = { ...ACCESS, purpose: 'equality' }

export const openingContract = (start: Start): void => {
  it('answers open, refused, erased and tampered apart, and records the call once', async () => {
    const { vault, sealOne, recorded, damage } = await start()
    const [open, other, erased, flipped] = [
      await sealOne(story('mine')),
      await sealOne(story('Pakistani', { purpose: 'equality' })),
      await sealOne(story('theirs', { subject: 'subject-2' })),
      await sealOne(story('changed')),
    ]
    await vault.erase('subject-2')
    await damage.flipBit(flipped.ref)
    expect(await vault.open([open.ref, other.ref, erased.ref, flipped.ref, 'never-given-out', open.ref], ACCESS)).toStrictEqual([
      openAs(open.ref, 'mine'),
      { ref: other.ref, status: 'refused', why: 'other-purpose' },
      { ref: erased.ref, status: 'erased' },
      { ref: flipped.ref, status: 'tampered' },
      { ref: 'never-given-out', status: 'tampered' },
      openAs(open.ref, 'mine'),
    ])
    expect(recorded).toStrictEqual([
      { access: ACCESS, opened: [open.ref], refused: [other.ref], unreadable: [erased.ref, flipped.ref, 'never-given-out'] },
    ])
  })

  it('asks the policy once per call, about the rows of that purpose only, before it decrypts', async () => {
    const asked: Parameters<AccessPolicy>[] = []
    const { sealOne, vault } = await start({
      policy: async (rows, access) => {
        asked.push([rows, access])
        return rows.map(({ ref }) => (ref === denied ? { allowed: false, why: 'no-consent' } : { allowed: true }))
      },
    })
    const allowed = await sealOne(story('a'))
    const other = await sealOne(story('b', { purpose: 'equality' }))
    const { ref: denied } = await sealOne(story('c', { subject: 'subject-2', field: 'contribution.better' }))
    expect(await vault.open([allowed.ref, other.ref, denied], ACCESS)).toStrictEqual([
      openAs(allowed.ref, 'a'),
      { ref: other.ref, status: 'refused', why: 'other-purpose' },
      { ref: denied, status: 'refused', why: 'no-consent' },
    ])
    const rows = [
      { ref: allowed.ref, subject: 'subject-1', purpose: 'narrative', field: 'contribution.narrative' },
      { ref: denied, subject: 'subject-2', purpose: 'narrative', field: 'contribution.better' },
    ]
    expect(asked).toStrictEqual([[rows, ACCESS]])
  })

  it('refuses a row about which the policy says nothing', async () => {
    const { sealOne, openOne } = await start({ policy: async () => [] })
    const { ref } = await sealOne(story('a'))
    expect(await openOne(ref)).toStrictEqual({ ref, status: 'refused', why: 'no-verdict' })
  })

  it('reveals nothing when the policy fails', async () => {
    const { sealOne, openOne, recorded } = await start({ policy: () => Promise.reject(new Error('no policy today')) })
    const { ref } = await sealOne(story('a'))
    await expect(openOne(ref)).rejects.toThrow('no policy today')
    expect(recorded).toStrictEqual([])
  })

  it('reveals nothing when the opening cannot be recorded', async () => {
    const { sealOne, openOne } = await start({ record: () => Promise.reject(new Error('the log is down')) })
    const { ref } = await sealOne(story('a'))
    await expect(openOne(ref)).rejects.toThrow('the log is down')
  })

  it('records an opening before it answers', async () => {
    const steps: string[] = []
    const record = async (opening: OpeningRecord) => {
      await new Promise((resolve) => setImmediate(resolve))
      steps.push(`recorded ${opening.opened.length}`)
    }
    const { sealOne, openOne } = await start({ record })
    const { ref } = await sealOne(story('a'))
    await openOne(ref)
    steps.push('answered')
    expect(steps).toStrictEqual(['recorded 1', 'answered'])
  })

  it.each(['policy', 'record'] as const)('answers erased when an erasure was acknowledged while the %s took its time', async (slow) => {
    const erase = async () => {
      await started.vault.erase('subject-1')
    }
    const policy: AccessPolicy = async (rows, access) => {
      await erase()
      return allowAll(rows, access)
    }
    const started = await start(slow === 'policy' ? { policy } : { record: erase })
    const { ref } = await started.sealOne(story('a'))
    expect(await started.openOne(ref)).toStrictEqual({ ref, status: 'erased' })
  })

  it('opens published wording for everybody, unrecorded, and nothing else that way', async () => {
    const { vault, sealOne, recorded } = await start({ policy: () => Promise.reject(new Error('not to be asked')) })
    const published = { subject: 'programme-1', purpose: 'publication', field: 'recommendation.title' }
    const [title, mine] = [await sealOne(story('Send interpreters', published)), await sealOne(story('mine'))]
    const gone = await sealOne(story('Withdrawn', { ...published, subject: 'programme-2' }))
    await vault.erase('programme-2', ['publication'])
    expect(await vault.wording([title.ref, mine.ref, gone.ref, 'unknown'])).toStrictEqual([
      openAs(title.ref, 'Send interpreters', published),
      { ref: mine.ref, status: 'refused', why: 'not-publication' },
      { ref: gone.ref, status: 'erased' },
      { ref: 'unknown', status: 'tampered' },
    ])
    expect(recorded).toStrictEqual([])
  })

  it('records the opening of published wording too, when it is opened and not read as wording', async () => {
    const { sealOne, openOne, recorded } = await start()
    const published = { subject: 'programme-1', purpose: 'publication' }
    const { ref } = await sealOne(story('Send interpreters', published))
    const access = { ...ACCESS, purpose: 'publication' }
    expect(await openOne(ref, access)).toStrictEqual(openAs(ref, 'Send interpreters', published))
    expect(recorded).toStrictEqual([{ access, opened: [ref], refused: [], unreadable: [] }])
  })

  it('finds content that was moved to another row, in both', async () => {
    const { vault, damage } = await start()
    const sealed = await vault.seal([story('one'), story('two'), story('three', { subject: 'subject-2' })], { deadline: DEADLINE })
    const [a = '', b = '', c = ''] = sealed.map(({ ref }) => ref)
    await damage.swap(a, b)
    expect(await vault.open([a, b, c], ACCESS)).toStrictEqual([
      { ref: a, status: 'tampered' },
      { ref: b, status: 'tampered' },
      openAs(c, 'three', { subject: 'subject-2' }),
    ])
    expect(await Promise.all(sealed.map((one) => vault.verify(one)))).toStrictEqual(['tampered', 'tampered', 'intact'])
    await damage.swap(a, b)
    expect(await vault.open([a, b], ACCESS)).toStrictEqual([openAs(a, 'one'), openAs(b, 'two')])
  })

  it('finds a row whose field was renamed', async () => {
    const { sealOne, openOne, damage } = await start()
    const { ref } = await sealOne(story('a'))
    await damage.relabel(ref, 'contribution.stage')
    expect(await openOne(ref)).toStrictEqual({ ref, status: 'tampered' })
  })

  it('does not take a deleted row for an erased one, not even with a forged mark', async () => {
    const { sealOne, openOne, vault, damage } = await start()
    const sealed = await sealOne(story('a', { purpose: 'equality' }))
    await damage.remove(sealed.ref)
    expect(await openOne(sealed.ref, equality)).toStrictEqual({ ref: sealed.ref, status: 'tampered' })
    await damage.forgeTombstone(sealed.ref)
    expect(await openOne(sealed.ref, equality)).toStrictEqual({ ref: sealed.ref, status: 'tampered' })
    expect(await vault.verify(sealed)).toBe('tampered')
  })
}
