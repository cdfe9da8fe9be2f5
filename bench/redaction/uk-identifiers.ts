import type { Chance } from './random.ts'

const words = ['oh', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** Figures as people say them, pairs as doubles. */
const spoken = (digits: string, chance: Chance): string => {
  const said: string[] = []
  for (let at = 0; at < digits.length; at += 1) {
    const word = words[Number(digits[at])] === 'oh' ? chance.pick(['oh', 'zero', 'nought']) : (words[Number(digits[at])] ?? '')
    const double = digits[at] === digits[at + 1] && chance.often(0.7)
    said.push(double ? `double${chance.pick([' ', '-'])}${word}` : word)
    if (double) at += 1
  }
  return said.join(chance.pick([' ', ' ', ', ']))
}

const grouped = (digits: string, sizes: readonly number[], by: string): string => {
  const starts = sizes.map((_, index) => sizes.slice(0, index).reduce((total, size) => total + size, 0))
  return sizes.map((size, index) => digits.slice(starts[index], (starts[index] ?? 0) + size)).join(by)
}

/** Numbers of the test range, 999 000 0000 to 999 999 9999, that pass modulus 11. */
export const nhsNumber = (chance: Chance): string => {
  const nine = `999${chance.digits(6)}`
  const sum = Array.from(nine, Number).reduce((total, digit, index) => total + digit * (10 - index), 0)
  const check = (11 - (sum % 11)) % 11
  if (check === 10) return nhsNumber(chance)
  const number = nine + check
  if (chance.often(0.1)) return spoken(number, chance)
  return grouped(number, [3, 3, 4], chance.pick([' ', ' ', '', '-', '.']))
}

/** Numbers that Ofcom keeps free for drama. */
export const phone = (chance: Chance): string => {
  const number = chance.pick([
    `07700900${chance.digits(3)}`,
    `07700900${chance.digits(3)}`,
    `01632960${chance.digits(3)}`,
    `02079460${chance.digits(3)}`,
    `01134960${chance.digits(3)}`,
  ])
  if (chance.often(0.15)) return spoken(number, chance)
  if (chance.often(0.1)) return `+44 ${chance.pick(['', '(0)'])}${grouped(number.slice(1), [4, 3, 3], ' ')}`
  if (chance.often(0.05)) return `O${grouped(number.slice(1), [4, 6], ' ')}`
  const by = chance.pick([' ', ' ', '-', '.', ''])
  return grouped(
    number,
    chance.pick([
      [5, 6],
      [5, 3, 3],
      [3, 4, 4],
      [2, 3, 3, 3],
    ]),
    by,
  )
}

const areas = 'LU MK SG AL HP WD BD LS M B LE NG CB PE NR N E SE SW NW W EC CR HA UB IG RM CM CO BS CF SA G EH AB BT'.split(' ')
const inward = 'ABDEFGHJLNPQRSTUWXYZ'

export const postcode = (chance: Chance): string => {
  const unit = `${chance.below(10)}${inward[chance.below(20)]}${inward[chance.below(20)]}`
  const outward = `${chance.pick(areas)}${1 + chance.below(30)}`
  const whole = outward + chance.pick([' ', ' ', ' ', '', '  ']) + (chance.often(0.05) ? unit.replace('0', 'O') : unit)
  return chance.often(0.25) ? whole.toLowerCase() : whole
}

const streetNames = [
  'Dunstable',
  'Crawley Green',
  'Station',
  'High',
  'Old Bedford',
  'Selbourne',
  'Victoria',
  'Church',
  'Leagrave',
  'St Peters',
  "Bishop's",
  'Elm Tree',
  'Wren',
  'Kingsway',
  'Mill',
  'Park',
]
const streetKinds = ['Road', 'Street', 'Avenue', 'Close', 'Lane', 'Drive', 'Rd', 'St', 'Crescent', 'Gardens', 'Way', 'Court', 'Grove', 'Terrace']

export const address = (chance: Chance): string => {
  const house = `${1 + chance.below(240)}${chance.pick(['', '', '', 'a', 'B'])}`
  const street = `${house} ${chance.pick(streetNames)} ${chance.pick(streetKinds)}`
  const whole = chance.often(0.25) ? `Flat ${1 + chance.below(40)}, ${street}` : street
  return chance.often(0.2) ? whole.toLowerCase() : whole
}

const months = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const ordinals = [
  'first',
  'second',
  'third',
  'fourth',
  'fifth',
  'sixth',
  'seventh',
  'eighth',
  'ninth',
  'tenth',
  'eleventh',
  'twelfth',
  'thirteenth',
  'twentieth',
  'twenty-first',
  'thirtieth',
]
const suffix = (day: number): string =>
  day % 10 === 1 && day !== 11 ? 'st' : day % 10 === 2 && day !== 12 ? 'nd' : day % 10 === 3 && day !== 13 ? 'rd' : 'th'

export const date = (chance: Chance): string => {
  const [day, number, year] = [1 + chance.below(28), 1 + chance.below(12), 1935 + chance.below(90)]
  const month = months[number - 1] ?? ''
  const two = (value: number): string => String(value).padStart(2, '0')
  return chance.pick([
    `${two(day)}/${two(number)}/${year}`,
    `${day}/${number}/${String(year).slice(2)}`,
    `${two(day)}.${two(number)}.${year}`,
    `${year}-${two(number)}-${two(day)}`,
    `${day}${suffix(day)} ${month} ${year}`,
    `${day} ${month.slice(0, 3)} ${year}`,
    `the ${day}${suffix(day)} of ${month}`,
    `${month} ${day}${suffix(day)}`,
    `the ${chance.pick(ordinals)} of ${month}`,
    `${day}${suffix(day)} of ${month.toLowerCase()} ${year}`,
  ])
}

export const email = (given: string, family: string, chance: Chance): string => {
  const local = `${given}${chance.pick(['.', '_', ''])}${family}${chance.pick(['', '', chance.digits(2)])}`
    .toLowerCase()
    .replaceAll(/[^a-z\d._]/g, '')
  const domain = chance.pick(['example.com', 'example.co.uk', 'mail.example.org', 'example.net'])
  if (!chance.often(0.15)) return `${local}@${domain}`
  return `${local.replaceAll('.', ' dot ').replaceAll('_', ' underscore ')} at ${domain.replaceAll('.', ' dot ')}`
}

/** Prefixes that are never given out. */
export const nino = (chance: Chance): string => {
  const whole = `${chance.pick(['QQ', 'BG', 'GB', 'NK', 'KN', 'TN', 'NT', 'ZZ'])}${chance.digits(6)}${chance.pick(['A', 'B', 'C', 'D'])}`
  const written = chance.often(0.5) ? whole : grouped(whole, [2, 2, 2, 2, 1], ' ')
  return chance.often(0.2) ? written.toLowerCase() : written
}

export const web = (given: string, chance: Chance): string =>
  chance.pick(['https://www.example.org/people/', 'www.example.com/', 'facebook.com/', 'http://example.net/~']) +
  given.toLowerCase().replaceAll(/[^a-z]/g, '')
