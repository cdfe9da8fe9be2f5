import { fileURLToPath } from 'node:url'
import { rolldown } from 'rolldown'

/** What browsers lack is in csv-parse's own build for them. */
const inBrowser = { alias: { 'csv-parse/sync': 'csv-parse/browser/esm/sync' } }

const bundled = async (entry: string, platform: 'node' | 'browser'): Promise<string> => {
  const input = fileURLToPath(new URL(entry, import.meta.url))
  const build = await rolldown({ input, platform, logLevel: 'silent', ...(platform === 'browser' ? { resolve: inBrowser } : {}) })
  try {
    const { output } = await build.generate({ format: platform === 'node' ? 'esm' : 'iife', minify: platform === 'browser', codeSplitting: false })
    return output[0].code
  } finally {
    await build.close()
  }
}

const page = (script: string): string => `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'unsafe-inline'; style-src 'unsafe-inline'">
<title>Check an evidence pack</title>
<style>body{font:1.125rem/1.5 system-ui,sans-serif;max-width:46rem;margin:2rem auto;padding:0 1rem;color:#212b32}label{display:block;font-weight:700;margin-top:1rem}input{font:inherit;max-width:100%}input[type=text]{width:100%;box-sizing:border-box;padding:.5rem;border:2px solid #4c6272}button{font:inherit;font-weight:700;padding:.5rem 1rem;margin-top:1rem}li{margin:.5rem 0;overflow-wrap:anywhere}.doubt{font-weight:700;border-inline-start:.25rem solid #d5281b;padding-inline-start:.75rem}:focus-visible{outline:3px solid #ffb81c;outline-offset:2px}</style>
</head>
<body>
<main>
<h1>Check an evidence pack</h1>
<p>Choose the zip file as you received it. Your browser checks it here: nothing is sent anywhere, and no network is needed.</p>
<noscript><p><strong>This page needs JavaScript.</strong> Without it, unpack the zip and run <code>node verify.mjs</code> in its folder.</p></noscript>
<form>
<label for="pack">Evidence pack (zip)</label><input id="pack" type="file" accept=".zip">
<label for="key">Key of the public ledger, if you have it from elsewhere</label><input id="key" type="text" autocomplete="off" spellcheck="false">
<button>Check</button>
</form>
<h2 id="outcome" tabindex="-1" aria-live="polite"></h2>
<ul id="findings"></ul>
</main>
<script>${script.replaceAll('</script', '<\\/script')}</script>
</body>
</html>
`

let made: Promise<{ readonly node: string; readonly page: string }> | undefined

/** The verifier of a pack in its two forms: one file for Node 20 and newer, one page for a browser. Made once. */
export const packVerifier = (): Promise<{ readonly node: string; readonly page: string }> => {
  made ??= Promise.all([bundled('verify-pack.node.ts', 'node'), bundled('verify-pack.page.ts', 'browser')]).then(([node, script]) => ({
    node,
    page: page(script),
  }))
  return made
}
