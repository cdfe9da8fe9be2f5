import type { ProgrammeView } from '@heard/contracts/engagement'
import { Text } from '../i18n/text.tsx'
import { useMessages } from '../i18n/translator.ts'
import { Phone } from './phone.tsx'

type Support = ProgrammeView['support'][number]

const SupportItem = ({ support }: { readonly support: Support }) => {
  const t = useMessages()
  return (
    <li className={support.urgent ? 'app-support__urgent' : undefined}>
      <p>
        <strong>
          <Text of={support.name} />
        </strong>
        {support.phone && (
          <>
            {' '}
            {t('support.phone')} <Phone number={support.phone} />
          </>
        )}
      </p>
      <p>
        <Text of={support.what} />
      </p>
      {support.web && (
        <p>
          <a href={support.web} rel="noreferrer">
            {t('support.web')} <bdi>{new URL(support.web).hostname}</bdi>
          </a>
        </p>
      )}
    </li>
  )
}

/** Whom to turn to, urgent help first, by phone first. */
export const SupportList = ({ support }: { readonly support: readonly Support[] }) => (
  <ul className="app-support">
    {support
      .toSorted((a, b) => Number(b.urgent) - Number(a.urgent))
      .map((one) => (
        <SupportItem key={one.id} support={one} />
      ))}
  </ul>
)
