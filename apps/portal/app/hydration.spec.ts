import { expect, test } from 'vitest'
import { isHydrated } from './hydration.ts'

test.each([
  [[], false],
  [[undefined, { staff: true }], false],
  [[undefined, { hydrate: true }, undefined], true],
  [[{ hydrate: 'true' }, { hydrate: false }, null, 'hydrate'], false],
  [[{ hydrate: true }, { staff: true }], true],
])('of %j it is %s that script is sent', (handles, sent) => {
  expect(isHydrated(handles.map((handle) => ({ handle })))).toBe(sent)
})
