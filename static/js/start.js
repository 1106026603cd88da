// Starts the design system's components. The address comes from the page, because static files carry a hash in their names.
const { govuk } = document.querySelector('script[data-govuk]').dataset
const { initAll } = await import(govuk)
initAll()
