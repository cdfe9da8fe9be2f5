import type { CodingView } from '@heard/contracts/reporting'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { useDay } from '../../../i18n/translator.ts'
import { nameIn, type ThemeName } from './names.ts'
import type { Answers } from './quote.ts'

type CodingsProps = {
  readonly codings: readonly CodingView[]
  readonly themes: readonly ThemeName[]
  readonly words: Answers | undefined
  /** The key for taking one back; left out for those who may not. */
  readonly formKey: string | undefined
}

const Undo = ({ coding, name, formKey }: { readonly coding: string; readonly name: string; readonly formKey: string }) => (
  <form method="post">
    <HiddenKey value={formKey} />
    <input type="hidden" name="coding" value={coding} />
    <button className="app-link-button" type="submit" name="intent" value="undo">
      Undo<span className="nhsuk-u-visually-hidden"> {name}</span>
    </button>
  </form>
)

/** What a contribution is coded with. */
export const Codings = ({ codings, themes, words, formKey }: CodingsProps) => {
  const day = useDay()
  if (codings.length === 0) return <p id="codings">No theme yet.</p>
  return (
    <ul className="app-codings" id="codings">
      {codings.map(({ id, theme, given, origin, excerpt, at }) => {
        const name = nameIn(themes, theme)
        const quote = excerpt && words?.[excerpt.field]?.slice(excerpt.from, excerpt.to)
        return (
          <li key={`${id}/${theme}`}>
            <div>
              <strong>{name}</strong>
              {quote !== undefined && <q className="app-codings__quote">{quote}</q>}
              <span className="app-codings__about">
                {origin === 'import' ? 'From the imported file' : 'By a person'}, {day(at)}
                {given !== undefined && `, given as “${nameIn(themes, given)}”`}
              </span>
            </div>
            {formKey !== undefined && <Undo coding={id} name={name} formKey={formKey} />}
          </li>
        )
      })}
    </ul>
  )
}
