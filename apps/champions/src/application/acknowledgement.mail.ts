import type { Mail } from '@heard/service-kit'

type Words = {
  readonly subject: (reference: string) => string
  readonly text: (due: string) => string
  readonly end: (mine: string) => readonly string[]
  readonly locale: string
}

const spoken: Readonly<Record<'en' | 'ur', Words>> = {
  en: {
    subject: (reference) => `Heard: we have your application [${reference}]`,
    text: (due) => `Thank you for asking to become a champion. We have your application. You hear from us by ${due}.`,
    end: (mine) => [
      `To see how far it is, to take it back, or to have it erased, open this page and enter the code from your receipt:\n${mine}`,
      'Did you not apply? Then somebody gave this address by mistake, and you need do nothing.',
      'Please do not reply to this e-mail: nobody reads what comes back to it.',
    ],
    locale: 'en-GB',
  },
  ur: {
    subject: (reference) => `Heard: آپ کی درخواست ہمیں مل گئی ہے [${reference}]`,
    text: (due) => `چیمپئن بننے کی درخواست دینے کا شکریہ۔ آپ کی درخواست ہمیں مل گئی ہے۔ ہم آپ کو ${due} تک جواب دیں گے۔`,
    end: (mine) => [
      `یہ دیکھنے کے لیے کہ درخواست کہاں تک پہنچی، اسے واپس لینے یا مٹوانے کے لیے یہ صفحہ کھولیں اور اپنی رسید کا کوڈ لکھیں:\n${mine}`,
      'اگر آپ نے درخواست نہیں دی تو کسی نے یہ پتا غلطی سے دیا ہے، اور آپ کو کچھ کرنے کی ضرورت نہیں۔',
      'براہ کرم اس ای میل کا جواب نہ دیں: اس کے جواب کوئی نہیں پڑھتا۔',
    ],
    locale: 'ur-PK',
  },
}

type About = {
  readonly to: string
  readonly language: string
  readonly origin: string
  readonly reference: string
  /** The day by which they hear from us. */
  readonly due: string
}

/** That an application came, in the language in which it was made: nothing in it of who applied or what they told. */
export const acknowledgementMail = ({ to, language, origin, reference, due }: About): Mail => {
  const tongue = language === 'ur' ? 'ur' : 'en'
  const { subject, text, end, locale } = spoken[tongue]
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(due))
  const mine = `${tongue === 'en' ? origin : `${origin}/${tongue}`}/my-contribution`
  return { to, subject: subject(reference), text: `${[text(day), ...end(mine)].join('\n\n')}\n`, language: tongue }
}
