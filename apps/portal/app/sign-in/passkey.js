/** Asks the browser for a passkey when a form that needs one is sent; without script these forms stay hidden. */
const ask = async ({ passkey: kind, options }) =>
  kind === 'make'
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(JSON.parse(options)) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options)) })

for (const form of globalThis.PublicKeyCredential ? document.querySelectorAll('form[data-passkey]') : []) {
  form.hidden = false
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    try {
      form.elements.passkey.value = JSON.stringify((await ask(form.dataset)).toJSON())
      form.submit()
    } catch {
      form.querySelector('[role=status]').textContent = 'No passkey was given. Try again, or choose another way.'
    }
  })
}
