type Point = { readonly contributions: number; readonly themes: number }

const WIDTH = 600
const HEIGHT = 200

/** How many themes were found after so many contributions: once it is flat, more contributions bring little that is new. */
export const SaturationCurve = ({ points }: { readonly points: readonly Point[] }) => {
  const last = points.at(-1)
  if (!last) return <p>Nothing is coded yet.</p>
  const line = [{ contributions: 0, themes: 0 }, ...points]
    .map(({ contributions, themes }) => `${(contributions / last.contributions) * WIDTH},${HEIGHT - (themes / Math.max(1, last.themes)) * HEIGHT}`)
    .join(' ')
  const half = points.find(({ contributions }) => contributions * 2 >= last.contributions) ?? last
  return (
    <figure className="app-figure">
      <svg viewBox={`-4 -4 ${WIDTH + 8} ${HEIGHT + 8}`} width="100%" aria-hidden="true" focusable="false">
        <path d={`M0 0V${HEIGHT}H${WIDTH}`} fill="none" stroke="#4c6272" strokeWidth="2" />
        <polyline points={line} fill="none" stroke="#005eb8" strokeWidth="4" />
      </svg>
      <figcaption>
        After {last.contributions.toLocaleString('en-GB')} coded contributions {last.themes} themes are in use; {half.themes} of them came up in the
        first {half.contributions.toLocaleString('en-GB')}.
      </figcaption>
      <details className="nhsuk-details">
        <summary className="nhsuk-details__summary">
          <span className="nhsuk-details__summary-text">Show as a table</span>
        </summary>
        <div className="nhsuk-details__text">
          <table className="nhsuk-table">
            <caption className="nhsuk-table__caption">Themes found, in the order of coding</caption>
            <thead>
              <tr>
                <th scope="col">Contributions</th>
                <th scope="col">Themes</th>
              </tr>
            </thead>
            <tbody>
              {points.map(({ contributions, themes }) => (
                <tr key={contributions}>
                  <th scope="row">{contributions}</th>
                  <td>{themes}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </figure>
  )
}
