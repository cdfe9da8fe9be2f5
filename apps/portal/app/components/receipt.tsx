import { encode } from 'uqr'

const groups = [5, 5, 5, 5, 6]

/** The code in groups that can be read out and copied: `01234 56789 ABCDE FGHJK MNPQRS`. */
export const grouped = (code: string): string => {
  const bare = code.replaceAll(/[\s-]/g, '')
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, size) => sum + size, 0))
  return starts.map((start, index) => bare.slice(start, start + (groups[index] ?? 0))).join(' ')
}

/** A code to write down. */
export const ShownCode = ({ code }: { readonly code: string }) => (
  <p className="app-receipt" lang="en" dir="ltr">
    {grouped(code)}
  </p>
)

/** Where the dark stretches of a row begin, and how long each is. */
const runs = (row: readonly boolean[]): (readonly [number, number])[] =>
  row.flatMap((dark, x) => {
    if (!dark || row[x - 1]) return []
    const light = row.indexOf(false, x)
    return [[x, (light === -1 ? row.length : light) - x] as const]
  })

/** A QR picture as one path, dark on white with the quiet zone scanners need. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => runs(row).map(([x, length]) => `M${x} ${y}h${length}v1h-${length}z`)).join('')
  return (
    <svg className="app-qr" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={label}>
      <title>{label}</title>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path d={path} />
    </svg>
  )
}
