// "Copy" buttons: each copies the text of the box that it names. Without JavaScript, or where the browser keeps the clipboard closed,
// the text is selected instead, and the button says what to press.
const said = document.getElementById("copy-status");

for (const button of document.querySelectorAll("[data-copy]")) {
  button.hidden = false;
  button.addEventListener("click", async () => {
    const box = document.getElementById(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(box.value ?? box.innerText.trim());
      if (said) said.textContent = button.dataset.copied;
    } catch {
      if (box.select) {
        box.select();
      } else {
        getSelection().selectAllChildren(box);
      }
      if (said) said.textContent = "Selected. Press Ctrl and C, or Command and C, to copy it.";
    }
  });
}
