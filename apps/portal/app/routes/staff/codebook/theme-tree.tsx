import type { ThemeView } from '@heard/contracts/reporting'
import { Words } from '../../../i18n/text.tsx'

type Node = { readonly theme: ThemeView; readonly inside: readonly Node[] }

/** Themes come each before those nested in it. */
const nested = (themes: readonly ThemeView[], depth = 0): Node[] => {
  const starts = themes.flatMap((theme, index) => (theme.depth === depth ? [index] : []))
  return starts.flatMap((start, index) => {
    const theme = themes[start]
    return theme ? [{ theme, inside: nested(themes.slice(start + 1, starts[index + 1] ?? themes.length), depth + 1) }] : []
  })
}

const textOf = (wording: ThemeView['name']): string => (wording.status === 'open' ? wording.text : `(${wording.status})`)

type TreeProps = { readonly programme: string; readonly mayEdit: boolean; readonly maySort?: boolean; readonly all?: readonly ThemeView[] }

const Standing = ({ theme, programme, mayEdit, maySort, all = [] }: TreeProps & { readonly theme: ThemeView }) => {
  const other = all.find(({ id }) => id === theme.countsAs)
  const open = theme.splits.find((split) => split.open)
  const address = `/staff/${programme}/codebook/${theme.id}`
  const name = textOf(theme.name)
  return (
    <>
      {other && (
        <span className="app-tree__about">
          {theme.takenBack ? 'part of a split that was undone, counts as' : 'merged, counts as'} {textOf(other.name)}
        </span>
      )}
      {open && maySort && (
        <a href={`${address}/splits/${open.split}`}>
          Sort<span className="nhsuk-u-visually-hidden"> what is coded with {name}</span>
        </a>
      )}
      {mayEdit && theme.retired && !theme.takenBack && (
        <a href={`${address}/back`}>
          Bring back<span className="nhsuk-u-visually-hidden"> {name}</span>
        </a>
      )}
    </>
  )
}

const Branch = ({ theme, inside, ...rest }: Node & TreeProps) => {
  const { programme, mayEdit } = rest
  const name = textOf(theme.name)
  const { definition } = theme
  return (
    <li>
      <div className="app-tree__theme">
        <strong>{name}</strong>
        <a className="app-tree__count" href={`/staff/${programme}/contributions?theme=${theme.id}`}>
          {theme.contributions.toLocaleString('en-GB')}
          <span className="nhsuk-u-visually-hidden"> contributions coded with {name}</span>
        </a>
        {theme.origin === 'import' && <span className="app-tree__about">from an import</span>}
        <Standing theme={theme} {...rest} />
        {mayEdit && !theme.retired && (
          <a href={`/staff/${programme}/codebook/${theme.id}`}>
            Change<span className="nhsuk-u-visually-hidden"> {name}</span>
          </a>
        )}
      </div>
      {definition?.status === 'open' && <Words text={definition.text} language={definition.language} />}
      {inside.length > 0 && <Branches nodes={inside} {...rest} />}
    </li>
  )
}

const Branches = ({ nodes, ...rest }: TreeProps & { readonly nodes: readonly Node[] }) => (
  <ul className="app-tree">
    {nodes.map((node) => (
      <Branch key={node.theme.id} {...node} {...rest} />
    ))}
  </ul>
)

/** The themes as a list of lists. */
export const ThemeTree = ({ themes, ...rest }: TreeProps & { readonly themes: readonly ThemeView[] }) => <Branches nodes={nested(themes)} {...rest} />
