import type { LocalText } from '@heard/contracts'
import { directionOf, type LanguageCode } from '../i18n/language.ts'
import { Text } from '../i18n/text.tsx'
import { translator } from '../i18n/translator.ts'
import { QrCode } from './receipt.tsx'

type Props = { readonly language: LanguageCode; readonly title: LocalText; readonly about?: LocalText | undefined; readonly link: string }

/** A sheet to hang up: what it is about, and how to get there with a phone. */
export const Poster = ({ language, title, about, link }: Props) => {
  const t = translator(language)
  return (
    <div className="app-poster" lang={language} dir={directionOf(language)}>
      <h1>
        <Text of={title} />
      </h1>
      {about && (
        <p className="nhsuk-lede-text">
          <Text of={about} />
        </p>
      )}
      <p>{t('paper.point-camera')}</p>
      <QrCode text={link} label={t('paper.point-camera')} />
      <p className="app-link" lang="en" dir="ltr">
        {link}
      </p>
    </div>
  )
}
