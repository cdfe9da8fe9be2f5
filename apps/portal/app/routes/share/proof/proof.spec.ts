import { describe, expect, it } from 'vitest'
import { proofIn } from './proof.tsx'

const formWith = (proof?: string | Blob): FormData => {
  const form = new FormData()
  if (proof !== undefined) form.set('proof', proof)
  return form
}

describe('what a browser proved', () => {
  it('is passed on as it came', () => {
    expect(proofIn(formWith('{"challenge":{}}'))).toStrictEqual({ proof: '{"challenge":{}}' })
  })

  it('is nothing where there is none, it is too long, or a file', () => {
    const forms = [formWith(), formWith(''), formWith('a'.repeat(4_001)), formWith(new Blob(['a']))]
    expect(forms.map(proofIn)).toStrictEqual([{}, {}, {}, {}])
  })
})
