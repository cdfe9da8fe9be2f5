/** What of saxen (11.2, which brings no types) is used. */
declare module 'saxen' {
  type Decode = (text: string) => string
  export class Parser {
    ns(prefixes: Readonly<Record<string, string>>): this
    on(event: 'openTag', handler: (name: string, attributes: () => Record<string, string>, decode: Decode) => void): this
    on(event: 'closeTag', handler: (name: string) => void): this
    on(event: 'text', handler: (text: string, decode: Decode) => void): this
    on(event: 'cdata', handler: (text: string) => void): this
    on(event: 'attention', handler: (declaration: string) => void): this
    on(event: 'error', handler: (error: Error) => void): this
    parse(xml: string): this
  }
}
