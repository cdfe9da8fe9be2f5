import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newDayKeyPair, openItem, sealItem } from './seal.ts'

const place = { gathering: 'g1', item: 'i1' }

describe('an item sealed on a device', () => {
  it('is opened by the holder of the private key, whatever it says', async () => {
    const { publicKey, privateKey } = await newDayKeyPair()
    await fc.assert(
      fc.asyncProperty(fc.json(), async (json) => {
        expect(await openItem(privateKey, place, await sealItem(publicKey, place, json))).toBe(json.trimEnd())
      }),
      { numRuns: 50 },
    )
  })

  it('is not opened by a stranger, nor for another place, nor when anything in it was changed', async () => {
    const [{ publicKey, privateKey }, stranger] = await Promise.all([newDayKeyPair(), newDayKeyPair()])
    const sealed = await sealItem(publicKey, place, '"No one rang back."')
    expect(await openItem(stranger.privateKey, place, sealed)).toBeUndefined()
    expect(await openItem(privateKey, { ...place, item: 'i2' }, sealed)).toBeUndefined()
    expect(await openItem(privateKey, { ...place, gathering: 'g2' }, sealed)).toBeUndefined()
    for (const at of [3, 200, sealed.length - 4]) {
      const letter = sealed[at] === 'A' ? 'B' : 'A'
      expect(await openItem(privateKey, place, sealed.slice(0, at) + letter + sealed.slice(at + 1))).toBeUndefined()
    }
    for (const broken of ['', 'A', '***', sealed.slice(0, 60)]) expect(await openItem(privateKey, place, broken)).toBeUndefined()
    expect(await openItem(privateKey, place, sealed)).toBe('"No one rang back."')
  })

  it('differs each time, and tells no words and not how long they are', async () => {
    const { publicKey } = await newDayKeyPair()
    const [one, again, longer] = await Promise.all(['"a"', '"a"', `"${'کچھ '.repeat(60)}"`].map((json) => sealItem(publicKey, place, json)))
    expect(one).not.toBe(again)
    expect(one?.length).toBe(longer?.length)
  })
})
