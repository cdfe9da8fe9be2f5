import type { PlatformFact } from '@heard/contracts/platform'
import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { configurationDecider, programDecider } from './start.decider.ts'

const started = (version: string, node = 'v24.1.0'): PlatformFact<'ProgramStarted'> => ({ type: 'ProgramStarted', data: { version, node } })
const changed = (names: string[], fingerprints: Record<string, string>): PlatformFact<'ConfigurationChanged'> => ({
  type: 'ConfigurationChanged',
  data: { changed: names, fingerprints },
})

describe('starting a version of the program', () => {
  const { given } = specify(programDecider)

  it('is recorded the first time', () => given().when(started('0.1.0').data).then(started('0.1.0')))
  it('is recorded once for as long as it stays the same', () => given(started('0.1.0')).when(started('0.1.0').data).then())
  it('is recorded when either program or Node changed, and when an older one comes back', () => {
    given(started('0.1.0')).when(started('0.2.0').data).then(started('0.2.0'))
    given(started('0.1.0')).when(started('0.1.0', 'v25.0.0').data).then(started('0.1.0', 'v25.0.0'))
    given(started('0.1.0'), started('0.2.0')).when(started('0.1.0').data).then(started('0.1.0'))
  })
})

describe('starting with a configuration', () => {
  const { given } = specify(configurationDecider)
  const before = { HEARD_PORT: 'a', HEARD_ORIGIN: 'b' }

  it('is recorded with all its names the first time', () => {
    given()
      .when({ fingerprints: before })
      .then(changed(['HEARD_ORIGIN', 'HEARD_PORT'], before))
  })
  it('is not recorded when nothing changed, whatever the order', () => {
    given(changed(['HEARD_PORT'], before))
      .when({ fingerprints: { HEARD_ORIGIN: 'b', HEARD_PORT: 'a' } })
      .then()
  })
  it('names what changed, came and went, and nothing else', () => {
    const now = { HEARD_PORT: 'c', HEARD_SMTP_URL: 'd' }
    given(changed(['HEARD_PORT'], before))
      .when({ fingerprints: now })
      .then(changed(['HEARD_ORIGIN', 'HEARD_PORT', 'HEARD_SMTP_URL'], now))
  })
  it('is held against the last one, not against any', () => {
    const now = { ...before, HEARD_PORT: 'c' }
    given(changed(['HEARD_PORT'], before), changed(['HEARD_PORT'], now))
      .when({ fingerprints: before })
      .then(changed(['HEARD_PORT'], before))
  })
})
