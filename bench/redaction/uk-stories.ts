import type { Document, Known } from './corpus.ts'
import { type Chance, seeded } from './random.ts'
import { address, date, email, nhsNumber, nino, phone, postcode, web } from './uk-identifiers.ts'
import { type Person, somebody } from './uk-people.ts'

/** Sentences with somebody or something in them that tells who it is. `{given}`, `{family}` and `{full}` of one sentence are one person. */
const telling = [
  'My {relative} {given} was diagnosed on {date}.',
  'My {relative} {given} had to take me because there was no bus.',
  '{given} said the letter never came.',
  'I went with {given} and we waited four hours.',
  'After that {given} rang the ward every single day.',
  'The doctor, {full}, told me it was nothing.',
  'Dr {family} explained everything twice, slowly.',
  'dr {family} sent me home with antibiotics',
  'Mrs {family} at the desk was so rude to us.',
  'Nurse {given} held my hand the whole time.',
  'The nurse was called {given} and she was lovely.',
  'My name is {full} and I want this to change.',
  'I am {full}, my NHS number is {nhs}.',
  "It's about {full}, born {date}.",
  'NHS no. {nhs}, date of birth {date}.',
  'They asked for my nhs number which is {nhs} and then lost it.',
  'You can ring me on {phone} after six.',
  'My number is {phone}.',
  'call {given} on {phone} please',
  'Mobile: {phone}',
  'We live at {address}, {postcode}.',
  'I have lived at {address} for thirty years.',
  'The ambulance went to {address} by mistake.',
  'My postcode is {postcode} so I should be able to use that clinic.',
  'Please write to {email} if you need more.',
  'my email is {email} thanks',
  'I put it all on {web} already.',
  'My national insurance number is {nino}, they asked for it to pay the fares.',
  'The appointment was on {date} and then moved to {date}.',
  'She passed away on {date}, nobody rang us.',
  'Thank you to {full} and the whole team.',
  'Both {given} and the receptionist laughed.',
  "I could not understand {given}'s letter.",
  'The interpreter, {given}, only came once.',
  'Without {given} I would have given up.',
  'It was {given} who found the lump.',
  'Kind regards, {full}',
  'They wrote {family} instead of my real name on the form.',
  'my {relative} {given} speaks only a little English',
]

/** Sentences that tell nobody, with words and figures that look as if they did. */
const plain = [
  'I waited 12 weeks for the scan and nobody told me why.',
  'Will they ever ring back? I hope so.',
  'In May they said it may take longer.',
  'The Rose Ward at the Luton and Dunstable is short of staff.',
  'My blood pressure was 120/80 and my B12 was low, 5mg a day.',
  'I paid £1,200 for it, or 1 200 000 in rupees.',
  'We rang 111 and then 999.',
  'It was 2019 when it started and 2021 before I was seen.',
  'Macmillan were brilliant, and so was the Marie Curie nurse.',
  'Grace and patience are what you need with the NHS.',
  'I speak Urdu and Punjabi, the leaflet was in English.',
  'The GP surgery said to come back on Monday.',
  'It took 2 buses, 45 minutes each way, at 8am.',
  'Chemo was hard, the Tamoxifen was worse.',
  'I am a Muslim woman and wanted a female doctor.',
  'The first of many letters was wrong.',
  'My mum does not read English and the screening letter went in the bin.',
  'Nobody explained what stage 3 means.',
  'I had 10 of 12 sessions, 7 days a week.',
  'The hospital car park costs 3.50 for 2 hours.',
  'Parking was awful and the receptionist was rude.',
  'Cancer Research UK has a good page about it.',
  'He said I was too young, I am 34.',
  'We felt listened to for the first time.',
]

const relatives = [
  'mum',
  'dad',
  'sister',
  'brother',
  'wife',
  'husband',
  'son',
  'daughter',
  'auntie',
  'nan',
  'neighbour',
  'friend',
  'cousin',
  'niece',
  'uncle',
]

/** A slip of the finger in a plain word. */
const mistyped = (text: string, chance: Chance): string =>
  text.replaceAll(/\b[a-z]{4,}\b/g, (word) => {
    if (!chance.often(0.03)) return word
    const at = 1 + chance.below(word.length - 2)
    return chance.pick([
      word.slice(0, at) + word.slice(at + 1),
      word.slice(0, at) + word[at] + word.slice(at),
      word.slice(0, at) + (word[at + 1] ?? '') + word[at] + word.slice(at + 2),
    ])
  })

const fill = (slot: string, person: Person, chance: Chance): { readonly written: string; readonly entity: string | undefined } => {
  const { given, family, entity } = person
  const filled: Readonly<Record<string, () => readonly [string, string | undefined]>> = {
    given: () => [given, entity],
    family: () => [family, entity],
    full: () => [`${given} ${family}`, entity],
    relative: () => [chance.pick(relatives), undefined],
    nhs: () => [nhsNumber(chance), 'nhs-number'],
    phone: () => [phone(chance), 'phone'],
    postcode: () => [postcode(chance), 'postcode'],
    address: () => [address(chance), 'address'],
    date: () => [date(chance), 'date'],
    email: () => [email(given, family, chance), 'email'],
    web: () => [web(given, chance), 'web'],
    nino: () => [nino(chance), 'national-insurance'],
  }
  const [written, known] = filled[slot]?.() ?? ['', undefined]
  return { written, entity: known }
}

const story = (chance: Chance): Document => {
  const sentences = Array.from({ length: 4 + chance.below(6) }, () => chance.pick(chance.often(0.5) ? telling : plain))
  const small = chance.often(0.08)
  const known: Known[] = []
  let text = ''
  for (const sentence of sentences) {
    const person = somebody(chance)
    for (const piece of sentence.split(/(\{[a-z]+\})/)) {
      const slot = /^\{([a-z]+)\}$/.exec(piece)?.[1]
      if (slot === undefined) text += mistyped(piece, chance)
      else {
        const { written, entity } = fill(slot, person, chance)
        if (entity !== undefined)
          known.push({ from: text.length + (/^the /.exec(written)?.[0].length ?? 0), to: text.length + written.length, entity })
        text += written
      }
    }
    text += chance.pick([' ', ' ', '\n'])
  }
  return { text: small ? text.toLowerCase() : text, known }
}

/** Stories about care in plain English with invented people in them: the same ones for the same seed. One in twelve is written without capitals. */
export const ukStories = (count: number, seed: number): readonly Document[] => {
  const chance = seeded(seed)
  return Array.from({ length: count }, () => story(chance))
}
