import type { Suggestion } from '@heard/contracts/reporting'
import { HiddenKey } from '../../../components/hidden-key.tsx'
import { nameIn, type ThemeName } from './names.ts'

export type Suggested = {
  readonly state: 'off' | 'none' | 'learning' | 'ready'
  readonly suggestions: readonly Suggestion[]
}

type OneProps = { readonly suggestion: Suggestion; readonly name: string; readonly formKey: string }

const One = ({ suggestion: { theme, sure, words = [] }, name, formKey }: OneProps) => (
  <li>
    <div>
      <strong>{name}</strong>
      <span className="app-codings__about">
        {sure} % sure{words.length > 0 && `, because of: ${words.join(', ')}`}
      </span>
    </div>
    <form method="post">
      <HiddenKey value={`${formKey}${theme}`} />
      <input type="hidden" name="theme" value={theme} />
      <input type="hidden" name="intent" value="answer" />
      <button className="app-link-button" type="submit" name="answer" value="confirmed">
        Confirm<span className="nhsuk-u-visually-hidden"> {name}</span>
      </button>{' '}
      <button className="app-link-button" type="submit" name="answer" value="refused">
        Refuse<span className="nhsuk-u-visually-hidden"> {name}</span>
      </button>
    </form>
  </li>
)

type PartProps = { readonly suggested: Suggested; readonly themes: readonly ThemeName[]; readonly formKey: string }

/** Themes that the programme's own model suggests: nothing is coded before a person confirms it. */
export const SuggestionsPart = ({ suggested: { state, suggestions }, themes, formKey }: PartProps) => {
  if (state === 'off' || state === 'none') return null
  return (
    <>
      <h3 id="suggestions">Suggested</h3>
      {state === 'learning' && <p>The model is learning from what the team has coded. Look again in a minute.</p>}
      {state === 'ready' && suggestions.length === 0 && <p>Nothing more is suggested for these words.</p>}
      <ul className="app-codings">
        {suggestions.map((suggestion) => (
          <One key={suggestion.theme} suggestion={suggestion} name={nameIn(themes, suggestion.theme)} formKey={formKey} />
        ))}
      </ul>
    </>
  )
}
