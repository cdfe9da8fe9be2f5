import { listProgrammes, type ProgrammeView } from '@heard/contracts/engagement'
import type { LoaderFunctionArgs } from 'react-router'
import { callContext } from '../../contexts.ts'
import { languageOf, useLocalPath } from '../../i18n/language.ts'
import { Text } from '../../i18n/text.tsx'
import { useMessages } from '../../i18n/translator.ts'
import { answerOf } from '../../services/calling.ts'

export const loadProgrammeNames = async ({ request, context }: LoaderFunctionArgs) => {
  const called = await context.get(callContext)(listProgrammes, { query: { language: languageOf(request) } })
  return answerOf(called).programmes.map(({ id, name }) => ({ id, name }))
}

/** Where to ask and complain: each programme answers for itself. */
export const DataRightsLinks = ({ programmes }: { readonly programmes: readonly Pick<ProgrammeView, 'id' | 'name'>[] }) => {
  const t = useMessages()
  const to = useLocalPath()
  if (programmes.length === 0) return null
  return (
    <section>
      <h2>{t('data-rights.write')}</h2>
      <p>{t('data-rights.write-text')}</p>
      {programmes.map(({ id, name }) => (
        <div key={id}>
          <h3>
            <Text of={name} />
          </h3>
          <ul>
            <li>
              <a href={to(`/programmes/${id}/data-rights`)}>
                {t('data-rights.title')}
                <span className="nhsuk-u-visually-hidden">
                  {': '}
                  <Text of={name} />
                </span>
              </a>
            </li>
            <li>
              <a href={to(`/programmes/${id}/complain`)}>
                {t('complain.title')}
                <span className="nhsuk-u-visually-hidden">
                  {': '}
                  <Text of={name} />
                </span>
              </a>
            </li>
          </ul>
        </div>
      ))}
    </section>
  )
}
