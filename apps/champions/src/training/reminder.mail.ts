import type { Mail } from '@heard/service-kit'

type Words = { readonly subject: string; readonly text: (day: string, page: string) => readonly string[]; readonly locale: string }

const spoken: Readonly<Record<'en' | 'ur', Words>> = {
  en: {
    subject: 'Heard: it is time to do a training again',
    text: (day, page) => [
      `Thank you for being a champion. One of your trainings counts until ${day}. Please do it again by then.`,
      `Which one it is, and when the next sessions are, stands here:\n${page}`,
      'Please do not reply to this e-mail: nobody reads what comes back to it.',
    ],
    locale: 'en-GB',
  },
  ur: {
    subject: 'Heard: ایک تربیت دوبارہ کرنے کا وقت ہے',
    text: (day, page) => [
      `چیمپئن بننے کا شکریہ۔ آپ کی ایک تربیت ${day} تک شمار ہوتی ہے۔ براہ کرم اس وقت تک اسے دوبارہ کر لیں۔`,
      `یہ کون سی تربیت ہے اور اگلی نشستیں کب ہیں، یہاں لکھا ہے:\n${page}`,
      'براہ کرم اس ای میل کا جواب نہ دیں: اس کے جواب کوئی نہیں پڑھتا۔',
    ],
    locale: 'ur-PK',
  },
}

type About = { readonly to: string; readonly language: string; readonly expires: string; readonly page: string }

/** That a training has to be done again; not which one, nor of whom. */
export const trainingReminder = ({ to, language, expires, page }: About): Mail => {
  const tongue = language === 'ur' ? 'ur' : 'en'
  const { subject, text, locale } = spoken[tongue]
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(expires))
  return { to, subject, text: `${text(day, page).join('\n\n')}\n`, language: tongue }
}
