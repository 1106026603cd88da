// Keeps what is typed into a long form (form[data-draft]) on the server: when typing pauses, at most every few seconds while it does not,
// and at once when the field or the page is left. Only an answer of the server's own with a version counts as saved. What could not be
// sent stays in the page, never in the browser's storage: computers are shared.
const PAUSE = 1500 // milliseconds without a key
const LONGEST = 4000 // a text is never longer unsent while there is a connection
const AGAIN = [3000, 6000, 12000, 24000, 30000] // after one failure, two, ...
const SUBMITTED = 15000
const BEACON = 60000 // bytes that a browser sends while it closes a page
const TOKEN = 'csrftoken'
const OFFLINE = 'Not saved: you are offline. Your text is still on this page. We keep trying, so leave it open.'
const NO_ANSWER = 'Not saved: no answer from the server. Your text is still on this page. We keep trying, so leave it open.'

const cookie = name => document.cookie.split('; ').find(part => part.startsWith(`${name}=`))?.slice(name.length + 1)
const time = text => new Date(text).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })
const ownName = () => [...crypto.getRandomValues(new Uint32Array(4))].map(number => number.toString(16).padStart(8, '0')).join('')

class Draft {
  constructor (form) {
    this.form = form
    this.status = form.querySelector('[data-draft-status]')
    this.mark = '<svg class="app-mark" width="14" height="14" viewBox="0 0 14 14" aria-hidden="true" focusable="false"><circle cx="7" cy="7" r="5" fill="currentColor"/></svg>'
    this.name = ownName() // a later save of this page is never taken for another tab's, even when an answer was lost
    this.turn = this.failures = this.since = 0
    this.changed = this.sending = this.over = false
    form.addEventListener('input', () => this.typed())
    form.addEventListener('change', () => this.typed())
    form.addEventListener('focusout', () => this.save())
    form.addEventListener('submit', () => this.stop())
    document.addEventListener('visibilitychange', () => document.visibilityState === 'hidden' ? this.leave() : this.save())
    window.addEventListener('pagehide', () => this.leave())
    window.addEventListener('focus', () => this.save())
    window.addEventListener('online', () => this.save())
    window.addEventListener('offline', () => this.changed && this.say(OFFLINE))
    window.addEventListener('pageshow', event => { if (event.persisted) this.over = false })
  }

  // The longer a text waits, the sooner it goes: a pause in typing, or LONGEST after its first key.
  typed () {
    if (!this.changed) this.since = Date.now()
    this.changed = true
    if (!this.failures) this.later(Math.min(PAUSE, Math.max(0, this.since + LONGEST - Date.now())))
  }

  later (pause) {
    clearTimeout(this.timer)
    if (!this.over) this.timer = setTimeout(() => this.save(), pause)
  }

  stop () {
    clearTimeout(this.timer)
    this.over = true
    setTimeout(() => { // the answer may be an error page, or never come
      this.over = false
      if (this.changed) this.save()
    }, SUBMITTED)
  }

  // The token of now: signing in again in another tab changes it, and the form must be sent with the new one too.
  body () {
    const token = cookie(TOKEN)
    if (token && this.form.elements.csrfmiddlewaretoken) this.form.elements.csrfmiddlewaretoken.value = token
    const fields = [...new FormData(this.form)].filter(([, value]) => typeof value === 'string')
    return new URLSearchParams([...fields, ['draft_page', this.name], ['draft_turn', ++this.turn]])
  }

  async save () {
    if (!this.changed || this.over || this.sending) return // what is being sent looks again when it is answered
    clearTimeout(this.timer)
    this.changed = false
    this.sending = true
    try {
      const answer = await this.send(this.body())
      this.read(answer.status, await answer.json())
    } catch {
      this.failed(navigator.onLine ? NO_ANSWER : OFFLINE, true)
    } finally {
      this.sending = false
      if (this.changed && !this.failures) this.later(Math.min(PAUSE, Math.max(0, this.since + LONGEST - Date.now())))
    }
  }

  send (body, leaving = false) {
    return fetch(this.form.dataset.draft, {
      method: 'POST',
      body,
      redirect: 'error',
      credentials: 'same-origin',
      keepalive: leaving && body.toString().length < BEACON,
      signal: leaving ? null : AbortSignal.timeout(20000)
    })
  }

  // The page may be gone before an answer comes: sent even while another save is on its way, which this one overtakes (draft_turn).
  leave () {
    if ((!this.changed && !this.sending) || this.over) return
    this.send(this.body(), true).then(async answer => {
      const said = await answer.json()
      this.changed = this.changed && answer.status !== 200
      this.read(answer.status, said)
    }).catch(() => this.failed(navigator.onLine ? NO_ANSWER : OFFLINE, true))
  }

  read (status, answer) {
    if (status === 200 && Number.isInteger(answer.version)) {
      this.failures = 0
      this.form.elements.draft_version.value = answer.version
      return this.say(`Saved ${time(answer.saved_at)}`, true)
    }
    if (status === 409) {
      this.failures = 0
      this.form.elements.draft_key.value = answer.key
      this.form.elements.draft_version.value = answer.version
      return this.say(`Saved ${time(answer.saved_at)} as a second text: this form is open in another tab or on another device too. Both are kept.`, true)
    }
    if (status === 401) return this.signedOut(answer)
    if (status === 410) return this.failed('This form was finished in another tab. What you type here is sent when you press the button.')
    if (answer.error === 'somebody_else') return this.failed('Somebody else has signed in on this browser. Your text is still on this page.')
    if (answer.error === 'old_token') return this.failed('Not saved yet. Your text is still on this page, and we keep trying.', true)
    this.failed(answer.message ?? 'Not saved. Your text is still on this page, and we keep trying.', true)
  }

  failed (text, again = false) {
    this.say(text)
    if (!again) return
    if (!this.changed) this.since = Date.now()
    this.changed = true
    this.later(AGAIN[Math.min(this.failures++, AGAIN.length - 1)])
  }

  // The server keeps the text of somebody whose session has ended, so that they can sign in right here and find it again.
  signedOut (answer) {
    this.failures = 0
    const kept = Number.isInteger(answer.version)
    if (kept) this.form.elements.draft_version.value = answer.version
    else this.changed = true // sent when the tab is looked at again
    this.say(kept ? `You are signed out. Your text is saved, ${time(answer.saved_at)}. ` : 'You are signed out. Your text is still on this page. ', kept)
    const here = `${this.status.dataset.signIn}?next=${encodeURIComponent(location.pathname + location.search)}`
    const link = document.createElement('a')
    link.className = 'govuk-link'
    Object.assign(link, kept
      ? { href: here, textContent: 'Sign in again and go on' }
      : { href: this.status.dataset.signIn, target: '_blank', rel: 'noopener', textContent: 'Sign in again in a new tab' })
    this.status.append(link, kept ? ', here or in another tab.' : ', then come back here.')
  }

  // A reader of the screen hears it when it changes (role=status), not every few seconds while typing goes on.
  say (text, saved = false) {
    if (this.status.textContent.trim() === text.trim()) return
    this.status.replaceChildren()
    if (saved) this.status.insertAdjacentHTML('afterbegin', `${this.mark} `)
    this.status.append(text)
  }
}

for (const form of document.querySelectorAll('form[data-draft]')) new Draft(form)
