// The picture of a network, drawn from what the page carries. Everything in it stands in the tables below it too.
import cytoscape from "cytoscape";

const SHAPES = { person: "ellipse", place: "round-rectangle", agency: "hexagon", happening: "diamond" };
const FILLS = { person: "#ffffff", place: "#e2eef9", agency: "#e5f2ec", happening: "#fff6d9" };
const INK = "#0b0c0c";
const RISK = "#ca3535";
const NARROW = 800;
const DASHES = { family: "solid", risk: "solid", home: "dashed", work: "dotted", named: "dotted", told: "dotted" };

function begin() {
  const place = document.querySelector("[data-network]");
  const data = document.getElementById("network-picture");
  if (!place || !data) return;
  const told = JSON.parse(data.textContent);
  place.hidden = false;
  const canvas = place.querySelector("[data-network-canvas]");
  const spots = laidOut(told.points, canvas.clientWidth < NARROW);
  const graph = cytoscape({
    container: canvas,
    elements: [...told.points.map(point), ...told.joins.map(join)],
    layout: { name: "preset", positions: (node) => spots[node.id()], padding: 24 },
    style: STYLE,
    minZoom: 0.2,
    maxZoom: 3,
    userZoomingEnabled: false,
    autoungrabify: false,
  });
  zoomButtons(place, graph);
  walk(place, canvas, graph, told);
  window.addEventListener("resize", () => graph.resize().fit(undefined, 24));
  window.addEventListener("beforeprint", () => graph.fit(undefined, 24));
}

// The same picture every time: people round the one in the middle, places on one side, agencies on the other, and what
// happened along the bottom from the earliest to the latest. A narrow window has all of it one above the other.
function laidOut(points, isNarrow) {
  const of = (kind) => points.filter((each) => each.kind === kind && !each.isCentre);
  const [people, places, agencies] = [of("person"), of("place"), of("agency")];
  const happened = of("happening").slice().reverse();
  const spots = Object.fromEntries(points.filter((each) => each.isCentre).map((each) => [each.id, { x: 0, y: 0 }]));
  if (isNarrow) {
    const ring = ringed(spots, people, 150, 110 + people.length * 10);
    rowed(spots, places, 3, 160, -ring - 110 * Math.ceil(places.length / 3));
    const below = rowed(spots, agencies, 3, 160, ring + 130);
    rowed(spots, happened, 3, 160, below);
  } else {
    const tall = Math.max(places.length, agencies.length, 3);
    const ring = ringed(spots, people, 190 + people.length * 8, Math.max(150, tall * 36));
    columned(spots, places, -ring * 1.2 - 320, tall);
    columned(spots, agencies, ring * 1.2 + 320, tall);
    rowed(spots, happened, 8, 150, ring + 150);
  }
  return spots;
}

function ringed(spots, points, wide, high) {
  points.forEach((each, place) => {
    const turn = (2 * Math.PI * (place + 0.5)) / points.length - Math.PI / 2;
    spots[each.id] = { x: wide * Math.cos(turn), y: high * Math.sin(turn) };
  });
  return high;
}

function columned(spots, points, x, tall) {
  const step = Math.max(100, (tall * 90) / Math.max(points.length, 1));
  points.forEach((each, place) => (spots[each.id] = { x, y: (place - (points.length - 1) / 2) * step }));
}

function rowed(spots, points, most, step, from) {
  points.forEach((each, place) => {
    const row = Math.floor(place / most);
    const inRow = Math.min(most, points.length - row * most);
    spots[each.id] = { x: ((place % most) - (inRow - 1) / 2) * step, y: from + row * 110 };
  });
  return from + Math.ceil(points.length / most) * 110;
}

const point = (each) => ({ data: each, classes: `${each.kind}${each.isCentre ? " centre" : ""}` });
const join = (each, number) => ({
  data: { ...each, id: `join-${number}`, source: each.one, target: each.other, label: each.kind === "risk" ? each.label : "" },
  classes: `${each.kind}${each.isContested ? " contested" : ""}`,
});

