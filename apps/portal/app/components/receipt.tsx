import { encode } from 'uqr'

const groups = [5, 5, 5, 5, 6]

/** The code in groups that can be read out and copied: `01234 56789 ABCDE FGHJK MNPQRS`. */
export const grouped = (code: string): string => {
  const bare = code.replaceAll(/[\s-]/g, '')
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, size) => sum + size, 0))
  return starts.map((start, index) => bare.slice(start, start + (groups[index] ?? 0))).join(' ')
}

/** A QR picture as one path, dark on white with the quiet zone scanners need. */
export const QrCode = ({ text, label }: { readonly text: string; readonly label: string }) => {
  const { data, size } = encode(text, { ecc: 'M', border: 4 })
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('')
  return (
    <svg className="app-qr" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={label}>
      <title>{label}</title>
      <path fill="#fff" d={`M0 0h${size}v${size}H0z`} />
      <path d={path} />
    </svg>
  )
}
