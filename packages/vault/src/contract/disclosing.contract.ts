import { createHmac } from 'node:crypto'
import { expect, it } from 'vitest'
import type { Disclosed } from '../vault.ts'
import { DEADLINE, LATER, type Start, story } from './context.ts'

const published = { subject: 'programme-1', purpose: 'publication', field: 'recommendation.title' }

const recomputed = (answer: Disclosed | undefined): string | undefined =>
  answer?.status === 'open'
    ? createHmac('sha256', answer.secret).update('heard/binding/v1\0').update(answer.canonical).digest('base64url')
    : answer?.status

export const disclosingContract = (start: Start): void => {
  it('gives published wording with the secret from which anyone makes the binding again, through rotations too', async () => {
    const { vault, sealOne } = await start()
    const { ref, binding } = await sealOne({ ...published, payload: { language: 'en', text: 'Send interpreters \ud800 ' } })
    await vault.confirm([ref])
    const [before] = await vault.disclose([ref])
    expect(before).toMatchObject({ ref, status: 'open', canonical: String.raw`{"language":"en","text":"Send interpreters \ud800 "}` })
    expect(recomputed(before)).toBe(binding)
    await vault.rotate(LATER)
    expect(await vault.disclose([ref])).toStrictEqual([before])
  })

  it('refuses what is not published, and keeps erased and tampered apart', async () => {
    const { vault, sealOne, damage } = await start()
    const [mine, named, damaged] = [await sealOne(story('mine')), await sealOne(story('Dr Khan', published)), await sealOne(story('x', published))]
    await vault.withdraw([named.ref])
    await damage.flipBit(damaged.ref)
    expect(await vault.disclose([mine.ref, named.ref, damaged.ref, 'unknown'])).toStrictEqual([
      { ref: mine.ref, status: 'refused', why: 'not-publication' },
      { ref: named.ref, status: 'erased' },
      { ref: damaged.ref, status: 'tampered' },
      { ref: 'unknown', status: 'tampered' },
    ])
  })

  it('answers in the order asked, a ref that is asked twice twice', async () => {
    const { vault } = await start()
    const [one, two] = await vault.seal([story('one', published), story('two', published)], { deadline: DEADLINE })
    const refs = [two?.ref ?? '', one?.ref ?? '', two?.ref ?? '']
    expect((await vault.disclose(refs)).map(({ ref }) => ref)).toStrictEqual(refs)
  })
}
