import { specify } from '@heard/event-sourcing/testing'
import { describe, it } from 'vitest'
import { type TemplateCommand, templateDecider } from './template.decider.ts'
import type { TemplateFact } from './template.events.ts'

const one = { programme: 'luton', template: 't1' }
const sealed = { ref: 'w', binding: 'b' }
const times = { startsAt: '2026-12-01T18:00:00Z', endsAt: '2026-12-01T20:00:00Z' }
const plan = { ...one, kind: 'hear-me' as const, ...times, communities: [], access: [], words: sealed, name: sealed }
const keep: TemplateCommand = { type: 'Keep', ...plan }
const kept: TemplateFact = { type: 'TemplateKept', data: plan }
const drop: TemplateCommand = { type: 'Drop', ...one }
const dropped: TemplateFact = { type: 'TemplateDropped', data: one }

describe('a template for gatherings', () => {
  const { given } = specify(templateDecider)

  it('is kept once', () => {
    given().when(keep).then(kept)
    given(kept).when(keep).then()
  })
  it('is dropped once, and must be there for that', () => {
    given(kept).when(drop).then(dropped)
    given(kept, dropped).when(drop).then()
    given().when(drop).thenRefused('unknown-template')
  })
})
