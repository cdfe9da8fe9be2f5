import { expect, it } from 'vitest'
import { whoIn } from './door-forms.ts'

it('knows the picture on a receipt, and the code beside it, however it is grouped', () => {
  const registration = '01a205e9-8331-7590-8b40-fe9c5da3ece0'
  expect(whoIn(`https://heard.example/staff/luton-cancer/gatherings/g/check-in/${registration}\n`)).toStrictEqual({ registration })
  expect(whoIn('01234 56789 ABCDE FGHJK MNPQRS')).toStrictEqual({ code: '0123456789ABCDEFGHJKMNPQRS' })
  expect([whoIn('Amina'), whoIn(''), whoIn('https://heard.example/check-in/none')]).toStrictEqual([undefined, undefined, undefined])
})
