// node check-report.mjs REPORT: opens a report in Chromium as people would and says what is wrong with it, one line a
// fault, on stdout; the exit status is 0 where nothing is.
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { launch } from './browser.mjs';

const report = pathToFileURL(process.argv[2]).href;
const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const faults = [];
const expect = (ok, fault) => { if (!ok) faults.push(fault); };

async function open(browser, name, width, scheme) {
  const page = await browser.newPage();
  page.on('console', m => { if (['error', 'warn', 'warning'].includes(m.type())) faults.push(`${name}: console: ${m.text()}`); });
  page.on('pageerror', e => faults.push(`${name}: error: ${e.message}`));
  page.on('request', r => { if (!r.url().startsWith('data:') && r.url() !== report) faults.push(`${name}: it asks for ${r.url()}`); });
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }, { name: 'prefers-reduced-motion', value: 'reduce' }]);
  await page.setViewport({ width, height: 900 });
  await page.goto(report);
  return page;
}

async function axeViolations(page, name) {
  // Not as a script element: the page's own policy would, rightly, refuse it.
  await page.evaluate(axe);
  const found = await page.evaluate(async () => (await window.axe.run(document, { resultTypes: ['violations'] })).violations
    .filter(v => v.impact === 'serious' || v.impact === 'critical')
    .map(v => `${v.id}: ${v.nodes.slice(0, 3).map(n => n.target.join(' ') + ' ' + n.failureSummary).join(' | ')}`));
  found.forEach(v => faults.push(`${name}: axe: ${v}`));
}

// Every figure has drawn marks of some size, inside its plot.
async function checkCharts(page, name) {
  const figures = await page.evaluate(() => [...document.querySelectorAll('figure[data-chart]')].map(f => {
    const svg = f.querySelector('.plot svg');
    const marks = svg ? [...svg.querySelectorAll('path')].filter(p => {
      const box = p.getBBox();
      return p.getAttribute('d').length > 12 && (box.width > 3 || box.height > 3);
    }) : [];
    const plot = f.querySelector('.plot').getBoundingClientRect();
    return { id: f.dataset.chart, marks: marks.length, width: plot.width, height: plot.height,
      wide: svg ? svg.getBoundingClientRect().width - plot.width : 0,
      words: f.querySelector('.alternative').textContent.trim().length, label: f.querySelector('.plot').getAttribute('aria-label'),
      rows: f.querySelectorAll('tbody tr').length };
  }));
  expect(figures.length >= 5, `${name}: only ${figures.length} charts`);
  for (const f of figures) {
    expect(f.marks >= 3, `${name}: chart ${f.id} has ${f.marks} marks`);
    expect(f.wide < 1 && f.height > 80, `${name}: chart ${f.id} does not fit its place`);
    expect(f.words > 15 && f.label && f.rows > 0, `${name}: chart ${f.id} has no text alternative or table`);
  }
  return figures.map(f => f.id);
}

async function checkThreshold(page) {
  const read = () => page.evaluate(() => [...document.querySelectorAll('#threshold-table tbody tr')].map(tr => [tr.dataset.scenario, tr.querySelector('.below').textContent, tr.querySelector('.above').textContent]));
  const data = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).datasets.threshold);
  const at = (scenario, x) => {
    const row = data.rows.filter(r => r[data.columns.indexOf('scenario')] === scenario && r[data.columns.indexOf('bin_high')] === x)[0];
    return row && row[data.columns.indexOf('cumulative')];
  };
  const before = await read();
  // By keyboard, as slider and number.
  await page.focus('#threshold-range');
  for (let i = 0; i < 8; i++) await page.keyboard.press('ArrowLeft');
  const value = Number(await page.$eval('#threshold-range', e => e.value));
  const after = await read();
  expect(JSON.stringify(before) !== JSON.stringify(after), 'threshold: moving it changes nothing');
  const shown = async (x, rows) => {
    for (const [scenario, below, above] of rows) {
      const p = at(scenario, x);
      expect(p === undefined || (below.replace(/\s/g, '') === (100 * p).toFixed(2) + '%' && above.replace(/\s/g, '') === (100 * (1 - p)).toFixed(2) + '%'),
        `threshold ${x}, ${scenario}: ${below}, ${above}, the table has ${p}`);
    }
  };
  await shown(value, after);
  await page.click('#threshold-number', { clickCount: 3 });
  await page.keyboard.type('3');
  await page.keyboard.press('Tab');
  await shown(3, await read());
  expect(Number(await page.$eval('#threshold-range', e => e.value)) === 3, 'threshold: slider and number disagree');
}

// What the buttons save is the dataset, value by value.
async function checkCsv(page, ids) {
  const saved = await page.evaluate(async ids => {
    const texts = {};
    const wait = [];
    URL.createObjectURL = blob => { wait.push(blob.text()); return '#saved'; };
    for (const id of ids) {
      document.querySelector(`button[data-csv="${id}"]`).click();
      texts[id] = await wait.pop();
    }
    return texts;
  }, ids);
  const datasets = await page.evaluate(() => JSON.parse(document.getElementById('data').textContent).datasets);
  for (const id of ids) {
    const lines = saved[id].trim().split('\r\n');
    expect(lines.length === datasets[id].rows.length + 1, `csv ${id}: ${lines.length} lines`);
    const numbers = datasets[id].rows[0].filter(v => typeof v === 'number');
    expect(numbers.every(n => lines[1].split(',').includes(String(n))), `csv ${id}: another first row: ${lines[1]}`);
  }
}

async function checkWithoutScript(browser) {
  const page = await browser.newPage();
  await page.setJavaScriptEnabled(false);
  await page.goto(report);
  const text = await page.$eval('body', e => e.innerText);
  expect(text.includes('the median lead is') && text.includes('Charts need JavaScript'), 'without JavaScript: no text');
  expect((await page.$$('main table')).length > 5, 'without JavaScript: no tables');
  expect(await page.$eval('.plot', e => getComputedStyle(e).display) === 'none', 'without JavaScript: an empty chart');
  await page.close();
}

const browser = await launch();
try {
  const wide = await open(browser, 'wide', 1200, 'light');
  const ids = await checkCharts(wide, 'wide');
  await axeViolations(wide, 'light');
  await checkThreshold(wide);
  await checkCsv(wide, ids);
  expect(!(await wide.evaluate(() => window.hostile)), 'a text of the run was run');
  await wide.close();
  const dark = await open(browser, 'dark', 1200, 'dark');
  await checkCharts(dark, 'dark');
  await axeViolations(dark, 'dark');
  await dark.close();
  const phone = await open(browser, 'phone', 390, 'light');
  await checkCharts(phone, 'phone');
  const size = await phone.evaluate(() => document.documentElement.scrollWidth);
  expect(size <= 390, `phone: the page is ${size} wide`);
  await axeViolations(phone, 'phone');
  await phone.close();
  await checkWithoutScript(browser);
} catch (e) {
  // What cannot even be clicked is a fault like others.
  faults.push(`stopped: ${e.message}`);
} finally {
  await browser.close();
}
faults.forEach(fault => console.log(fault));
process.exitCode = faults.length === 0 ? 0 : 1;
