import { describe, expect, it } from 'vitest'
import { activityValues, readActivity } from './activity-form.ts'

const filled = { kind: ['awareness'], 'on-day': ['22'], 'on-month': ['11'], 'on-year': ['2026'], minutes: [''], reach: [''] }
const content = { kind: 'awareness' as const, minutes: 60, on: '2026-11-22' }
const faults = (values: Parameters<typeof readActivity>[0]) => {
  const read = readActivity(values)
  return 'errors' in read ? read.errors.map(({ field }) => field) : []
}

describe('the form of what a champion did', () => {
  it('takes how long it took from the button that was pressed, else from what was typed', () => {
    expect(readActivity({ ...filled, took: ['60'] })).toEqual({ content })
    expect(readActivity({ ...filled, minutes: ['60'] })).toEqual({ content })
    expect(faults(filled)).toEqual(['minutes'])
    expect(faults({ ...filled, minutes: ['0'] })).toEqual(['minutes'])
    expect(faults({ ...filled, minutes: ['1441'] })).toEqual(['minutes'])
  })
  it('asks for services and how, of signposting only', () => {
    const pointing = { ...filled, kind: ['signposting'], took: ['60'] }
    expect(faults(pointing)).toEqual(['services'])
    expect(faults({ ...pointing, services: ['s'] })).toEqual(['channel'])
    const whole = { ...content, kind: 'signposting', services: ['s'], channel: 'phone' }
    expect(readActivity({ ...pointing, services: ['s'], channel: ['phone'] })).toEqual({ content: whole })
    expect(readActivity({ ...filled, took: ['60'], services: ['s'], channel: ['phone'] })).toEqual({ content })
  })
  it('names everything that is wrong at once', () =>
    expect(faults({ 'on-day': ['31'], 'on-month': ['2'], 'on-year': ['2026'], reach: ['many'] })).toEqual(['kind', 'on-day', 'reach', 'minutes']))
  it('shows what is logged as it was filled in', () => {
    for (const each of [content, { ...content, reach: 4 }, { ...content, kind: 'signposting' as const, services: ['s'], channel: 'phone' as const }])
      expect(readActivity(activityValues(each))).toEqual({ content: each })
  })
})
