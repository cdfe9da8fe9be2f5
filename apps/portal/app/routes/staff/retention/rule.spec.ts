import { expect, it } from 'vitest'
import { inWords, ruleText } from './rule.ts'

it('says a rule and a purpose in words', () =>
  expect([
    ruleText({ after: 'received', length: 1, unit: 'months' }),
    ruleText({ after: 'gathering-ended', length: 90, unit: 'days' }),
    inWords('named-quotation'),
  ]).toStrictEqual(['1 month after it was received', '90 days after the gathering', 'Named quotation']))
