// Some minutes before the session ends, asks whether anybody is still there. The server alone knows when it ends: other tabs, and drafts
// saved while typing, prolong it too. Nothing typed is lost: drafts are saved first, and a page with unsaved text stays as it is.
const dialog = document.querySelector('[data-idle]')
const part = name => dialog.querySelector(`[data-idle-${name}]`)
const cookie = name => document.cookie.split('; ').find(found => found.startsWith(`${name}=`))?.slice(name.length + 1)
const channel = 'BroadcastChannel' in window ? new BroadcastChannel('session') : null
const LONGEST = 2 ** 31 - 1

let timer
let over = false
let endsAt
const typed = new Set()

const left = () => Math.max(0, (endsAt - Date.now()) / 1000)
const clock = at => new Date(at).toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit', timeZone: 'Europe/London' })

function plan (seconds) {
  endsAt = Date.now() + seconds * 1000
  const warn = seconds - Number(dialog.dataset.warn)
  clearTimeout(timer)
  if (warn > 0) {
    if (dialog.open && !over) dialog.close()
    timer = setTimeout(check, Math.min(warn * 1000, LONGEST))
  } else {
    timer = setTimeout(check, Math.min(seconds * 1000 + 1000, LONGEST))
    open()
  }
}

// What the server says: { left } of a session, 'over', or null when it cannot be asked just now.
async function ask (address, method = 'GET') {
  try {
    const headers = method === 'POST' ? { 'X-CSRFToken': cookie('csrftoken') ?? '' } : {}
    const answer = await fetch(address, { method, headers, redirect: 'error', credentials: 'same-origin', cache: 'no-store' })
    if (answer.status === 401) return 'over'
    return answer.ok ? await answer.json() : null
  } catch {
    return null
  }
}

async function check () {
  if (over) return
  for (const form of document.querySelectorAll('form[data-draft]')) form.dispatchEvent(new Event('focusout'))
  const answer = await ask(dialog.dataset.session)
  if (answer === 'over' || answer?.left === 0) return end()
  if (answer) return plan(answer.left)
  if (left() > 0) return plan(left())
  timer = setTimeout(check, 15000) // no connection: nothing is known, so nothing is said
}

async function stay () {
  const answer = await ask(dialog.dataset.stay, 'POST')
  if (answer === 'over') return end()
  if (!answer) {
    part('text').textContent = 'There is no connection just now. Try again in a moment.'
    return
  }
  plan(answer.left)
  channel?.postMessage('stayed')
}

function open () {
  part('title').textContent = `You will be signed out at ${clock(endsAt)}`
  part('text').textContent = 'To keep what is here from others’ eyes, we sign you out when nothing happens for a while. What you have typed into a long form is kept.'
  if (!dialog.open) dialog.showModal()
}

const unsaved = form => form.isConnected && !form.querySelector('[data-draft-status]')?.textContent.trim().startsWith('Saved')

// Text that no draft keeps would go with the page: then the page stays, and its form is sent with the token of the new sign-in.
function end () {
  if (over) return
  over = true
  clearTimeout(timer)
  if (![...typed].some(unsaved)) {
    const here = location.pathname + location.search
    location.assign(`${dialog.dataset.signIn}?next=${encodeURIComponent(here)}&ended=1`)
    return
  }
  part('title').textContent = 'You are signed out'
  part('text').textContent = 'What you have typed is still on this page. Sign in again in a new tab, then come back and send it.'
  part('stay').hidden = part('leave').hidden = true
  part('again').hidden = false
  if (!dialog.open) dialog.showModal()
}

async function back () {
  if (!over) return check()
  const answer = await ask(dialog.dataset.session)
  if (!answer?.left) return
  over = false
  part('stay').hidden = part('leave').hidden = false
  part('again').hidden = true
  plan(answer.left)
}

if (dialog) {
  document.addEventListener('input', event => {
    const form = event.target.form
    if (form?.method === 'post') typed.add(form)
  })
  document.addEventListener('submit', event => {
    const token = cookie('csrftoken')
    if (token && typed.delete(event.target)) event.target.elements.csrfmiddlewaretoken.value = token
  })
  part('stay').addEventListener('click', stay)
  dialog.addEventListener('cancel', event => { // Escape
    event.preventDefault()
    if (!over) stay()
  })
  document.addEventListener('visibilitychange', () => { if (document.visibilityState === 'visible') back() })
  window.addEventListener('pageshow', event => { if (event.persisted) back() })
  channel?.addEventListener('message', () => back())
  channel?.postMessage('opened')
  plan(Number(dialog.dataset.left))
}
