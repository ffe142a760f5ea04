// The slider moves asOf: each stop is a time at which something was recorded, the last one is the present.
let waiting;

export function followTime(page) {
  const slider = document.getElementById('slider');
  if (!slider) return;
  slider.closest('.range').hidden = false;
  slider.addEventListener('input', () => {
    const stop = slider.list.options[Number(slider.value)];
    document.getElementById('as-of').textContent = stop.label;
    slider.setAttribute('aria-valuetext', stop.label);
    clearTimeout(waiting);
    waiting = setTimeout(() => go(page, stop.dataset.asOf), 120);
  });
}

async function go(page, asOf) {
  const address = location.pathname + (asOf ? `?asOf=${encodeURIComponent(asOf)}` : '');
  history.replaceState(null, '', address);
  await page.show(address);
  window.dispatchEvent(new Event('moved'));
}
