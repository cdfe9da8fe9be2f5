import { solveChallenge } from 'altcha-lib'
import { deriveKey } from 'altcha-lib/algorithms/pbkdf2'
import { describe, expect, it } from 'vitest'
import { Proofs } from './proofs.ts'

const now = Date.parse('2026-11-29T09:00:00Z')
const hour = 3_600_000

const solve = async (text: string) => {
  const challenge = JSON.parse(text)
  const solution = await solveChallenge({ challenge, deriveKey })
  return { challenge, solution: { counter: solution?.counter, derivedKey: solution?.derivedKey } }
}

describe('a proof of work', () => {
  it('counts once, for an hour', async () => {
    const proofs = new Proofs()
    const solved = JSON.stringify(await solve(await proofs.challenge(now)))
    expect(await proofs.take(solved, now + hour + 1)).toBe(false)
    expect([await proofs.take(solved, now + hour), await proofs.take(solved, now + hour)]).toStrictEqual([true, false])
  })

  it('is none when it is of elsewhere, made easier, prolonged, not solved, or not even one', async () => {
    const proofs = new Proofs()
    const { challenge, solution } = await solve(await proofs.challenge(now))
    const changed = (parameters: object) => ({ challenge: { ...challenge, parameters: { ...challenge.parameters, ...parameters } }, solution })
    const wrong: readonly unknown[] = [
      await solve(await new Proofs().challenge(now)),
      changed({ cost: 1 }),
      changed({ keyPrefix: '00' }),
      changed({ data: { until: now + 9 * hour } }),
      { challenge, solution: { ...solution, derivedKey: '00'.repeat(32) } },
      { challenge: { parameters: challenge.parameters }, solution },
      { challenge },
      {},
      null,
    ]
    for (const proof of [...wrong.map((each) => JSON.stringify(each)), '', '{', 'a'.repeat(4_000)]) {
      expect([proof, await proofs.take(proof, now)]).toStrictEqual([proof, false])
    }
    expect(await proofs.take(JSON.stringify({ challenge, solution }), now)).toBe(true)
  })

  it('is asked for without a word about who solves it', async () => {
    const { parameters } = JSON.parse(await new Proofs().challenge(now))
    expect(Object.keys(parameters).toSorted()).toStrictEqual(['algorithm', 'cost', 'data', 'keyLength', 'keyPrefix', 'keySignature', 'nonce', 'salt'])
    expect(parameters.data).toStrictEqual({ until: now + hour })
  })
})
