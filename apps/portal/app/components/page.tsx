import type { ReactNode } from 'react'
import { useLocation } from 'react-router'
import { useMessages } from '../i18n/translator.ts'
import type { FieldError } from './field.ts'

type PageProps = {
  readonly title: string
  /** Whether the form at hand came back: the title says so first. */
  readonly errors?: readonly FieldError[] | undefined
  /** What stands above the main content: a back link or breadcrumbs. */
  readonly before?: ReactNode
  readonly wide?: boolean
  readonly children: ReactNode
}

/** One page inside the shell: its title, what leads back, and its main content. */
export const Page = ({ title, errors = [], before, wide = false, children }: PageProps) => {
  const t = useMessages()
  const name = t('page.title', { title })
  const content = (
    <div className="nhsuk-grid-row">
      <div className="nhsuk-grid-column-two-thirds">{children}</div>
    </div>
  )
  return (
    <div className="nhsuk-width-container" key={useLocation().pathname}>
      <title>{errors.length > 0 ? t('page.title-with-error', { title: name }) : name}</title>
      {before}
      <main className="nhsuk-main-wrapper" id="maincontent">
        {wide ? children : content}
      </main>
    </div>
  )
}
