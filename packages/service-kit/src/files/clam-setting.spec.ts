import { expect, it } from 'vitest'
import { readConfiguration } from '../configuration.ts'

it('HEARD_CLAMAV is an address or refused in one line that does not repeat it', () => {
  const read = (environment: Readonly<Record<string, string>>) => readConfiguration(environment, '/').clamav
  expect([read({}), read({ HEARD_CLAMAV: 'unix:/run/clamav/clamd.ctl' }), read({ HEARD_CLAMAV: 'tcp://clamav:3310' })]).toStrictEqual([
    undefined,
    { path: '/run/clamav/clamd.ctl' },
    { host: 'clamav', port: 3310 },
  ])
  for (const wrong of ['', 'tcp://me:hush@clamav:3310', 'http://hush:3310']) {
    expect(() => read({ HEARD_CLAMAV: wrong })).toThrow(
      expect.objectContaining({
        type: 'configuration-error',
        message: 'HEARD_CLAMAV must be unix:/path/of/clamd.sock or tcp://host:3310',
      }),
    )
  }
})
