import { wholeAddress } from './address-blocks.ts'
import { type Finding, findAll, gap, type Pattern, wordEnds, wordStarts } from './finding.ts'
import { institutions, knownThings, littleWords } from './plain-words.ts'

/** The 124 postcode areas of the Royal Mail, Channel Islands and Isle of Man among them. */
const areas =
  'AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA WC WD WF WN WR WS WV YO ZE'
const knownAreas = new Set(areas.split(' '))
const isPostcode = (found: string): boolean => {
  const area = /^[a-z]+/i.exec(found)?.[0].toUpperCase() ?? ''
  if (!knownAreas.has(area)) return found === found.toUpperCase()
  return !/^[a-z]\d.*[ ][0-9](?:st|nd|rd|th)$/i.test(found) || found === found.toUpperCase()
}

const streets =
  'road|rd|street|st|avenue|ave|av|close|cl|lane|ln|drive|drv|way|crescent|cres|court|ct|gardens|gdns|grove|place|pl|terrace|terr|square|sq|hill|park|row|mews|walk|view|rise|green|parade|broadway|gate|croft|fields?|meadows?|villas|wharf|quay|boulevard|blvd|parkway|pkwy|circle|trail|highway|hwy'
const abroad =
  '[\\p{L}]{3,}(?:stra(?:ss|ß)e|str\\.?|weg|gasse|platz|allee|brücke|gatan|gata|vägen|stigen|vej|gade|vænget|stræde|veien|vegen|katu|tie|laan|straat|plein|steeg|dreef|utca)'
const before =
  '(?:via|rua|rue|calle|avenida|av\\.|strada|str\\.|bulevardul|aleea|ulica|ul\\.|aleja|al\\.|os\\.|plaza|praça|travessa|piazza|place|boulevard|chemin|viale|corso)'
const capital = "\\p{Lu}[\\p{L}\\p{M}'’.\\-]*"
const abroadApart = '(?:[Ss]tra(?:ss|ß)e|[Aa]llee|[Bb]aan|[Ll]aan|[Gg]ata|[Vv]ei|utca|tér|u\\.)'
const unit = '(?:flat|apartment|apt\\.?|unit|room|suite|maisonette)[ ](?:no\\.?[ ])?\\d{1,4}[a-z]?'
const number = '\\d{1,5}[ ]?[a-z]?(?:[-–/]\\d{1,4})?'
const name = "[\\p{L}\\p{M}'’.\\-]{2,30}"

const way = '(?:[Rr]ue|[Cc]hemin|[Cc]alle|[Rr]ua|[Aa]llée|[Ii]mpasse|Via|Avenue|Avenida|Strada|Boulevard|Place|Route|Quai|Piazza|Plaza|Viale|Corso)'
const particle = '(?:de|du|des|la|le|les|do|da|dos|das|di|del|della|al|el|van)'
const wordsIn = (found: string): string[] => Array.from(found.matchAll(/\p{L}+/gu), ([word]) => word.toLowerCase())
const isNoStreet = (word: string): boolean => knownThings.has(word) || littleWords.has(word) || institutions.has(word) || word.length < 4

