import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { Markdown } from '../components/markdown.tsx'
import { plainWords, readMarkdown } from './read-markdown.server.ts'

const html = (text: string): string =>
  renderToStaticMarkup(createElement(Markdown, { blocks: readMarkdown(text) }))
    .replace(/^<div class="app-wording">/, '')
    .replace(/<\/div>$/, '')

describe('a text of staff', () => {
  it('has headings, lists, strong words and links', () =>
    expect(html('# Signs\n\nSee **your doctor**, or [NHS](https://www.nhs.uk).\n\n1. One\n2. *Two*')).toBe(
      '<h3 class="nhsuk-heading-s">Signs</h3><p>See <strong>your doctor</strong>, or <a href="https://www.nhs.uk" rel="noopener noreferrer">NHS</a>.</p><ol><li><p>One</p></li><li><p><em>Two</em></p></li></ol>',
    ))

  it.each([
    ['<script>alert(1)</script>', '<p>&lt;script&gt;alert(1)&lt;/script&gt;</p>'],
    ['a <img src=x onerror=alert(1)> b', '<p>a &lt;img src=x onerror=alert(1)&gt; b</p>'],
    ['[x](javascript:alert(1))', '<p>x</p>'],
    ['[x](data:text/html,1)', '<p>x</p>'],
    ['[x](http://plain.example)', '<p>x</p>'],
    ['![a tracker](https://elsewhere.example/pixel.gif)', '<p>a tracker</p>'],
    ['[x]( JaVaScRiPt:alert(1) )', '<p>x</p>'],
    ['[x](https://a.example/"onclick="alert(1))', '<p><a href="https://a.example/&quot;onclick=&quot;alert(1)" rel="noopener noreferrer">x</a></p>'],
    ['```\n<b>code</b>\n```', '<p>&lt;b&gt;code&lt;/b&gt;</p>'],
  ])('shows %j as words and nothing more', (text, shown) => expect(html(text)).toBe(shown))

  it('is words without its signs for searching', () =>
    expect(plainWords('# Signs\n\n- See **your** [doctor](https://a.example)\n- ![Picture](https://b.example/c.png)')).toBe(
      'Signs See your doctor Picture',
    ))
})
