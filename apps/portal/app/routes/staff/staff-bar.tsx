import { useLocation } from 'react-router'
import { installationSections, sections } from './sections.ts'

type Place = { readonly id: string; readonly name: string; readonly sections: readonly string[] }

const Item = ({ href, name }: { readonly href: string; readonly name: string }) => {
  const { pathname } = useLocation()
  const here = pathname === href || (href !== '/staff' && pathname.startsWith(`${href}/`))
  return (
    <li>
      <a href={href} {...(here ? { 'aria-current': pathname === href ? 'page' : 'true' } : {})}>
        {name}
      </a>
    </li>
  )
}

type StaffBarProps = { readonly name: string; readonly installation: readonly string[]; readonly place: Place | undefined }

/** Where one is, where one may go, who one is. */
export const StaffBar = ({ name, installation, place }: StaffBarProps) => (
  <section className="app-staff" aria-label="Your place">
    <div className="nhsuk-width-container app-staff__inside">
      <p className="app-staff__who">
        {place && <strong>{place.name}</strong>}
        <span>
          Signed in as <a href="/account">{name}</a>
        </span>
      </p>
      <form method="post" action="/sign-out">
        <button className="app-staff__leave" type="submit">
          Sign out
        </button>
      </form>
      <search>
        <form method="post" action="/staff/search" className="app-staff__search app-screen">
          <label className="nhsuk-u-visually-hidden" htmlFor="everywhere">
            Search everywhere
          </label>
          <input
            className="nhsuk-input nhsuk-input--width-10"
            id="everywhere"
            name="q"
            type="text"
            inputMode="search"
            maxLength={200}
            autoComplete="off"
          />
          <button className="app-staff__leave" type="submit">
            Search
          </button>
        </form>
      </search>
      <nav className="app-staff__menu" aria-label="Staff">
        <ul>
          <Item href={place ? `/staff?programme=${place.id}` : '/staff'} name="My work" />
          {place &&
            sections
              .filter(({ path }) => place.sections.includes(path))
              .map(({ path, name: section }) => <Item key={path} href={`/staff/${place.id}/${path}`} name={section} />)}
          {installationSections
            .filter(({ path }) => installation.includes(path))
            .map(({ path, name: section }) => (
              <Item key={path} href={`/staff/${path}`} name={section} />
            ))}
        </ul>
      </nav>
    </div>
  </section>
)
