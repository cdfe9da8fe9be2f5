/** Parts that are not read as sentences: ways to go, pictures, what people wrote or chose from, codes. */
const unread =
  /<(nav|svg|script|style|textarea|select|pre|code)\b[\s\S]*?<\/\1>|<(\w+)[^>]*class="[^"]*app-(?:words|receipt|trap)[^"]*"[\s\S]*?<\/\2>/g
const elsewhere = /<(\w+)[^>]*\blang="(?!en")[^"]+"[^>]*>[\s\S]*?<\/\1>/g
const inline = /<\/?(?:a|abbr|b|bdi|cite|em|i|kbd|mark|q|small|span|strong|sub|sup|time)\b[^>]*>|<!--[\s\S]*?-->/g
const heading = /<h[2-6]\b[^>]*>([\s\S]*?)<\/h[2-6]>/g
const ended = /[.?!…][”’)]*$/
const code = /\S*[\d@=+/_]\S*/g

/** Fewer words without a full stop are a label or a name. */
const PHRASE_WORDS = 6

const entities: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#x27': '’', '#39': '’', nbsp: ' ' }
const decoded = (text: string): string => text.replaceAll(/&(#?\w+);/g, (whole, name: string) => entities[name] ?? whole)

const days =
  /\b(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|January|February|March|April|May|June|July|August|September|October|November|December)\b/g

/** Words of a sentence; numbers, days, addresses and codes are none, so that a page is as hard next month as it is today. */
export const wordsOf = (sentence: string): string[] =>
  sentence
    .replaceAll(code, ' ')
    .replaceAll(days, ' ')
    .match(/\p{L}[\p{L}’'-]*/gu) ?? []

const isRead = (text: string): boolean => ended.test(text) || wordsOf(text).length >= PHRASE_WORDS

const segmenter = new Intl.Segmenter('en', { granularity: 'sentence' })

/** What stands for a name that is not ours to make plainer. */
const NAME = 'They'

/** The English sentences of a page's main part: no navigation, labels or headings that are no sentence; `names` count as one word. */
export const sentencesOf = (html: string, names: readonly string[] = []): string[] => {
  const [, main = ''] = /<main\b[^>]*>([\s\S]*)<\/main>/.exec(html) ?? []
  return main
    .replaceAll(unread, '\n')
    .replaceAll(elsewhere, ' ')
    .replaceAll(inline, '')
    .replaceAll(heading, (_, text: string) => (ended.test(text.trim()) ? `\n${text}\n` : '\n'))
    .replaceAll(/<[^>]+>/g, '\n')
    .split('\n')
    .map((block) => decoded(block).replaceAll(/\s+/g, ' ').trim())
    .map((block) => names.reduce((text, name) => text.replaceAll(name, NAME), block))
    .filter(isRead)
    .flatMap((block) => [...segmenter.segment(block)].map(({ segment }) => segment.trim()))
    .filter((sentence) => wordsOf(sentence).length > 0)
}
