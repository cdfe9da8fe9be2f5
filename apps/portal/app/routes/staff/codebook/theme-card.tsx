import type { ThemeView } from '@heard/contracts/reporting'
import { Words } from '../../../i18n/text.tsx'

/** A theme as it is now, for whoever decides about it. */
export const ThemeCard = ({ theme: { name, definition, contributions } }: { readonly theme: ThemeView }) => (
  <div className="nhsuk-inset-text">
    <p>
      <strong>{name.status === 'open' ? name.text : `(${name.status})`}</strong>, on {contributions.toLocaleString('en-GB')}{' '}
      {contributions === 1 ? 'contribution' : 'contributions'}
    </p>
    {definition?.status === 'open' && <Words text={definition.text} language={definition.language} />}
  </div>
)
