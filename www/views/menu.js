// A menu that opens under its button: closed by Escape, which gives the focus back, and by a click elsewhere.

/** @param {HTMLDetailsElement} root */
export function setUpMenu(root) {
  document.addEventListener('click', (event) => {
    if (event.target instanceof Node && !root.contains(event.target)) root.open = false;
  });
  root.addEventListener('focusout', (event) => {
    if (event.relatedTarget instanceof Node && !root.contains(event.relatedTarget)) root.open = false;
  });
  root.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || !root.open) return;
    event.stopPropagation();
    closeMenu(root);
  });
}

/** @param {HTMLDetailsElement} root */
export function closeMenu(root) {
  root.open = false;
  root.querySelector('summary')?.focus();
}
