// What somebody holds in a page while its content is put anew: fields that were filled in, and the place of the keyboard.
const FIELDS = 'select[id], input[id]:not([type=range]), textarea[id]';
const filled = new Set();

document.addEventListener('input', (event) => {
  if (event.target.id && event.target.matches(FIELDS)) filled.add(event.target.id);
});

/** Gives it back to the content that came. */
export function hold(content) {
  const fields = [...content.querySelectorAll(FIELDS)]
    .filter((field) => filled.has(field.id))
    .map((field) => [field.id, field.value]);
  const place = placeOf(document.activeElement, content);
  return (next) => {
    filled.clear();
    for (const [id, value] of fields) {
      const field = next.querySelector(`#${CSS.escape(id)}`);
      if (field) {
        field.value = value;
        filled.add(id);
      }
    }
    if (place) next.querySelectorAll(place.selector)[place.index]?.focus();
  };
}

/** Whether words are being marked: they would be gone with the content. */
export function marks(content) {
  const selection = getSelection();
  return !selection.isCollapsed && content.contains(selection.anchorNode);
}

function placeOf(element, content) {
  if (!content.contains(element)) return undefined;
  const selector = element.id
    ? `#${CSS.escape(element.id)}`
    : element.hasAttribute('href')
      ? `${element.localName}[href="${CSS.escape(element.getAttribute('href'))}"]`
      : element.localName;
  return { selector, index: [...content.querySelectorAll(selector)].indexOf(element) };
}
