import { useMessages } from '../i18n/translator.ts'
import type { FieldError } from './field.ts'

/** Stands above the form that came back, has the focus, and leads to each field. Nothing without errors. */
export const ErrorSummary = ({ errors = [] }: { readonly errors?: readonly FieldError[] | undefined }) => {
  const t = useMessages()
  if (errors.length === 0) return null
  return (
    // biome-ignore lint/a11y/noAutofocus: the summary of a form that came back must be what is read first, without script
    <div className="nhsuk-error-summary" tabIndex={-1} autoFocus>
      <div role="alert">
        <h2 className="nhsuk-error-summary__heading">{t('form.there-is-a-problem')}</h2>
        <div className="nhsuk-error-summary__body">
          <ul className="nhsuk-list nhsuk-error-summary__list">
            {errors.map(({ field, message }) => (
              <li key={`${field} ${message}`}>
                <a href={`#${field}`}>{message}</a>
              </li>
            ))}
          </ul>
        </div>
      </div>
    </div>
  )
}
