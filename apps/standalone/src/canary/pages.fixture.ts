import type { Walk } from './walk.fixture.ts'

const HIDDEN = /<input type="hidden" name="key" value="([^"]+)"/

/** One person's browser without script: cookies, addresses, forms. */
export class Browser {
  private readonly cookies = new Map<string, string>()

  constructor(
    private readonly walk: Walk,
    readonly who: string,
  ) {}

  private async send(path: string, init: { method: string; headers?: Record<string, string>; body?: string }): Promise<Response> {
    this.walk.clock.time += 1_000
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const answer = await this.walk.platform.heard.fetch(path, { ...init, headers: { ...init.headers, cookie } })
    for (const set of answer.headers.getSetCookie()) {
      const [name = '', value = ''] = (set.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '') this.cookies.delete(name)
      else this.cookies.set(name, value)
    }
    return answer
  }

  private async read(path: string, answer: Response): Promise<string> {
    const text = await answer.text()
    const headers = [...answer.headers].filter(([name]) => name !== 'set-cookie')
    this.walk.saw(`page ${path.split('?')[0]}`, this.who, text + JSON.stringify(headers))
    return text
  }

  /** A page, which must be there. */
  async open(path: string): Promise<string> {
    const answer = await this.send(path, { method: 'GET' })
    if (answer.status !== 200) throw new Error(`${path} answers ${answer.status}`)
    return this.read(path, answer)
  }

  /** Sends the form of a page as a browser does; answers where that leads. `comesBack`: the status with which the form must come back instead. */
  async submit(path: string, fields: Readonly<Record<string, string>>, comesBack?: number): Promise<string> {
    const page = await this.send(path, { method: 'GET' })
    const key = HIDDEN.exec(await page.text())?.[1]
    const body = new URLSearchParams({ ...(key === undefined ? {} : { key }), ...fields }).toString()
    return this.sent(path, 'application/x-www-form-urlencoded', body, comesBack)
  }

  /** Sends a form with a file. */
  async upload(path: string, name: string, content: string): Promise<string> {
    const edge = 'a-line-between-the-parts'
    const part = `--${edge}\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\ncontent-type: text/csv\r\n\r\n${content}\r\n--${edge}--\r\n`
    return this.sent(path, `multipart/form-data; boundary=${edge}`, part, undefined)
  }

  private async sent(path: string, type: string, body: string, comesBack: number | undefined): Promise<string> {
    const answer = await this.send(path, { method: 'POST', headers: { 'content-type': type }, body })
    await this.read(path, answer)
    const expected = comesBack === undefined ? [302, 303] : [comesBack]
    if (!expected.includes(answer.status)) throw new Error(`${path} answers ${answer.status} to a form`)
    return answer.headers.get('location') ?? ''
  }

  cookie(name: string): string {
    return this.cookies.get(name) ?? ''
  }
}
