// What the board does beyond plain pages: the time slider, live updates, error reports. Pages are whole without it.
import { followTime } from './time.js';
import { followChanges } from './live.js';
import { takeReports } from './report.js';

const page = { lastAsked: 0 };

/** Puts the page at an address in the place of this one's content; false where another was asked for meanwhile. */
page.show = async (address) => {
  const asked = ++page.lastAsked;
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  const text = await answer.text();
  if (asked !== page.lastAsked) return false;
  const next = new DOMParser().parseFromString(text, 'text/html');
  const main = next.querySelector('main');
  if (!main) return false;
  const focused = document.activeElement?.id;
  document.title = next.title;
  document.querySelector('main').replaceWith(document.adoptNode(main));
  for (const name of ['stream']) {
    if (next.body.dataset[name]) document.body.dataset[name] = next.body.dataset[name];
    else delete document.body.dataset[name];
  }
  page.dress();
  if (focused) document.getElementById(focused)?.focus();
  return true;
};

/** Lends new content what only scripts can do. */
page.dress = () => {
  followTime(page);
  takeReports.offer();
};

page.tell = (words) => {
  const news = document.getElementById('news');
  news.textContent = words;
  clearTimeout(page.silence);
  page.silence = setTimeout(() => { news.textContent = ''; }, 8000);
};

page.dress();
takeReports.listen();
followChanges(page);
