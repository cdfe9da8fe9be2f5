import { expect, it } from 'vitest'
import { readConfiguration } from '../configuration.ts'

it('HEARD_OTLP_URL is an address that nobody on the way can read, or refused in one line that does not repeat it', () => {
  const read = (environment: Readonly<Record<string, string>>) => readConfiguration(environment, '/').otlpUrl
  const safe = ['https://collector.example:4318/', 'http://127.0.0.1:4318', 'http://localhost:4318/otlp', 'http://[::1]:4318']
  expect([read({}), ...safe.map((url) => read({ HEARD_OTLP_URL: url }))]).toStrictEqual([
    undefined,
    'https://collector.example:4318',
    'http://127.0.0.1:4318',
    'http://localhost:4318/otlp',
    'http://[::1]:4318',
  ])
  for (const wrong of [
    '',
    'hush',
    'http://hush.example:4318',
    'https://me:hush@collector.example',
    'https://collector.example?hush',
    'file:///hush',
  ]) {
    expect(() => read({ HEARD_OTLP_URL: wrong })).toThrow(
      expect.objectContaining({
        type: 'configuration-error',
        message: 'HEARD_OTLP_URL must be an https:// address, or an http:// address of this machine, without query or password',
      }),
    )
  }
})
