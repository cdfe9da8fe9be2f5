import { expect, it } from 'vitest'
import { forgetSubject } from './forget-subject.ts'

const lost = { subject: 'p1', purposes: ['contact'] }

it('lists a subject before anything of it is erased', async () => {
  const steps: unknown[] = []
  const list = { addSubject: (listed: unknown) => void steps.push(['listed', listed]) }
  const vault = {
    erase: async (subject: string, purposes?: readonly string[]) => {
      steps.push(['erased', subject, purposes])
      return 2
    },
  }
  expect(await forgetSubject({ list, vault }, lost)).toBe(2)
  expect(steps).toStrictEqual([
    ['listed', lost],
    ['erased', 'p1', ['contact']],
  ])
})

it('erases nothing that cannot be listed', async () => {
  let erased = 0
  const list = {
    addSubject: () => {
      throw new Error('the disk is full')
    },
  }
  const vault = { erase: async () => (erased += 1) }
  await expect(async () => forgetSubject({ list, vault }, lost)).rejects.toThrow('the disk is full')
  expect(erased).toBe(0)
})
