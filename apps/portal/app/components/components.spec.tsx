import { renderToStaticMarkup } from 'react-dom/server'
import { MemoryRouter } from 'react-router'
import { expect, test } from 'vitest'
import { fixtures } from './components.fixture.tsx'
import { ErrorSummary } from './error-summary.tsx'

test.each(fixtures)('$name', ({ element, html }) => {
  expect(renderToStaticMarkup(<MemoryRouter>{element}</MemoryRouter>)).toBe(html)
})

test('a component speaks the language of the page', () => {
  const summary = renderToStaticMarkup(
    <MemoryRouter initialEntries={['/ur/programmes/luton-cancer']}>
      <ErrorSummary errors={[{ field: 'x', message: 'y' }]} />
    </MemoryRouter>,
  )
  expect(summary).toContain('<h2 class="nhsuk-error-summary__heading">ایک مسئلہ ہے</h2>')
})
