// What the board does beyond plain pages: the time slider, live updates, error reports. Pages are whole without it.
import { followTime } from './time.js';
import { followChanges } from './live.js';
import { takeReports } from './report.js';
import { hold } from './hold.js';

const page = { lastAsked: 0 };

/** Puts the page at an address in the place of this one's content; false where another was asked for meanwhile, or it may not. */
page.show = async (address, may = () => true) => {
  const asked = ++page.lastAsked;
  const answer = await fetch(address, { headers: { Accept: 'text/html' } });
  const text = await answer.text();
  if (asked !== page.lastAsked || !may()) return false;
  const next = new DOMParser().parseFromString(text, 'text/html');
  const main = next.querySelector('main');
  if (!main) return false;
  const before = document.querySelector('main');
  const giveBack = hold(before);
  document.title = next.title;
  before.replaceWith(document.adoptNode(main));
  for (const name of ['stream']) {
    if (next.body.dataset[name]) document.body.dataset[name] = next.body.dataset[name];
    else delete document.body.dataset[name];
  }
  page.dress();
  giveBack(main);
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
