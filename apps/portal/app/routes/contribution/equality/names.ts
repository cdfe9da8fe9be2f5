import { preferNotToSay } from '@heard/contracts/engagement'
import type { MessageKey, Translate } from '../../../i18n/translator.ts'

const questions: Readonly<Record<string, MessageKey>> = {
  age: 'equality.age',
  'ethnic-group': 'equality.ethnic-group',
  'ethnic-background': 'equality.ethnic-background',
  sex: 'equality.sex',
  gender: 'equality.gender',
  condition: 'equality.condition',
  effect: 'equality.effect',
  religion: 'equality.religion',
  orientation: 'equality.orientation',
  caring: 'equality.caring',
  pregnancy: 'equality.pregnancy',
}

const options: Readonly<Record<string, Readonly<Record<string, MessageKey>>>> = {
  age: {
    'under-16': 'equality.age.under-16',
    '16-24': 'equality.age.16-24',
    '25-34': 'equality.age.25-34',
    '35-44': 'equality.age.35-44',
    '45-54': 'equality.age.45-54',
    '55-64': 'equality.age.55-64',
    '65-74': 'equality.age.65-74',
    '75-84': 'equality.age.75-84',
    '85-and-over': 'equality.age.85-and-over',
  },
  'ethnic-group': {
    asian: 'equality.group.asian',
    black: 'equality.group.black',
    mixed: 'equality.group.mixed',
    white: 'equality.group.white',
    other: 'equality.group.other',
  },
  'ethnic-background': {
    bangladeshi: 'equality.background.bangladeshi',
    chinese: 'equality.background.chinese',
    indian: 'equality.background.indian',
    pakistani: 'equality.background.pakistani',
    'asian-other': 'equality.background.asian-other',
    'black-african': 'equality.background.black-african',
    'black-caribbean': 'equality.background.black-caribbean',
    'black-other': 'equality.background.black-other',
    'white-and-asian': 'equality.background.white-and-asian',
    'white-and-black-african': 'equality.background.white-and-black-african',
    'white-and-black-caribbean': 'equality.background.white-and-black-caribbean',
    'mixed-other': 'equality.background.mixed-other',
    'white-british': 'equality.background.white-british',
    'white-irish': 'equality.background.white-irish',
    'gypsy-or-irish-traveller': 'equality.background.gypsy-or-irish-traveller',
    roma: 'equality.background.roma',
    'white-other': 'equality.background.white-other',
    arab: 'equality.background.arab',
    'any-other': 'equality.background.any-other',
  },
  sex: { female: 'equality.sex.female', male: 'equality.sex.male' },
  gender: { same: 'share.yes', different: 'equality.gender.different' },
  condition: { yes: 'share.yes', no: 'consent.no' },
  effect: { 'a-lot': 'equality.effect.a-lot', 'a-little': 'equality.effect.a-little', 'not-at-all': 'equality.effect.not-at-all' },
  religion: {
    none: 'equality.religion.none',
    christian: 'equality.religion.christian',
    buddhist: 'equality.religion.buddhist',
    hindu: 'equality.religion.hindu',
    jewish: 'equality.religion.jewish',
    muslim: 'equality.religion.muslim',
    sikh: 'equality.religion.sikh',
    other: 'equality.religion.other',
  },
  orientation: {
    straight: 'equality.orientation.straight',
    'gay-or-lesbian': 'equality.orientation.gay-or-lesbian',
    bisexual: 'equality.orientation.bisexual',
    other: 'equality.orientation.other',
  },
  caring: {
    no: 'consent.no',
    'up-to-9-hours': 'equality.caring.up-to-9-hours',
    '10-to-19-hours': 'equality.caring.10-to-19-hours',
    '20-to-34-hours': 'equality.caring.20-to-34-hours',
    '35-to-49-hours': 'equality.caring.35-to-49-hours',
    '50-hours-or-more': 'equality.caring.50-hours-or-more',
  },
  pregnancy: { yes: 'share.yes', no: 'consent.no' },
}

const named = (key: MessageKey | undefined, id: string, t: Translate): string => (key ? t(key) : id)

export const questionName = (question: string, t: Translate): string => named(questions[question], question, t)

export const optionName = (question: string, option: string, t: Translate): string =>
  option === preferNotToSay ? t('share.prefer-not-to-say') : named(options[question]?.[option], option, t)
