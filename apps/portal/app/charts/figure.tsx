import type { ReactNode } from 'react'
import { Details } from '../components/content.tsx'
import { useMessages } from '../i18n/translator.ts'

/** How a part of a picture is filled: each differs in pattern as well as in colour, also on a grey printer. */
export type Look = 'solid' | 'hatched' | 'dotted' | 'striped' | 'empty' | 'crossed' | 'quiet'

export const fillOf: Readonly<Record<Look, string>> = {
  solid: '#005eb8',
  hatched: 'url(#chart-hatched)',
  dotted: 'url(#chart-dotted)',
  striped: 'url(#chart-striped)',
  crossed: 'url(#chart-crossed)',
  empty: '#fff',
  quiet: '#aeb7bd',
}

/** The patterns that pictures are filled with: once on a page, before the first picture. */
export const ChartPatterns = () => (
  <svg className="app-patterns" aria-hidden="true" focusable="false">
    <defs>
      <pattern id="chart-hatched" width="8" height="8" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
        <rect width="8" height="8" fill="#fff" />
        <rect width="4" height="8" fill="#005eb8" />
      </pattern>
      <pattern id="chart-dotted" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill="#fff" />
        <circle cx="4" cy="4" r="2.4" fill="#330072" />
      </pattern>
      <pattern id="chart-striped" width="8" height="8" patternUnits="userSpaceOnUse">
        <rect width="8" height="8" fill="#fff" />
        <rect width="8" height="5" fill="#b3242a" />
      </pattern>
      <pattern id="chart-crossed" width="10" height="10" patternUnits="userSpaceOnUse">
        <rect width="10" height="10" fill="#fff" />
        <path d="M0 0L10 10M10 0L0 10" stroke="#7c2855" strokeWidth="2" />
      </pattern>
    </defs>
  </svg>
)

export const Swatch = ({ look }: { readonly look: Look }) => (
  <svg className="app-swatch" width="20" height="20" aria-hidden="true" focusable="false">
    <rect x="1" y="1" width="18" height="18" fill={fillOf[look]} stroke="#212b32" strokeWidth="1.5" />
  </svg>
)

export type KeyEntry = { readonly look: Look; readonly name: ReactNode; readonly id: string }

export const Key = ({ entries }: { readonly entries: readonly KeyEntry[] }) => (
  <ul className="app-key">
    {entries.map(({ look, name, id }) => (
      <li key={id}>
        <Swatch look={look} /> {name}
      </li>
    ))}
  </ul>
)

type FigureProps = {
  readonly id: string
  readonly title: string
  /** What the picture says, in a sentence or two: for everybody. */
  readonly says: ReactNode
  readonly table: ReactNode
  readonly children: ReactNode
}

/** A picture with its message in words and its numbers as a table. */
export const Figure = ({ id, title, says, table, children }: FigureProps) => {
  const t = useMessages()
  return (
    <figure className="app-figure" aria-labelledby={id}>
      <figcaption>
        <h3 id={id}>{title}</h3>
        <p>{says}</p>
      </figcaption>
      {children}
      <Details summary={t('figures.as-table')}>{table}</Details>
    </figure>
  )
}
