import { uploadImport } from '@heard/contracts/engagement'
import { ClamdDouble, eicar } from '@heard/files/testing'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { startEngagement } from './import-server.fixture.ts'

describe('files to import, where there is a virus scanner', () => {
  const scanner = new ClamdDouble()
  let server: Awaited<ReturnType<typeof startEngagement>>
  beforeAll(async () => {
    server = await startEngagement(Date, { HEARD_CLAMAV: await scanner.start() })
  })
  beforeEach(() => {
    scanner.mood = 'well'
    scanner.most = 100 * 1024 * 1024
  })
  afterAll(async () => {
    await server.close()
    await scanner.close()
  })
  const upload = async (words: string) => {
    const content = Buffer.from(`said\n"${words}"\n`).toString('base64')
    const { status, retryAfter, problem } = await server.send(uploadImport, { programme: 'luton-cancer' }, { name: 'said.csv', content })
    return [status, problem.type, retryAfter]
  }

  it('are taken when it finds them clean, and refused when it does not', async () => {
    expect([await upload('They were kind.'), await upload(eicar), await server.files.scanning()]).toStrictEqual([
      [201, undefined, undefined],
      [422, '/problems/infected', undefined],
      'on',
    ])
  })

  it('are refused while it does not answer', async () => {
    scanner.mood = 'closes-early'
    expect([await upload('They were kind.'), await server.files.scanning()]).toStrictEqual([[503, '/problems/not-checked', '60'], 'unavailable'])
    scanner.mood = 'well'
    expect([await upload('They were kind.'), await server.files.scanning()]).toStrictEqual([[201, undefined, undefined], 'on'])
  })

  it('are refused when they are longer than it takes', async () => {
    scanner.most = 10
    expect(await upload('They were kind.')).toStrictEqual([413, '/problems/too-large-to-check', undefined])
  })
})

it('files are taken without one, and the platform says so', async () => {
  const server = await startEngagement()
  const content = Buffer.from('said\nhello\n').toString('base64')
  expect((await server.send(uploadImport, { programme: 'luton-cancer' }, { name: 'said.csv', content })).status).toBe(201)
  expect(await server.files.scanning()).toBe('not-configured')
  await server.close()
})