const STYLE = [
  {
    selector: "node",
    style: {
      shape: (node) => SHAPES[node.data("kind")],
      "background-color": (node) => FILLS[node.data("kind")],
      "border-width": 2,
      "border-color": INK,
      width: 34,
      height: 34,
      label: "data(label)",
      "font-family": "Helvetica Neue, Arial, Helvetica, sans-serif",
      "font-size": 16,
      color: INK,
      "text-valign": "bottom",
      "text-margin-y": 4,
      "text-wrap": "wrap",
      "text-max-width": 150,
      "text-background-color": "#ffffff",
      "text-background-opacity": 0.85,
      "text-background-padding": 1,
    },
  },
  { selector: "node.happening", style: { width: 22, height: 22, "font-size": 13 } },
  { selector: "node.centre", style: { "border-width": 5, width: 44, height: 44, "font-weight": 700 } },
  {
    selector: "edge",
    style: {
      width: 1.5,
      "line-color": "#484949",
      "line-style": (edge) => DASHES[edge.data("kind")],
      "curve-style": "bezier",
      "font-size": 14,
      label: "data(label)",
      color: RISK,
      "text-background-color": "#ffffff",
      "text-background-opacity": 1,
    },
  },
  {
    selector: "edge.risk",
    style: { width: 4, "line-color": RISK, "target-arrow-shape": "triangle", "target-arrow-color": RISK, "z-index": 9 },
  },
  { selector: "edge.contested", style: { "line-style": "dashed", "line-dash-pattern": [2, 6] } },
  { selector: "node.here", style: { "border-color": INK, "border-width": 6, "background-color": "#ffdd00" } },
];

function zoomButtons(place, graph) {
  const by = { in: 1.25, out: 0.8 };
  place.querySelectorAll("[data-network-zoom]").forEach((button) => {
    button.addEventListener("click", () => {
      const how = button.dataset.networkZoom;
      if (how === "all") graph.fit(undefined, 24);
      else graph.zoom({ level: graph.zoom() * by[how], renderedPosition: { x: graph.width() / 2, y: graph.height() / 2 } });
    });
  });
}

// By keyboard: left and right go round what is joined to where one stands, Enter goes there, Escape goes back.
function walk(place, canvas, graph, told) {
  const said = place.querySelector("[data-network-said]");
  const names = Object.fromEntries(told.points.map((each) => [each.id, each.label]));
  const centre = told.points.find((each) => each.isCentre)?.id;
  const way = [centre];
  let turn = -1;
  const joined = () => told.joins.filter((each) => [each.one, each.other].includes(way.at(-1)));
  const far = (each) => (each.one === way.at(-1) ? each.other : each.one);
  const show = (id, words) => {
    graph.nodes().removeClass("here");
    graph.getElementById(id).addClass("here");
    said.textContent = words;
  };
  const stand = () => {
    turn = -1;
    show(way.at(-1), `${names[way.at(-1)]}, joined ${joined().length} times.`);
  };
  const look = (step) => {
    const all = joined();
    if (!all.length) return;
    turn = (turn + step + all.length) % all.length;
    show(far(all[turn]), `${turn + 1} of ${all.length}: ${all[turn].says}`);
  };
  const keys = {
    ArrowRight: () => look(1),
    ArrowDown: () => look(1),
    ArrowLeft: () => look(-1),
    ArrowUp: () => look(-1),
    Enter: () => {
      if (turn >= 0) way.push(far(joined()[turn]));
      stand();
    },
    Escape: () => {
      if (way.length > 1) way.pop();
      stand();
    },
  };
  canvas.addEventListener("focus", stand);
  canvas.addEventListener("keydown", (event) => {
    if (!keys[event.key]) return;
    event.preventDefault();
    keys[event.key]();
  });
  graph.on("tap", "node", (event) => {
    way.push(event.target.id());
    stand();
  });
  graph.on("tap", "edge", (event) => (said.textContent = event.target.data("says")));
}

begin();
