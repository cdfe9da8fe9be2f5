import { healthDetail } from '@heard/contracts'
import { ClamdDouble } from '@heard/files/testing'
import { expect, it } from 'vitest'
import { startTestHeard } from './testing.ts'

it('health says whether a virus scanner looks at files, and not where it is', async () => {
  const scanner = new ClamdDouble()
  const platforms = [await startTestHeard({ environment: { HEARD_CLAMAV: await scanner.start() } }), await startTestHeard()]
  const said: string[] = []
  const ask = async (): Promise<void> => {
    for (const platform of platforms) {
      const answer = await platform.call(healthDetail, {}, { headers: await platform.as('administrator') })
      if (!answer.ok) throw new Error(answer.problem.title)
      said.push(JSON.stringify(answer.body.files))
    }
  }
  await ask()
  await scanner.close()
  await ask()
  expect(said).toEqual(['on', 'not-configured', 'unavailable', 'not-configured'].map((scanning) => JSON.stringify({ scanning })))
  for (const platform of platforms) await platform.close()
})
