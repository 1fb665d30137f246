// Draws the report's charts from the page's own data, moves the threshold, saves datasets as CSV. No text of the page
// comes from here but labels of charts, and texts of the run are never taken for HTML.
(function () {
  'use strict';
  const data = JSON.parse(document.getElementById('data').textContent);
  const scenarios = data.scenarios;
  const dashes = ['solid', 'dashed', 'dotted', [10, 4, 2, 4], [2, 5], [14, 4], [6, 2, 2, 2, 2, 2], [1, 3]];
  const symbols = ['circle', 'rect', 'triangle', 'diamond', 'pin', 'arrow', 'roundRect', 'circle'];
  const charts = new Map();
  let printing = false;

  // --- data

  function records(id) {
    const set = data.datasets[id];
    return set.rows.map(row => Object.fromEntries(set.columns.map((name, i) => [name, row[i]])));
  }

  function grouped(rows, key) {
    const groups = new Map();
    for (const row of rows) {
      const k = key(row);
      if (!groups.has(k)) groups.set(k, []);
      groups.get(k).push(row);
    }
    return groups;
  }

  const order = key => Math.max(scenarios.findIndex(s => s.key === key), 0);
  const label = key => (scenarios.find(s => s.key === key) || { label: key }).label;
  const pair = row => row.reference ? label(row.scenario) + ' − ' + label(row.reference) : label(row.scenario);
  const round = (x, digits) => x === null || x === undefined ? '–' : Number(x.toPrecision(digits || 3)).toString().replace('-', '−');
  const percent = p => (100 * p).toFixed(2).replace('-', '−') + '\u00a0%';
  const escaped = text => String(text).replace(/[&<>"']/g, c => '&#' + c.charCodeAt(0) + ';');

  // --- colours, from the style sheet, so that charts follow light, dark and print

  function theme() {
    const css = getComputedStyle(document.documentElement);
    const value = name => css.getPropertyValue(name).trim();
    return { ink: value('--ink'), soft: value('--soft'), line: value('--line'), card: value('--card'),
      accent: value('--accent'), series: [0, 1, 2, 3, 4, 5, 6, 7].map(i => value('--s' + i)) };
  }
  const color = (t, key) => t.series[order(key) % t.series.length];
  const dash = key => dashes[order(key) % dashes.length];

  function axis(t, more) {
    const nameStyle = { color: t.soft, fontSize: 12 };
    return Object.assign({ axisLine: { lineStyle: { color: t.soft } }, axisTick: { lineStyle: { color: t.line } },
      axisLabel: Object.assign({ color: t.soft, hideOverlap: true, fontSize: 12 }, (more || {}).axisLabel),
      splitLine: { lineStyle: { color: t.line, width: 0.7, type: [3, 4] } }, nameTextStyle: nameStyle,
      nameLocation: 'middle', nameGap: 28 }, Object.fromEntries(Object.entries(more || {}).filter(e => e[0] !== 'axisLabel')));
  }

  function base(t) {
    return { animation: false, textStyle: { fontFamily: getComputedStyle(document.body).fontFamily, color: t.ink },
      tooltip: { trigger: 'axis', confine: true, backgroundColor: t.card, borderColor: t.line, textStyle: { color: t.ink, fontSize: 13 } },
      legend: { top: 0, left: 0, textStyle: { color: t.ink, fontSize: 13 }, itemWidth: 30, itemHeight: 12, icon: undefined, selectedMode: false } };
  }

  // Two lines that fill what is between them; values are shown by other lines' tooltips.
  function band(name, points, low, high, fill, opacity, grid) {
    const hidden = { type: 'line', symbol: 'none', silent: true, lineStyle: { opacity: 0 }, stack: name, stackStrategy: 'all',
      xAxisIndex: grid, yAxisIndex: grid, tooltip: { show: false }, name: name };
    return [Object.assign({}, hidden, { data: points.map(p => [p.x, low(p)]) }),
      Object.assign({}, hidden, { data: points.map(p => [p.x, high(p) - low(p)]), areaStyle: { color: fill, opacity: opacity } })];
  }

  // Rows of statistics or probabilities as one point a quarter.
  function byQuarter(rows, name) {
    const points = new Map();
    for (const row of rows) {
      if (!points.has(row.quarter)) points.set(row.quarter, { x: row.quarter, quarter: row.quarter_label });
      points.get(row.quarter)[name(row)] = row.value;
    }
    return [...points.values()].sort((a, b) => a.x < b.x ? -1 : 1);
  }

  const quarterOf = text => text.slice(0, 4) + 'Q' + Math.ceil(Number(text.slice(5, 7)) / 3);

  function lines(params, title, text) {
    return '<b>' + escaped(title) + '</b><br>' + params.map(p => p.marker + ' ' + text(p)).join('<br>');
  }

  function panels(width, count) {
    const columns = width < 560 ? 1 : count <= 3 ? count : count === 4 ? 2 : 3;
    return { columns: columns, rows: Math.ceil(count / columns) };
  }

  // Panels of equal size under each other and beside each other, each with a heading.
  function layout(width, titles, t, height, colors) {
    const shape = panels(width, titles.length);
    const left = 50, right = 12, gap = 46, top = 34;
    const w = (width - left - right - (shape.columns - 1) * gap) / shape.columns;
    const grids = [], headings = [];
    titles.forEach((title, i) => {
      const x = left + (i % shape.columns) * (w + gap), y = top + Math.floor(i / shape.columns) * (height + 66);
      grids.push({ left: x, top: y, width: w, height: height });
      headings.push({ text: title, left: x, top: y - 28, textStyle: { color: colors ? colors[i] : t.ink, fontSize: 13, fontWeight: 600, width: w, overflow: 'truncate' } });
    });
    return { grids: grids, headings: headings, height: top + shape.rows * (height + 66) - 10 };
  }

  // --- charts: each returns its option and its height

  const draw = {};

  function curves(rows, x, y, t) {
    return [...grouped(rows, r => r.scenario)].map(([key, group]) => ({
      name: label(key), type: 'line', symbol: 'none', smooth: false, data: group.map(r => [x(r), y(r)]),
      itemStyle: { color: color(t, key) }, lineStyle: { color: color(t, key), width: 2.4, type: dash(key) } }));
  }

  function central(rows) {
    const seen = rows.filter(r => r.cumulative > 0.0005 && r.cumulative < 0.9995);
    const use = seen.length ? seen : rows;
    return [Math.floor(Math.min(...use.map(r => r.bin_low))), Math.ceil(Math.max(...use.map(r => r.bin_high)))];
  }

  draw.density = function (t, width) {
    const rows = records('density');
    const [low, high] = central(rows);
    const series = curves(rows, r => (r.bin_low + r.bin_high) / 2, r => r.density, t);
    series.forEach(s => { s.areaStyle = { color: s.itemStyle.color, opacity: 0.1 }; });
    if (low < 0) series[0].markLine = { silent: true, symbol: 'none', label: { formatter: 'level', color: t.soft, position: 'insideEndTop' },
      lineStyle: { color: t.soft, type: 'dashed' }, data: [{ xAxis: 0 }] };
    const option = base(t);
    option.tooltip.formatter = params => lines(params, round(params[0].value[0], 4) + ' months',
      p => escaped(p.seriesName) + ': ' + round(p.value[1], 3) + ' per month');
    return { height: width < 560 ? 300 : 380, option: Object.assign(option, {
      grid: { left: 50, right: 14, top: legendSpace(width), bottom: 46 },
      xAxis: axis(t, { type: 'value', min: low, max: high, name: 'months of lead', splitLine: { show: false } }),
      yAxis: axis(t, { type: 'value', name: 'per month', nameGap: 36 }), series: series }) };
  };

  function legendSpace(width, names) {
    const labels = names || scenarios.map(s => s.label);
    let line = 0, count = 1;
    for (const text of labels) {
      const w = 48 + text.length * 7.4;
      if (line && line + w > width) { count++; line = 0; }
      line += w;
    }
    return 14 + 24 * count;
  }

  draw.fan = function (t, width) {
    const groups = [...grouped(records('fan'), r => r.scenario)];
    const observations = data.datasets.observations ? records('observations') : [];
    const titles = groups.map(([key]) => label(key)), colors = groups.map(([key]) => color(t, key));
    const place = layout(width, titles, t, 250, colors);
    const values = records('fan').filter(r => r.probability >= 0.05 && r.probability <= 0.95).map(r => r.value)
      .concat(observations.flatMap(o => [o.months, o.from, o.to]).filter(v => v !== null));
    const low = Math.floor(Math.min(0, ...values) / 5) * 5, high = Math.ceil(Math.max(...values) / 5) * 5;
    const start = observations.reduce((a, o) => o.date < a ? o.date : a, '2026-01-01');
    const option = Object.assign(base(t), { title: place.headings, grid: place.grids, legend: { show: false },
      xAxis: place.grids.map((g, i) => axis(t, { type: 'time', gridIndex: i, min: start.slice(0, 4) + '-01-01', max: '2029-01-15',
        minInterval: 31536000000, splitLine: { show: false }, axisLabel: { formatter: '{yyyy}' } })),
      yAxis: place.grids.map((g, i) => axis(t, { type: 'value', gridIndex: i, min: low, max: high })), series: [], useUTC: true });
    groups.forEach(([key, rows], i) => {
      const points = byQuarter(rows, r => 'q' + r.probability), c = color(t, key);
      if (points.every(p => 'q0.05' in p && 'q0.95' in p)) option.series.push(...band(key + '90', points, p => p['q0.05'], p => p['q0.95'], c, 0.2, i));
      if (points.every(p => 'q0.25' in p && 'q0.75' in p)) option.series.push(...band(key + '50', points, p => p['q0.25'], p => p['q0.75'], c, 0.3, i));
      option.series.push({ type: 'line', name: label(key), xAxisIndex: i, yAxisIndex: i, symbol: 'none', data: points.map(p => [p.x, p['q0.5'], p]),
        itemStyle: { color: c }, lineStyle: { color: c, width: 2.6, type: dash(key) },
        markLine: low < 0 ? { silent: true, symbol: 'none', label: { show: false }, lineStyle: { color: t.soft, type: 'dashed' }, data: [{ yAxis: 0 }] } : undefined });
      option.series.push(measured(observations, i, t, high));
    });
    option.tooltip.formatter = params => params.filter(p => p.seriesType === 'line' && p.value[2]).map(p => {
      const q = p.value[2];
      return '<b>' + escaped(p.seriesName) + ', ' + q.quarter + '</b><br>median ' + round(q['q0.5']) +
        '<br>50 %: ' + round(q['q0.25']) + ' to ' + round(q['q0.75']) + '<br>90 %: ' + round(q['q0.05']) + ' to ' + round(q['q0.95']);
    }).concat(params.filter(p => p.seriesType === 'scatter').map(p => escaped(p.value[2]))).join('<br>');
    return { height: place.height, option: option };
  };

  // Diamonds for single leads, bars for ranges, arrows for leads that had not ended.
  function measured(observations, grid, t, high) {
    const points = observations.map(o => [o.date, o.months !== null ? o.months : o.from !== null && o.to !== null ? (o.from + o.to) / 2 : o.from !== null ? o.from : o.to, o.label]);
    const spans = observations.filter(o => o.months === null).map(o => [
      { coord: [o.date, o.from !== null ? o.from : o.to], symbol: o.from !== null ? 'rect' : 'none', symbolSize: [9, 2] },
      { coord: [o.date, o.to !== null ? o.to : Math.min(o.from + 5, high)], symbol: o.to !== null ? 'rect' : 'arrow', symbolSize: o.to !== null ? [9, 2] : 9 }]);
    return { type: 'scatter', name: 'measured', xAxisIndex: grid, yAxisIndex: grid, z: 5, data: points.map((p, i) => ({ value: p, symbol: observations[i].months === null ? 'circle' : 'diamond', symbolSize: observations[i].months === null ? 4 : 9 })),
      itemStyle: { color: t.ink }, markLine: { silent: true, animation: false, label: { show: false }, lineStyle: { color: t.ink, width: 1.6, type: 'solid' }, data: spans } };
  }

  draw.threshold = function (t, width) {
    const rows = records('threshold');
    const [low, high] = central(rows);
    const at = Number(document.getElementById('threshold-range').value);
    const option = base(t);
    const below = curves(rows, r => r.bin_high, r => 100 * r.cumulative, t);
    const above = curves(rows, r => r.bin_high, r => 100 - 100 * r.cumulative, t);
    const place = layout(width, ['lead below, %', 'lead of at least, %'], t, width < 560 ? 210 : 260);
    const mark = { silent: true, symbol: 'none', animation: false, label: { formatter: String(at), color: t.ink }, lineStyle: { color: t.ink, width: 1.5, type: 'solid' }, data: [{ xAxis: at }] };
    above.forEach(s => { s.xAxisIndex = 1; s.yAxisIndex = 1; });
    [below, above].forEach(half => { half[0].markLine = mark; });
    const shift = legendSpace(width) - 6;
    place.grids.forEach(g => { g.top += shift; });
    place.headings.forEach(h => { h.top += shift; });
    option.tooltip.formatter = params => lines(params, round(params[0].value[0], 4) + ' months', p => escaped(p.seriesName) + ': ' + round(p.value[1], 4) + ' %');
    return { height: place.height + shift, option: Object.assign(option, { grid: place.grids, title: place.headings,
      xAxis: [0, 1].map(i => axis(t, { type: 'value', gridIndex: i, min: low, max: high, splitLine: { show: false }, name: 'months' })),
      yAxis: [0, 1].map(i => axis(t, { type: 'value', gridIndex: i, min: 0, max: 100 })), series: below.concat(above) }) };
  };

  draw.reached = function (t, width) {
    const rows = records('reached');
    const names = [...new Set(rows.map(r => r.event))], option = base(t);
    const series = [...grouped(rows, r => r.scenario + '\u0000' + r.event).values()].map(group => {
      const r = group[0], more = names.length > 1 ? ', ' + r.event : '';
      return { name: label(r.scenario) + more, type: 'line', symbol: symbols[order(r.scenario) % symbols.length], symbolSize: r.ever ? 6 : 3,
        data: group.sort((a, b) => a.quarter < b.quarter ? -1 : 1).map(p => [p.quarter_label, 100 * p.probability]),
        itemStyle: { color: color(t, r.scenario) }, lineStyle: { color: color(t, r.scenario), width: r.ever ? 2.4 : 1.6, type: r.ever ? dash(r.scenario) : 'dotted' } };
    });
    option.tooltip.formatter = params => lines(params, params[0].value[0], p => escaped(p.seriesName) + ': ' + round(p.value[1], 4) + ' %');
    const space = legendSpace(width, series.map(s => s.name));
    return { height: 290 + space, option: Object.assign(option, { grid: { left: 50, right: 14, top: space, bottom: 34 },
      xAxis: axis(t, { type: 'category', data: [...new Set(rows.map(r => r.quarter_label))].sort() }),
      yAxis: axis(t, { type: 'value', name: '%', nameGap: 34, min: 0 }), series: series }) };
  };

  draw.differences = function (t, width) {
    const groups = [...grouped(records('differences'), pair)];
    const place = layout(width, groups.map(g => g[0]), t, 230, groups.map(g => color(t, g[1][0].scenario)));
    const values = records('differences').filter(r => ['p05', 'p95'].includes(r.statistic)).map(r => r.value);
    const low = Math.floor(Math.min(0, ...values)), high = Math.ceil(Math.max(0, ...values));
    const option = Object.assign(base(t), { title: place.headings, grid: place.grids, legend: { show: false },
      xAxis: place.grids.map((g, i) => axis(t, { type: 'category', gridIndex: i, boundaryGap: false, data: byQuarter(groups[i][1], r => r.statistic).map(p => p.quarter) })),
      yAxis: place.grids.map((g, i) => axis(t, { type: 'value', gridIndex: i, min: low, max: high })), series: [] });
    groups.forEach(([name, rows], i) => {
      const key = rows[0].scenario, c = color(t, key);
      const points = byQuarter(rows, r => r.statistic).map(p => Object.assign(p, { x: p.quarter }));
      option.series.push(...band(name + '90', points, p => p.p05, p => p.p95, c, 0.2, i));
      option.series.push(...band(name + '50', points, p => p.p25, p => p.p75, c, 0.3, i));
      option.series.push({ type: 'line', name: name, xAxisIndex: i, yAxisIndex: i, symbol: 'none', data: points.map(p => [p.x, p.p50, p]), itemStyle: { color: c }, lineStyle: { color: c, width: 2.6, type: dash(key) } });
    });
    option.tooltip.formatter = params => params.filter(p => p.value[2]).map(p => '<b>' + escaped(p.seriesName) + ', ' + p.value[0] + '</b><br>median ' + round(p.value[2].p50) +
      '<br>50 %: ' + round(p.value[2].p25) + ' to ' + round(p.value[2].p75) + '<br>90 %: ' + round(p.value[2].p05) + ' to ' + round(p.value[2].p95)).join('<br>');
    return { height: place.height, option: option };
  };

  function named(width, names) {
    const longest = Math.max(...names.map(n => n.length));
    return Math.min(width * 0.42, longest * 6.9 + 14);
  }

  draw.tornado = function (t, width) {
    const rows = records('tornado').reverse(), left = named(width, rows.map(r => r.input)), option = base(t);
    const middle = rows.length ? (rows[rows.length - 1].lead_low + rows[rows.length - 1].lead_high) / 2 : 0;
    const bar = (low, high) => ({ type: 'bar', stack: 'tornado', stackStrategy: 'all', barWidth: 14 });
    option.tooltip.formatter = params => { const r = rows[params[0].dataIndex];
      return '<b>' + escaped(r.input) + '</b><br>at ' + round(r.input_low) + ': ' + round(r.lead_low, 4) + ' months<br>at ' + round(r.input_high) + ': ' + round(r.lead_high, 4) + ' months'; };
    option.tooltip.axisPointer = { type: 'shadow' };
    return { height: 70 + rows.length * 24, option: Object.assign(option, { grid: { left: left, right: 20, top: 30, bottom: 44 },
      legend: Object.assign(option.legend, { data: ['input low → high raises the lead', 'lowers it'] }),
      xAxis: axis(t, { type: 'value', name: 'months', min: v => Math.floor(v.min), scale: true, axisLabel: {} }),
      yAxis: axis(t, { type: 'category', data: rows.map(r => r.input), splitLine: { show: false }, axisLabel: { width: left - 12, overflow: 'truncate', interval: 0, hideOverlap: false } }),
      series: [
        Object.assign(bar(), { silent: true, itemStyle: { color: 'transparent' }, tooltip: { show: false }, data: rows.map(r => Math.min(r.lead_low, r.lead_high)) }),
        Object.assign(bar(), { name: 'input low → high raises the lead', itemStyle: { color: t.series[0] }, data: rows.map(r => r.swing > 0 ? r.swing : 0) }),
        Object.assign(bar(), { name: 'lowers it', itemStyle: { color: t.series[1], decal: { symbol: 'rect', dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: 0.7, color: t.card } }, data: rows.map(r => r.swing < 0 ? -r.swing : 0) })] }) };
  };

  // Bars by name, one series a group.
  function bars(t, width, rows, name, group, value, unit, colorOf) {
    const groups = [...grouped(rows, group)], names = [...new Set(rows.map(name))].reverse(), left = named(width, names), option = base(t);
    option.tooltip.axisPointer = { type: 'shadow' };
    option.tooltip.formatter = params => lines(params.filter(p => p.value !== undefined), params[0].name, p => escaped(p.seriesName) + ': ' + round(p.value) + ' ' + escaped(unit));
    const space = legendSpace(width, groups.map(g => g[0]));
    return { height: 60 + space + names.length * (10 + 9 * Math.min(groups.length, 6)), option: Object.assign(option, { grid: { left: left, right: 20, top: space, bottom: 44 },
      xAxis: axis(t, { type: 'value', name: unit }),
      yAxis: axis(t, { type: 'category', data: names, splitLine: { show: false }, axisLabel: { width: left - 12, overflow: 'truncate', interval: 0, hideOverlap: false } }),
      series: groups.map(([key, group], i) => { const byName = new Map(group.map(r => [name(r), value(r)]));
        return { type: 'bar', name: key, data: names.map(n => byName.get(n)), barMaxWidth: 12, itemStyle: { color: colorOf(group[0], i) } }; }) }) };
  }

  draw.indices = function (t, width) {
    const all = records('indices'), kinds = new Set(all.map(r => r.index));
    const index = kinds.has('shapley') ? 'shapley' : kinds.has('total') ? 'total' : 'first_order';
    const size = row => Math.max(...all.filter(r => r.input === row.input && r.index === index).map(r => r.estimate));
    const rows = all.filter(r => r.index === index).sort((a, b) => size(b) - size(a));
    return bars(t, width, rows, r => r.input, pair, r => r.estimate, index.replace('_', '-') + ' index', (r, i) => t.series[i % 8]);
  };

  draw.attribution = (t, width) => bars(t, width, records('attribution'), r => r.lever, pair, r => r.value, 'months', (r, i) => color(t, r.scenario));

  draw.information = function (t, width) {
    const rows = records('information');
    return bars(t, width, rows, r => r.decision + ': ' + (r.input || 'all'), r => r.measure, r => r.value, rows[0].unit || '', (r, i) => t.series[i]);
  };

  draw.conditional = function (t, width) {
    const groups = [...grouped(records('conditional'), r => r.input)];
    const place = layout(width, groups.map(g => g[0]), t, 150);
    const values = records('conditional').map(r => r.mean), option = base(t);
    option.tooltip.formatter = params => params.map(p => round(p.value[0]) + ': ' + round(p.value[1], 4) + ' months').join('<br>');
    return { height: place.height, option: Object.assign(option, { title: place.headings, grid: place.grids, legend: { show: false },
      xAxis: place.grids.map((g, i) => axis(t, { type: 'value', scale: true, gridIndex: i, splitLine: { show: false } })),
      yAxis: place.grids.map((g, i) => axis(t, { type: 'value', gridIndex: i, min: Math.floor(Math.min(...values)), max: Math.ceil(Math.max(...values)) })),
      series: groups.map(([input, rows], i) => ({ type: 'line', name: input, xAxisIndex: i, yAxisIndex: i, symbolSize: 4, symbol: 'circle',
        data: rows.map(r => [(r.input_low + r.input_high) / 2, r.mean]), itemStyle: { color: t.series[0] }, lineStyle: { color: t.series[0], width: 2 } })) }) };
  };

  draw.ratio = function (t, width) {
    const groups = [...grouped(records('ratio'), r => r.scenario)];
    const place = layout(width, groups.map(([key]) => label(key)), t, 210, groups.map(([key]) => color(t, key)));
    const values = records('ratio').filter(r => r.probability >= 0.05 && r.probability <= 0.95).map(r => r.value);
    const low = Math.min(...values), high = Math.max(...values), option = base(t);
    // Bands are drawn in logarithms, as stacking adds; labels tell ratios.
    const log = x => Math.log10(x), power = y => round(Math.pow(10, y), 2);
    option.tooltip.formatter = params => params.filter(p => p.value[2]).map(p => { const q = p.value[2];
      return '<b>' + escaped(p.seriesName) + ', ' + q.quarter + '</b><br>median ' + round(q['q0.5']) + '<br>50 %: ' + round(q['q0.25']) + ' to ' + round(q['q0.75']) + '<br>90 %: ' + round(q['q0.05']) + ' to ' + round(q['q0.95']); }).join('<br>');
    Object.assign(option, { title: place.headings, grid: place.grids, legend: { show: false },
      xAxis: place.grids.map((g, i) => axis(t, { type: 'category', boundaryGap: false, gridIndex: i, data: byQuarter(groups[i][1], r => 'q' + r.probability).map(p => p.quarter) })),
      yAxis: place.grids.map((g, i) => axis(t, { type: 'value', gridIndex: i, min: Math.floor(log(low) * 2) / 2, max: Math.ceil(log(high) * 2) / 2, interval: 0.5, axisLabel: { formatter: power } })), series: [] });
    groups.forEach(([key, rows], i) => {
      const c = color(t, key), points = byQuarter(rows, r => 'q' + r.probability).map(p => Object.assign(p, { x: p.quarter }));
      if (points.every(p => 'q0.05' in p && 'q0.95' in p)) option.series.push(...band(key + '90', points, p => log(p['q0.05']), p => log(p['q0.95']), c, 0.2, i));
      if (points.every(p => 'q0.25' in p && 'q0.75' in p)) option.series.push(...band(key + '50', points, p => log(p['q0.25']), p => log(p['q0.75']), c, 0.3, i));
      option.series.push({ type: 'line', name: label(key), xAxisIndex: i, yAxisIndex: i, symbol: 'none', data: points.map(p => [p.x, log(p['q0.5']), p]), itemStyle: { color: c }, lineStyle: { color: c, width: 2.6, type: dash(key) } });
    });
    return { height: place.height, option: option };
  };

  draw.convergence = function (t, width) {
    const rows = records('convergence').filter(r => r.half_width > 0), option = base(t);
    const kinds = [...new Set(rows.map(r => r.statistic))];
    const series = [...grouped(rows, r => r.scenario + '\u0000' + r.statistic).values()].map(group => ({ type: 'line', name: label(group[0].scenario) + ', ' + group[0].statistic,
      data: group.map(r => [r.draws, r.half_width]), symbol: symbols[kinds.indexOf(group[0].statistic) % symbols.length], symbolSize: 5,
      itemStyle: { color: color(t, group[0].scenario) }, lineStyle: { color: color(t, group[0].scenario), width: 1.6, type: dashes[kinds.indexOf(group[0].statistic) % dashes.length] } }));
    if (rows.length) {
      const draws = rows.map(r => r.draws), from = Math.min(...draws), to = Math.max(...draws), most = Math.max(...rows.map(r => r.half_width));
      if (to > from) series.push({ type: 'line', name: 'slope of random draws', symbol: 'none', silent: true, data: [[from, most], [to, most * Math.sqrt(from / to)]], itemStyle: { color: t.soft }, lineStyle: { color: t.soft, type: 'dotted', width: 1.5 } });
    }
    option.tooltip = Object.assign(option.tooltip, { trigger: 'item', formatter: p => escaped(p.seriesName) + '<br>' + p.value[0].toLocaleString('en') + ' draws: ± ' + round(p.value[1]) + ' months' });
    const space = legendSpace(width, series.map(s => s.name));
    return { height: 310 + space, option: Object.assign(option, { grid: { left: 66, right: 24, top: space, bottom: 46 },
      xAxis: axis(t, { type: 'log', name: 'draws', axisLabel: { formatter: n => n >= 1e6 ? n / 1e6 + ' M' : n >= 1e3 ? n / 1e3 + ' k' : n } }), yAxis: axis(t, { type: 'log', name: '± months', nameGap: 48, axisLabel: { formatter: y => round(y, 1) } }), series: series }) };
  };

  draw.inputs = function (t, width) {
    const groups = [...grouped(records('inputs'), r => r.input)].filter(g => g[1].length > 1);
    const columns = width < 560 ? 2 : 5, w = width / columns, height = 92, option = base(t), grids = [], titles = [];
    groups.forEach(([name, rows], i) => {
      const x = (i % columns) * w, y = Math.floor(i / columns) * height;
      grids.push({ left: x + 8, top: y + 24, width: w - 22, height: height - 50 });
      titles.push({ text: name, left: x + 4, top: y, textStyle: { color: t.ink, fontSize: 12, fontWeight: 500, width: w - 12, overflow: 'truncate' } });
    });
    option.tooltip.formatter = params => round(params[0].value[0]) + ' ' + escaped(groups[params[0].axisIndex || 0][1][0].unit || '');
    return { height: Math.ceil(groups.length / columns) * height + 6, option: Object.assign(option, { title: titles, grid: grids, legend: { show: false },
      xAxis: groups.map(([name, rows], i) => axis(t, { type: 'value', gridIndex: i, min: rows[0].x, max: rows[rows.length - 1].x, splitNumber: 2, splitLine: { show: false }, axisTick: { show: false },
        axisLabel: { fontSize: 11, showMinLabel: true, showMaxLabel: true, alignMinLabel: 'left', alignMaxLabel: 'right', hideOverlap: false, formatter: x => round(x, 2) }, interval: rows[rows.length - 1].x - rows[0].x })),
      yAxis: groups.map((g, i) => ({ type: 'value', gridIndex: i, show: false })),
      series: groups.map(([name, rows], i) => ({ type: 'line', name: name, xAxisIndex: i, yAxisIndex: i, symbol: 'none', data: rows.map(r => [r.x, r.density]),
        itemStyle: { color: t.series[0] }, lineStyle: { color: t.series[0], width: 1.6 }, areaStyle: { color: t.series[0], opacity: 0.15 } })) }) };
  };

  draw.rival = function (t, width) {
    const rows = records('rival'), option = base(t), points = byQuarter(rows, r => r.statistic).map(p => Object.assign(p, { x: p.quarter }));
    const series = [];
    if (points.every(p => 'p05' in p && 'p95' in p)) series.push(...band('r90', points, p => p.p05, p => p.p95, t.soft, 0.2, 0));
    series.push({ type: 'line', name: 'rival: median, 90 % range', symbol: 'none', data: points.map(p => [p.x, p.p50]), itemStyle: { color: t.soft }, lineStyle: { color: t.soft, width: 2.6 } });
    if (data.datasets.fan) for (const [key, group] of grouped(records('fan').filter(r => r.probability === 0.5), r => r.scenario)) {
      series.push({ type: 'line', name: label(key), symbol: 'none', data: group.map(r => [r.quarter_label, r.value]), itemStyle: { color: color(t, key) }, lineStyle: { color: color(t, key), width: 2, type: dash(key) } });
    }
    const names = series.filter(s => !s.silent).map(s => s.name), space = legendSpace(width, names);
    option.legend.data = names;
    option.tooltip.formatter = params => lines(params.filter(p => names.includes(p.seriesName)), params[0].value[0], p => escaped(p.seriesName) + ': ' + round(p.value[1]) + ' months');
    return { height: 270 + space, option: Object.assign(option, { grid: { left: 50, right: 14, top: space, bottom: 34 },
      xAxis: axis(t, { type: 'category', boundaryGap: false, data: points.map(p => p.quarter) }), yAxis: axis(t, { type: 'value', name: 'months', nameGap: 34 }), series: series }) };
  };

  // --- drawing, again where width or colours change

  function redraw(id) {
    const plot = document.querySelector('#chart-' + id + ' .plot');
    const width = printing ? 680 : plot.clientWidth;
    if (!width) return;
    const drawn = draw[id](theme(), width);
    let chart = charts.get(id);
    if (!chart) {
      chart = echarts.init(plot, null, { renderer: 'svg', width: width, height: drawn.height });
      charts.set(id, chart);
    } else {
      chart.resize({ width: width, height: drawn.height });
    }
    plot.style.height = drawn.height + 'px';
    chart.setOption(drawn.option, { notMerge: true });
  }

  const ids = [...document.querySelectorAll('figure[data-chart]')].map(f => f.dataset.chart).filter(id => draw[id]);
  const all = () => ids.forEach(redraw);

  document.body.classList.add('drawn');
  all();
  let width = window.innerWidth;
  let waiting = 0;
  window.addEventListener('resize', () => {
    if (window.innerWidth === width) return;
    width = window.innerWidth;
    clearTimeout(waiting);
    waiting = setTimeout(all, 120);
  });
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', all);
  window.addEventListener('beforeprint', () => { printing = true; all(); });
  window.addEventListener('afterprint', () => { printing = false; all(); });
  matchMedia('print').addEventListener('change', e => { printing = e.matches; all(); });

  // --- the threshold

  const range = document.getElementById('threshold-range'), number = document.getElementById('threshold-number');
  if (range) {
    const rows = grouped(records('threshold'), r => r.scenario);
    const cumulative = (key, x) => (rows.get(key) || []).reduce((most, r) => r.bin_high <= x ? Math.max(most, r.cumulative) : most, 0);
    const show = x => {
      document.getElementById('threshold-value').textContent = String(x).replace('-', '−');
      range.setAttribute('aria-valuetext', x + ' months');
      for (const row of document.querySelectorAll('#threshold-table tbody tr')) {
        const p = cumulative(row.dataset.scenario, x);
        row.querySelector('.below').textContent = percent(p);
        row.querySelector('.above').textContent = percent(1 - p);
      }
      if (ids.includes('threshold')) redraw('threshold');
    };
    const move = from => {
      // To the edges of bins, where the table has the probability.
      const x = Math.round(Math.min(Math.max(Number(from.value), Number(range.min)), Number(range.max)) * 4) / 4;
      range.value = x;
      if (from !== number) number.value = x;
      show(x);
    };
    range.addEventListener('input', () => move(range));
    number.addEventListener('input', () => { if (number.value !== '') move(number); });
    number.addEventListener('change', () => { move(number); number.value = range.value; });
    document.getElementById('threshold-form').addEventListener('submit', e => e.preventDefault());
  }

  // --- CSV

  function field(value) {
    if (value === null || value === undefined) return '';
    const text = String(value);
    // A text that a spreadsheet would take for a formula is kept a text.
    const safe = typeof value === 'string' && /^[=+\-@\t\r]/.test(text) ? "'" + text : text;
    return /[",\r\n]/.test(safe) ? '"' + safe.replace(/"/g, '""') + '"' : safe;
  }

  function csv(id) {
    const set = data.datasets[id];
    return [set.columns].concat(set.rows).map(row => row.map(field).join(',')).join('\r\n') + '\r\n';
  }

  for (const button of document.querySelectorAll('button[data-csv]')) {
    button.addEventListener('click', () => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob([csv(button.dataset.csv)], { type: 'text/csv' }));
      link.download = data.run + '-' + button.dataset.csv + '.csv';
      link.click();
      setTimeout(() => URL.revokeObjectURL(link.href), 1000);
    });
  }
})();
