import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Json } from '../vault.ts'
import { ACCESS, DEADLINE, first, NOW, openAs, type Start, story } from './context.ts'

/** Any UTF-16, lone surrogates included. */
const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
)
const anyJson = fc
  .letrec<{ json: Json; leaf: Json }>((tie) => ({
    leaf: fc.oneof(anyText, fc.boolean(), fc.constant(null), fc.integer(), fc.double({ noNaN: true, noDefaultInfinity: true })),
    json: fc.oneof({ depthSize: 'small', withCrossShrink: true }, tie('leaf'), fc.array(tie('json')), fc.dictionary(anyText, tie('json'))),
  }))
  .json.map((value): Json => JSON.parse(JSON.stringify(value)))

const AWKWARD = [
  '',
  ' ',
  'trailing   ',
  '\0',
  'a\0b',
  '👩🏽‍⚕️',
  '‮abc‬',
  'مجھے انتظار کرنا پڑا',
  '\ud800',
  'x\udc00y',
  '﻿bom',
  '\r\n',
  '__proto__',
  '"\\/',
]

export const sealingContract = (start: Start): void => {
  it('opens what was sealed, in the order asked', async () => {
    const { vault } = await start()
    const requests = [story('first'), story({ stage: 'waiting', weeks: 7 }, { field: 'contribution.stage' }), story(['a', null, true])]
    const refs = (await vault.seal(requests, { deadline: DEADLINE })).map(({ ref }) => ref)
    const [one = '', two = '', three = ''] = refs
    expect(await vault.open([three, one, two, one], ACCESS)).toStrictEqual([
      openAs(three, ['a', null, true]),
      openAs(one, 'first'),
      openAs(two, { stage: 'waiting', weeks: 7 }, { field: 'contribution.stage' }),
      openAs(one, 'first'),
    ])
  })

  it('seals nothing when asked for nothing, and opens nothing', async () => {
    const { vault, recorded } = await start()
    expect(await vault.seal([], { deadline: DEADLINE })).toStrictEqual([])
    expect(await vault.open([], ACCESS)).toStrictEqual([])
    expect(recorded).toStrictEqual([])
  })

  it('gives every row a ref and a binding of its own, also for the same words', async () => {
    const { vault } = await start()
    const sealed = await vault.seal(Array(50).fill(story('yes')), { deadline: DEADLINE })
    expect(new Set(sealed.map(({ ref }) => ref)).size).toBe(50)
    expect(new Set(sealed.map(({ binding }) => binding)).size).toBe(50)
  })

  it.each(AWKWARD)('gives back the text %j exactly, as content and as a name in it', async (text) => {
    const { sealOne, openOne } = await start()
    const payload: Json = JSON.parse(JSON.stringify({ text, list: [text] }).replace('"text":', `${JSON.stringify(text)}:1,"text":`))
    const { ref } = await sealOne(story(text))
    const { ref: inside } = await sealOne(story(payload))
    expect(await openOne(ref)).toStrictEqual(openAs(ref, text))
    expect(await openOne(inside)).toStrictEqual(openAs(inside, payload))
  })

  it('gives back any JSON, bound to exactly that', async () => {
    const { vault } = await start()
    await fc.assert(
      fc.asyncProperty(fc.array(anyJson, { minLength: 1, maxLength: 5 }), async (payloads) => {
        const sealed = await vault.seal(
          payloads.map((payload) => story(payload)),
          { deadline: DEADLINE },
        )
        const opened = await vault.open(
          sealed.map(({ ref }) => ref),
          ACCESS,
        )
        expect(opened).toStrictEqual(sealed.map(({ ref }, index) => openAs(ref, payloads[index] ?? null)))
        expect(await Promise.all(sealed.map((one) => vault.verify(one)))).toStrictEqual(sealed.map(() => 'intact'))
      }),
      { numRuns: 60 },
    )
  })

  it('refuses what is not JSON, and then keeps nothing of the call', async () => {
    const { vault } = await start()
    const remember = { kind: 'answer' as const, key: 'k', payload: 'kept?', expires: DEADLINE }
    await expect(vault.seal([story('fine'), story(Number.NaN)], { deadline: DEADLINE, remember })).rejects.toThrow(TypeError)
    expect(await vault.recall('answer', 'k', NOW)).toBe(undefined)
  })

  it('refuses a deadline that is no time', async () => {
    const { vault } = await start()
    await expect(vault.seal([story('x')], { deadline: 'soon' })).rejects.toThrow(RangeError)
  })

  it('verifies that a row is what a fact is bound to, without a record', async () => {
    const { vault, sealOne, recorded } = await start()
    const [yes, no] = [await sealOne(story('yes')), await sealOne(story('no'))]
    expect(await vault.verify(yes)).toBe('intact')
    expect(await vault.verify({ ref: yes.ref, binding: no.binding })).toBe('tampered')
    expect(await vault.verify({ ref: yes.ref, binding: '' })).toBe('tampered')
    expect(await vault.verify({ ref: 'unknown', binding: yes.binding })).toBe('tampered')
    expect(recorded).toStrictEqual([])
  })

  it('serves many writers at once, each with its own', async () => {
    const { vault } = await start()
    const words = Array.from({ length: 400 }, (_, index) => `story ${index}`)
    const sealed = await Promise.all(words.map((word, index) => vault.seal([story(word, { subject: `s${index % 7}` })], { deadline: DEADLINE })))
    const refs = sealed.map((one) => first(one).ref)
    const expected = refs.map((ref, index) => openAs(ref, `story ${index}`, { subject: `s${index % 7}` }))
    expect(await vault.open(refs, ACCESS)).toStrictEqual(expected)
  })
}
