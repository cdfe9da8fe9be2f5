import { keptLog } from '@heard/service-kit/testing'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { QuarantineWatch } from './quarantine-watch.ts'

describe('the watch over stories that are held back', () => {
  beforeEach(() => {
    vi.useFakeTimers()
  })
  afterEach(() => {
    vi.useRealTimers()
  })

  it('says once that it begins, and that it ended ten minutes after the last, for each reason', () => {
    const { log, lines } = keptLog()
    const watch = new QuarantineWatch({ log })
    watch.heldBack('flood')
    vi.advanceTimersByTime(599_999)
    watch.heldBack('flood')
    watch.heldBack('trap')
    vi.advanceTimersByTime(599_999)
    expect(lines()).toStrictEqual([
      { level: 'warn', event: 'security.quarantine-started', why: 'flood' },
      { level: 'warn', event: 'security.quarantine-started', why: 'trap' },
    ])
    vi.advanceTimersByTime(1)
    watch.heldBack('flood')
    expect(lines().slice(2)).toStrictEqual([
      { level: 'info', event: 'security.quarantine-ended', why: 'flood' },
      { level: 'info', event: 'security.quarantine-ended', why: 'trap' },
      { level: 'warn', event: 'security.quarantine-started', why: 'flood' },
    ])
    watch.onApplicationShutdown()
  })
})
