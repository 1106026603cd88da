// Shows what the chosen guide to reflection asks, and only that. Without this script all guides are in a details element.
for (const box of document.querySelectorAll('[data-guides]')) {
  const choice = document.getElementById(box.dataset.guides)
  const guides = [...box.querySelectorAll('[data-guide]')]
  for (const name of box.querySelectorAll('[data-guide-name]')) name.remove()
  box.replaceChildren(...guides)
  const show = () => guides.forEach(guide => { guide.hidden = guide.dataset.guide !== choice.value })
  choice.addEventListener('change', show)
  window.addEventListener('pageshow', show) // going back restores the choice after this script has run
  document.getElementById('id_reflection').setAttribute('aria-describedby', box.id)
  show()
}
