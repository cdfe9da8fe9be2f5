import type { ProgrammeView } from '@heard/contracts/engagement'
import { useMessages } from '../i18n/translator.ts'
import { ButtonLink } from './button.tsx'
import { Panel } from './content.tsx'
import { ErrorSummary } from './error-summary.tsx'
import type { FieldError } from './field.ts'
import { BackLink } from './navigation.tsx'
import { Page } from './page.tsx'
import { ShownCode } from './receipt.tsx'
import { SupportList } from './support-list.tsx'

type Props = {
  /** Nothing when it went wrong, or somebody came here by the address alone. */
  readonly code: string | undefined
  readonly errors: readonly FieldError[] | undefined
  /** Where the code is entered, and where the journey starts. */
  readonly comeBack: string
  readonly start: string
  readonly support: ProgrammeView['support']
}

/** Answers are kept for later under a code that only this page shows, and this browser knows nothing of them any more. */
export const SavedForLater = ({ code, errors, comeBack, start, support }: Props) => {
  const t = useMessages()
  const toReturn = (
    <ButtonLink look="secondary" href={comeBack}>
      {t('return.title')}
    </ButtonLink>
  )
  if (code === undefined) {
    return (
      <Page title={t('share.later')} errors={errors} before={<BackLink href={start} />}>
        <ErrorSummary errors={errors} />
        <h1>{t('share.later')}</h1>
        {toReturn}
      </Page>
    )
  }
  return (
    <Page title={t('saved.title')}>
      <Panel title={t('saved.title')}>{t('saved.text')}</Panel>
      <p>{t('saved.code')}</p>
      <ShownCode code={code} />
      <p>
        <strong>{t('saved.day')}</strong>
      </p>
      {toReturn}
      <h2>{t('done.support')}</h2>
      <SupportList support={support} />
    </Page>
  )
}