const patterns: readonly Pattern[] = [
  {
    kind: 'postcode',
    confidence: 0.9,
    why: 'form',
    expression: new RegExp(`${wordStarts}[a-z]{1,2}\\d[a-z\\d]?${gap}{0,2}[\\doO][abd-hjlnp-uw-z]{2}${wordEnds}`, 'giu'),
    accept: isPostcode,
  },
  {
    kind: 'postcode',
    confidence: 0.8,
    why: 'form',
    expression: new RegExp(`(?<=${wordStarts}(?:zip|postal|post)(?:[ ]?code)?(?:[ ](?:is|was))?:?[ ])\\d{5}(?:-\\d{4})?(?!\\d)`, 'giu'),
  },
  {
    kind: 'address',
    confidence: 0.9,
    why: 'street',
    expression: new RegExp(
      `${wordStarts}(?:${unit},?[ ])?${number},?[ ](?:${name}[ ]){1,4}?(?:${streets})\\.?${wordEnds}(?:[ ](?:${streets})${wordEnds}){0,2}`,
      'giu',
    ),
    accept: (found) =>
      !/ (?:in|of|and|to|the|at|a|for|my|from|on|was|is|away|down|along|up|hours?|weeks?|days?|minutes?|miles?|months?|years?|times?|people|different|long) /i.test(
        found,
      ),
  },
  {
    kind: 'address',
    confidence: 0.6,
    why: 'street',
    expression: new RegExp(
      `${wordStarts}(?:${capital}[ ]){1,3}(?:Road|Rd|Street|Avenue|Ave|Close|Lane|Drive|Crescent|Gardens|Grove|Terrace|Mews)${wordEnds}`,
      'gu',
    ),
  },
  {
    kind: 'address',
    confidence: 0.6,
    why: 'street',
    expression: new RegExp(
      `${wordStarts}(?:flat|apartment|apt\\.?|suite|maisonette|p\\.?o\\.?[ ]box)[ ](?:no\\.?[ ])?\\d{1,5}[a-z]?${wordEnds}`,
      'giu',
    ),
  },
  {
    kind: 'address',
    confidence: 0.7,
    why: 'street',
    expression: new RegExp(`${wordStarts}(?:${capital}[ ]){0,2}${abroad}[ ]\\d{1,4}[ ]?[a-z]?${wordEnds}`, 'gu'),
  },
  {
    kind: 'address',
    confidence: 0.7,
    why: 'street',
    expression: new RegExp(`${wordStarts}(?:${capital}[ ]){1,3}${abroadApart}[ ]\\d{1,4}[ ]?[a-z]?${wordEnds}`, 'gu'),
  },
  {
    kind: 'address',
    confidence: 0.5,
    why: 'street',
    expression: new RegExp(`(?<![\\p{L}\\d.,:/£$€-])\\d{1,5}[ ](?:${capital}[ ]){1,4}\\d{1,4}(?![\\d.,:/%]\\d|[\\p{L}%])`, 'gu'),
    accept: (found) => !wordsIn(found).some(isNoStreet),
  },
  {
    kind: 'address',
    confidence: 0.7,
    why: 'street',
    expression: new RegExp(
      `(?<![\\p{L}\\d.,:/£$€-])\\d{1,5}[ ](?:[^\\s,;:]{1,30}[ ]){1,6}?\\s{0,3}(?:flat|apartment|apt\\.?|suite)[ ]\\d{1,5}${wordEnds}`,
      'giu',
    ),
    accept: (found) => !wordsIn(found).some((word) => littleWords.has(word)),
  },
  {
    kind: 'address',
    confidence: 0.7,
    why: 'street',
    expression: new RegExp(
      `(?<![\\p{L}\\d.,:/£$€-])\\d{1,5}(?:bis)?,?[ ]${way}[ ](?:${particle}[ ]){0,2}[^\\s\\d,.;:]{2,30}(?:[ ](?:${particle}|${capital})){0,4}${wordEnds}`,
      'gu',
    ),
  },
  {
    kind: 'address',
    confidence: 0.6,
    why: 'street',
    expression: new RegExp(`${wordStarts}(?:psc|unit)[ ]\\d{3,5},?[ ]box[ ]\\d{1,5}${wordEnds}`, 'giu'),
  },
  {
    kind: 'address',
    confidence: 0.5,
    why: 'form',
    expression: /(?<![\p{L}\p{N}])(?:\p{Lu}{3}[ ])?\p{Lu}{2}[ ]\d{5}(?:-\d{4})?(?![\p{L}\p{N}])/gu,
  },
  {
    kind: 'address',
    confidence: 0.7,
    why: 'street',
    expression: new RegExp(
      `${wordStarts}${before}[ ](?:[\\p{L}\\p{M}'’.\\-]{1,30}[ ]){0,4}[\\p{L}\\p{M}'’.\\-]{1,30},?[ ]\\d{1,4}[ ]?[a-z]?${wordEnds}`,
      'giu',
    ),
    accept: (found) => !wordsIn(found).some((word) => littleWords.has(word)),
  },
]

/** UK postcodes (a whole one: the outward half alone is a town) and addresses, each with the town, the country and the code that belong to it. */
export const findAddresses = (text: string): Finding[] =>
  findAll(text, patterns).map((finding) => (finding.kind === 'address' ? wholeAddress(text, finding) : finding))
