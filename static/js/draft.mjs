// Keeps what is typed into a long form (form[data-draft]) on the server: some seconds after typing stops, and at once when the field
// or the page is left. Only an answer of the server's own with a version counts as saved. Text that could not be sent stays in the
// page, never in the browser's storage: computers are shared.
const PAUSE = 3000
const AGAIN = 15000
const TOKEN = 'csrftoken'

const cookie = name => document.cookie.split('; ').find(part => part.startsWith(`${name}=`))?.slice(name.length + 1)
const time = text => new Date(text).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

class Draft {
  constructor (form) {
    this.form = form
    this.status = form.querySelector('[data-draft-status]')
    this.mark = '<svg class="app-mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false"><circle cx="7" cy="7" r="5" fill="currentColor"/></svg>'
    this.changed = this.sending = this.over = false
    form.addEventListener('input', () => this.typed())
    form.addEventListener('change', () => this.typed())
    form.addEventListener('focusout', () => this.save())
    form.addEventListener('submit', () => this.stop())
    document.addEventListener('visibilitychange', () => this.save(document.visibilityState === 'hidden'))
    window.addEventListener('focus', () => this.save())
    window.addEventListener('pageshow', event => { if (event.persisted) this.over = false })
  }

  typed () {
    this.changed = true
    this.later(PAUSE)
  }

  later (pause) {
    clearTimeout(this.timer)
    if (!this.over) this.timer = setTimeout(() => this.save(), pause)
  }

  stop () {
    clearTimeout(this.timer)
    this.over = true
    setTimeout(() => { this.over = false }, AGAIN) // the answer may be an error page, or never come
  }

  // The token of now: signing in again in another tab changes it, and the form must be sent with the new one too.
  body () {
    const token = cookie(TOKEN)
    if (token) this.form.elements.csrfmiddlewaretoken.value = token
    const fields = [...new FormData(this.form)].filter(([, value]) => typeof value === 'string')
    return new URLSearchParams(fields)
  }

  async save (leaving = false) {
    if (!this.changed || this.over) return
    if (this.sending) return this.later(PAUSE)
    clearTimeout(this.timer)
    this.changed = false
    this.sending = true
    try {
      const body = this.body()
      const answer = await fetch(this.form.dataset.draft, {
        method: 'POST', body, redirect: 'error', credentials: 'same-origin', keepalive: leaving && body.toString().length < 60000
      })
      this.read(answer.status, await answer.json())
    } catch {
      this.failed('Not saved: no connection. Your text is still on this page, and we try again.', true)
    } finally {
      this.sending = false
    }
  }

  read (status, answer) {
    if (status === 200 && Number.isInteger(answer.version)) {
      this.form.elements.draft_version.value = answer.version
      return this.say(`Saved ${time(answer.saved_at)}`, true)
    }
    if (status === 409) {
      this.form.elements.draft_key.value = answer.key
      this.form.elements.draft_version.value = answer.version
      return this.say('Saved as a second text: this form is open in another tab too. Both are kept.', true)
    }
    if (status === 401) return this.signedOut()
    if (status === 410) return this.failed('This form was finished in another tab. What you type here is sent when you press the button.')
    if (answer.error === 'somebody_else') return this.failed('Somebody else has signed in on this browser. Your text is still on this page.')
    if (answer.error === 'old_token') return this.failed('Not saved yet. Your text is still on this page, and we try again.', true)
    this.failed(answer.message ?? 'Not saved. Your text is still on this page.', true)
  }

  failed (text, again = false) {
    this.say(text)
    if (!again) return
    this.changed = true
    this.later(AGAIN)
  }

  signedOut () {
    this.changed = true // sent when the tab is looked at again
    this.say('You are signed out. Your text is still on this page. ')
    const link = document.createElement('a')
    Object.assign(link, { href: this.status.dataset.signIn, target: '_blank', rel: 'noopener', className: 'govuk-link', textContent: 'Sign in again in a new tab' })
    this.status.append(link, ', then come back here.')
  }

  say (text, saved = false) {
    this.status.replaceChildren()
    if (saved) this.status.insertAdjacentHTML('afterbegin', `${this.mark} `)
    this.status.append(text)
  }
}

for (const form of document.querySelectorAll('form[data-draft]')) new Draft(form)
