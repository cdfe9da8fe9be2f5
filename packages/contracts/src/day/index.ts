export { asCrockford, codeLetters, crockford } from '../crockford.ts'
export { type DayKeyPair, type ItemPlace, newDayKeyPair, openItem, sealItem } from './seal.ts'
