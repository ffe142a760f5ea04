// While the present is looked at, changes are followed and the page is asked for anew when one concerns it.
import { marks } from './hold.js';

const PATIENCE = 250;
const RETRY = 15000;
const LONGEST_MARKING = 30000;
let source;
let waiting;
let changed = new Set();

export function followChanges(page) {
  connect(page);
  window.addEventListener('moved', () => connect(page));
}

function connect(page) {
  source?.close();
  source = undefined;
  const address = document.body.dataset.stream;
  if (!address) return;
  const mine = new EventSource(address);
  source = mine;
  let before = false;
  mine.addEventListener('open', () => {
    // What changed between the page and the stream, or while the stream was down, is in neither.
    refresh(page, before ? 'Connected again' : '');
    before = true;
  });
  mine.addEventListener('change', (event) => {
    const { subject, data } = JSON.parse(event.data);
    changed.add(subject);
    const status = data?.after?.status;
    const item = (data?.after ?? data?.before)?.item?.name ?? subject;
    refresh(page, status ? `${item}: ${status.toLowerCase().replaceAll('_', ' ')}` : `${item}: no longer on record`);
  });
  mine.addEventListener('error', () => {
    delete document.body.dataset.live;
    if (mine.readyState === EventSource.CLOSED) {
      setTimeout(() => { if (source === mine) connect(page); }, RETRY);
    }
  });
}

/** Changes come in bursts; and nothing is moved away under somebody who reports an error, or is about to. */
function refresh(page, words, since = Date.now()) {
  const isHeld = () =>
    document.querySelector('dialog[open]') ||
    (marks(document.querySelector('main')) && Date.now() - since < LONGEST_MARKING);
  clearTimeout(waiting);
  waiting = setTimeout(async () => {
    if (isHeld()) return refresh(page, words, since);
    if (!document.body.dataset.stream) return;
    const fresh = changed;
    changed = new Set();
    const scroll = window.scrollY;
    if (!(await page.show(location.pathname + location.search, () => !isHeld()))) {
      fresh.forEach((aid) => changed.add(aid));
      if (isHeld()) refresh(page, words, since);
      return;
    }
    window.scrollTo(0, scroll);
    if (source?.readyState === EventSource.OPEN) document.body.dataset.live = 'yes';
    for (const line of document.querySelectorAll('[data-aid]')) {
      if (fresh.has(line.dataset.aid)) line.classList.add('fresh');
    }
    if (words) page.tell(words);
  }, PATIENCE);
}
