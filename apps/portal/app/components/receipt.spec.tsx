import { codeLetters, crockford } from '@heard/contracts'
import { ReceiptCode } from '@heard/contracts/engagement'
import fc from 'fast-check'
import { renderToStaticMarkup } from 'react-dom/server'
import { encode } from 'uqr'
import { expect, test } from 'vitest'
import { grouped, QrCode } from './receipt.tsx'

test('a code is shown in five groups', () => {
  expect(grouped('0123456789ABCDEFGHJKMNPQRS')).toBe('01234 56789 ABCDE FGHJK MNPQRS')
})

test('what is shown can be typed back, in small letters too', () => {
  const letters = [...crockford]
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...letters), { minLength: codeLetters, maxLength: codeLetters }), (code) => {
      expect(ReceiptCode.parse(grouped(code.join('')).toLowerCase())).toBe(code.join(''))
    }),
  )
})

/** The dark squares that a path of runs paints. */
const squares = (path: string): string[] =>
  [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\3z/g)].flatMap(([, x, y, length]) =>
    Array.from({ length: Number(length) }, (_, step) => `${Number(x) + step} ${y}`),
  )

test('the picture is the QR code of the text, with a name and a quiet zone', () => {
  const text = 'https://heard.example/r/0123456789ABCDEFGHJKMNPQRS'
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const svg = renderToStaticMarkup(<QrCode text={text} label="QR code" />)
  const [, painted = ''] = /<path d="([^"]*)"><\/path><\/svg>$/.exec(svg) ?? []
  const dark = data.flatMap((row, y) => row.flatMap((isDark, x) => (isDark ? [`${x} ${y}`] : [])))
  expect(squares(painted)).toStrictEqual(dark)
  expect(svg.replace(painted, '')).toBe(
    `<svg class="app-qr" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges" role="img" aria-label="QR code"><title>QR code</title>` +
      `<path fill="#fff" d="M0 0h${size}v${size}H0z"></path><path d=""></path></svg>`,
  )
})
