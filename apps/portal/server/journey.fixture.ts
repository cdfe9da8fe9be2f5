import type { Visitor } from './visitor.fixture.ts'

export const share = '/programmes/luton-cancer/share'
export const titleOf = ({ html }: { html: string }) => /<title>([^<]*)<\/title>/.exec(html)?.[1]

export const purposes = ['analysis', 'anonymous-quotation', 'named-quotation', 'contact', 'share-partner']

/** Answers every question, in a language; ends at the check. */
export const answerAll = async (visitor: Visitor, prefix = '', required = 'yes') => {
  await visitor.post(`${prefix}${share}`)
  await visitor.post(`${prefix}${share}/old-enough`, { 'old-enough': 'yes' })
  await visitor.post(`${prefix}${share}/about`, { about: 'relative' })
  await visitor.post(`${prefix}${share}/stages`, { stages: ['diagnosis', 'treatment'] })
  await visitor.post(`${prefix}${share}/community`, { community: 'south-asian' })
  await visitor.post(`${prefix}${share}/ward`, { ward: 'high-town' })
  await visitor.post(`${prefix}${share}/happened`, { happened: '\r\nSix <b>months</b>.', 'written-in': 'en' })
  await visitor.post(`${prefix}${share}/worked`, { worked: '' })
  await visitor.post(`${prefix}${share}/got-in-the-way`, { 'got-in-the-way': 'money' })
  let last = await visitor.post(`${prefix}${share}/would-have-helped`, { 'would-have-helped': ' ' })
  for (const purpose of purposes) {
    last = await visitor.post(`${prefix}${share}/consent-${purpose}`, { agree: purpose === 'analysis' ? required : 'no' })
  }
  return last
}
