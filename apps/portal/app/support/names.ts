import type { SupportNeed, SupportPlace } from '@heard/contracts/engagement'
import { writingLanguages } from '../i18n/writing-languages.ts'

/** Messages for what a service helps with. */
export const needKeys = {
  'someone-to-talk-to': 'support.need.someone-to-talk-to',
  'money-and-work': 'support.need.money-and-work',
  'being-active': 'support.need.being-active',
  'getting-there': 'support.need.getting-there',
  'side-effects': 'support.need.side-effects',
  information: 'support.need.information',
  'practical-help': 'support.need.practical-help',
  carers: 'support.need.carers',
  bereavement: 'support.need.bereavement',
  'my-language': 'support.need.my-language',
} as const satisfies Record<SupportNeed, string>

/** Messages for where somebody lives. */
export const homeKeys = {
  luton: 'support.home.luton',
  blmk: 'support.home.blmk',
  'east-of-england': 'support.home.east-of-england',
  national: 'support.home.national',
} as const satisfies Record<SupportPlace, string>

/** Messages for whom a service is, by place. */
export const placeKeys = {
  luton: 'support.place.luton',
  blmk: 'support.place.blmk',
  'east-of-england': 'support.place.east-of-england',
  national: 'support.place.national',
} as const satisfies Record<SupportPlace, string>

/** A language under its own name, or in the page's language where it is none that people write in here. */
export const languageName = (tag: string, page: string): string =>
  writingLanguages.find(([code]) => code === tag)?.[1] ?? new Intl.DisplayNames([page], { type: 'language' }).of(tag) ?? tag
