import { describe, expect, it } from 'vitest'
import { detect } from './detect.ts'
import { stillTellsWho, tellsWho } from './tells-who.ts'

describe('whether a text tells who somebody is', () => {
  it.each([
    ['Ring her on 07700 900123.', true, true],
    ['اسے ۰۷۷۰۰ ۹۰۰۱۲۳ پر فون کریں', true, true],
    ['اتصل بها على ٠٧٧٠٠ ٩٠٠١٢٣', true, true],
    ['ফোন ০৭৭০০ ৯০০১২৩', true, true],
    ['ਫ਼ੋਨ ੦੭੭੦੦ ੯੦੦੧੨੩', true, true],
    ['ફોન ૦૭૭૦૦ ૯૦૦૧૨૩', true, true],
    ['NHS ۹۴۳ ۴۷۶ ۵۹۱۹', true, true],
    ['Write to ama@example.org.', true, true],
    ['She lives at 14 Station Road, Luton.', true, false],
    ['She lives in Flat 3.', true, false],
    ['The letter came in English only, on 3 May 2026.', false, false],
    ['وہ ۱۲ گھنٹے انتظار کرتی رہی', false, false],
    ['Mrs Khan waited.', false, false],
  ])('%s', (text, toldOf, stillToldOf) => {
    expect([tellsWho(text), stillTellsWho(text)]).toEqual([toldOf, stillToldOf])
  })

  it('marks figures of other scripts where they stand', () => {
    const text = 'فون: ۰۷۷۰۰ ۹۰۰۱۲۳ شکریہ'
    expect(detect(text).map(({ kind, from, to }) => [kind, text.slice(from, to)])).toEqual([['phone', '۰۷۷۰۰ ۹۰۰۱۲۳']])
  })
})
