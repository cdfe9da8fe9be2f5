import { doubtfulNames, familyNames, givenNames } from '../../packages/privacy/src/detect/name-lists.ts'
import type { Chance } from './random.ts'

/** People's names that no list of common ones has: rare real ones, and ones made of syllables. */
const rareGiven =
  'Aoibheann Blanaid Caoilfhionn Peredur Eluned Ysolde Crispin Perpetua Thaddeus Zebedee Araminta Rubina-Noor Gulnaz Shabbar Mehrunisa Tasawar Zoraiz Hooriya Mishkat Anaya-Rae Nirvaan Jivraj Kulbinder Tejpal Sukhraj Parmeet Bhupinder Wieslawa Bozydar Dobromir Swietlana Jaromir Ludwika Gabrysia Decebal Smaranda Anton-Vlad Draga Sanziana Haralamb Otilia Chukwuebuka Onyinyechi Oghenekaro Tamuno Ibironke Akinwunmi Kwabla Dzifa Mawuli Selorm Enyonam Tsegaye Meseret Hirut Nkosana Thulani Ayanda Cidra Deolinda Eduina Fausto Gervasio Idalina Zulmira Airidas Eimantas Ugne Rugile Svajone Yevhen Bohdana Zlata Sherzod Dilnoza Farrukhbek Gulbahar'
const rareFamily =
  'Abercrombie Bickerstaff Featherstonehaugh Cholmondeley Ollerenshaw Sidebottom Thistlethwaite Winstanley Arkwright Entwistle Gathercole Pennyfather Rawcliffe Tunnicliffe Zubairi Qalandri Rizwani Lodhran Makhdoom Khakwani Jatoi Bhurgri Palejo Ghuman Kandola Sanghera Takhar Rehill Matharu Panesar Deepchand Vadgama Ruparelia Kotecha Szczepaniak Brzezicki Gwozdz Krzyzak Trzcinski Wrzesniewski Pszczola Grabarczyk Bratosin Hriscu Chitoiu Tarlungeanu Zamfirache Gherasim Nwankwoala Egwuatu Onwudiwe Agbakoba Ehigiator Oghenevwede Gyimah-Boadi Agbodza Kporku Dzokoto Ametepe Habtemariam Woldegiorgis Nhlapo Khumalo-Dube Vilarinho Quintanilha Bettencourt Cerqueira Trindade-Neto Butkeviciute Zukauskiene Hrytsenko Zabolotny Rakhimov'

const starts = ['B', 'Br', 'Ch', 'D', 'F', 'G', 'Gr', 'H', 'J', 'K', 'Kl', 'L', 'M', 'N', 'P', 'R', 'S', 'Sh', 'St', 'T', 'Tr', 'V', 'W', 'Y', 'Z']
const vowels = ['a', 'e', 'i', 'o', 'u', 'aa', 'ei', 'oo', 'ia']
const middles = ['b', 'd', 'l', 'm', 'n', 'nd', 'r', 'rv', 's', 'sk', 't', 'th', 'v', 'z']
const ends = ['', 'n', 'r', 'l', 's', 'm', 'th', 'k', 'sh']

const isListed = (name: string): boolean =>
  name
    .toLowerCase()
    .split('-')
    .some((part) => givenNames.has(part) || familyNames.has(part) || doubtfulNames.has(part))

const made = (chance: Chance): string => {
  const name = chance.pick(starts) + chance.pick(vowels) + chance.pick(middles) + chance.pick(vowels) + chance.pick(ends)
  return isListed(name) ? made(chance) : name
}

const capital = (name: string): string => name.replaceAll(/(?:^|['-])\p{L}/gu, (letter) => letter.toUpperCase())
const listedGiven = [...givenNames].filter((name) => !doubtfulNames.has(name)).map(capital)
const listedFamily = [...familyNames].filter((name) => !doubtfulNames.has(name)).map(capital)
const outside = (names: string): string[] => names.split(' ').filter((name) => !isListed(name))
const [unlistedGiven, unlistedFamily] = [outside(rareGiven), outside(rareFamily)]

export interface Person {
  readonly given: string
  readonly family: string
  readonly entity: 'name in the lists' | 'name outside the lists'
}

/** Somebody; three in ten have a name that the detector's lists do not know, neither part of it. */
export function somebody(chance: Chance): Person {
  if (!chance.often(0.3)) return { given: chance.pick(listedGiven), family: chance.pick(listedFamily), entity: 'name in the lists' }
  const rare = chance.often(0.5)
  return {
    given: rare ? chance.pick(unlistedGiven) : made(chance),
    family: rare ? chance.pick(unlistedFamily) : made(chance),
    entity: 'name outside the lists',
  }
}
