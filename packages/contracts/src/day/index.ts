export { type DayKeyPair, type ItemPlace, newDayKeyPair, openItem, sealItem } from './seal.ts'
